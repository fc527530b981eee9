export { type ClosedVillage, closedVillageEn, closedVillageZh } from "./closed-village";
export { villagesText } from "./text";
export type { VillageFigure, VillageFigureSource } from "./village-figure";
export { type FoundVillage, type VillageName, villageFinder } from "./village-finder";
export { openVillageItems, villageItems } from "./village-items";
export { type Post, posts } from "./village-post";
export type { VillageWork } from "./village-work";
