export { addVillageIn, givePostIn } from "./add-village.server";
export { fillDemoVillages, loadDivisions } from "./demo.server";
export { findVillage, postsOn, type Village, villageLabel, villagesInScope } from "./villages.server";
