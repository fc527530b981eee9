export type { FileDetails } from "./file-details";
export { householdFact } from "./households/fact-words";
export { maskIdNumber, maskName, maskPhone, parseIdNumber, prefixIsUnusual, type Sex } from "./id-number";
export { type Difference, detailsFrom, differencesOf } from "./import/people-difference";
export { cellWords, type PersonOfFile, readPersonCells } from "./import/person-cells";
export {
  type Category,
  categories,
  type Education,
  educations,
  type PersonInput,
  type PersonSummary,
} from "./person";
export { isSingleCharacter, normaliseName, whyNotName } from "./person-name";
export type { PersonRows } from "./person-rows";
export type { PersonSource, PersonStep } from "./person-source";
export { isPhone, normalisePhone } from "./phone";
export { peopleText } from "./text";
export { duplicatesText } from "./text/duplicates";
export { householdsText } from "./text/households";
export { peopleImportText } from "./text/people-import";
