export type { BulkAction } from "./bulk/bulk-action";
export { maySet, seesCategory, seesSensitive, seesSensitiveCategories } from "./category-sight";
export { ethnicGroupName } from "./ethnic-groups";
export type { FileDetails } from "./file-details";
export { householdFact } from "./households/fact-words";
export { householdList } from "./households/households-view";
export { saysSpouse } from "./households/import/words-of-household";
export { maskIdNumber, maskName, maskPhone, parseIdNumber, prefixRemark, type Sex } from "./id-number";
export { othersPhone, phoneHeading, townHeading } from "./import/headings-of-people";
export { type Difference, detailsFrom, differencesOf } from "./import/people-difference";
export {
  aboveUnknown,
  cellWords,
  checkName,
  type PersonOfFile,
  readPersonCells,
  villageDiffers,
  villageNotFound,
} from "./import/person-cells";
export { peopleList } from "./people-view";
export {
  type Category,
  categories,
  type Education,
  educations,
  type PersonInput,
  type PersonSummary,
  sensitiveCategories,
} from "./person";
export { type HeldSection, heldSection, type KeptRecord, type PersonHoldings } from "./person-holdings";
export { inOrder } from "./person-journey";
export { isSingleCharacter, normaliseName, whyNotName } from "./person-name";
export { countParts } from "./person-parts";
export type { PersonRows } from "./person-rows";
export type { PersonAside, PersonOffer, PersonSource, PersonStep } from "./person-source";
export { isPhone, normalisePhone } from "./phone";
export { isWhole as isWholePicture, photoType as pictureType } from "./photo";
export { peopleText } from "./text";
export { bulkText } from "./text/bulk";
export { deathText } from "./text/death";
export { duplicatesText } from "./text/duplicates";
export { exportText } from "./text/export";
export { householdsText } from "./text/households";
export { moveText } from "./text/move";
export { peopleImportText } from "./text/people-import";
export { relationsText } from "./text/relations";
export { removalText } from "./text/removal";
export { PersonFrame } from "./ui/person-frame";
