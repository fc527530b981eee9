export { villagesText } from "./text";
export type { VillageFigure, VillageFigureSource } from "./village-figure";
export { type Post, posts } from "./village-post";
