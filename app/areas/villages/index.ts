export { villagesText } from "./text";
export type { VillageFigure } from "./village-figure";
export { type Post, posts } from "./village-post";
