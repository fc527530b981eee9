export { addVillageIn } from "./add-village.server";
export { fillDemoVillages, loadDivisions } from "./demo.server";
export {
  formerVillages,
  leavesVillage,
  mergesAway,
  stayRows,
  villageThen,
  wasInVillage,
} from "./former-villages.server";
export { givePostIn } from "./give-post.server";
export { type Locator, locatorOf, outlinesOf, positionOf } from "./locator.server";
export { doMerger, isUndoable, type MergerOrder } from "./merge-beside.server";
export { forgetInMergers } from "./mergers.server";
export { openVillages, whyClosed } from "./open-villages.server";
export { villagesSource } from "./search-villages.server";
export { openVillageChoices, villageChoices, villageFilter } from "./village-choices.server";
export { villagesWhenLogged } from "./village-logged.server";
export { takeVillageWords, villageIsNamed, villageMeant } from "./village-meant.server";
export { villageNames } from "./village-names.server";
export { formerStandings, townNameOn, villageNameOn, villageOn, villagesThen } from "./village-past.server";
export {
  codeHistory,
  findVillage,
  findVillages,
  matchesVillage,
  postsOn,
  type Village,
  villageIdByCode,
  villageLabel,
  villagesInScope,
} from "./villages.server";
export { villagesHome } from "./villages-home.server";
