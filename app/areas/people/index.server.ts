export { categoryAction, groupAction } from "./bulk/details-actions.server";
export { moveAction } from "./bulk/move-action.server";
export { resumeBulk } from "./bulk/run-bulk.server";
export { compareAll, compareAtNight } from "./compare/compare-all.server";
export { createPersonIn, type WhyNotPerson } from "./create-person.server";
export { fillDemoPeople } from "./demo.server";
export { fillDemoDoubles } from "./demo-doubles.server";
export { fillDemoRelations } from "./demo-relations.server";
export { fillDemoResidences } from "./demo-residences.server";
export { checkPlanted } from "./duplicates/planted-check.server";
export { suspectDuplicates } from "./duplicates/suspect-duplicates.server";
export { fillDerived } from "./fill-derived.server";
export { forgetCopiesIn, rowsAbout } from "./forget-copies.server";
export { makeNamelessIn, personHoldings } from "./holdings.server";
export { fillDemoHouseholds } from "./households/demo-households.server";
export { householdHoldings } from "./households/holdings.server";
export { householdsHome } from "./households/household-home.server";
export { householdOf } from "./households/household-queries.server";
export { lateChecks } from "./households/overdue-checks.server";
export { householdRowsOfPerson } from "./households/rows-of-person.server";
export { householdsSource } from "./households/search-households.server";
export { householdsVillageFigures } from "./households/village-figure.server";
export { householdsOfVillage } from "./households/work-of-village.server";
export { beginImport } from "./import/begin-import.server";
export { compareNew } from "./import/compare-new.server";
export { keepPeopleFile } from "./import/keep-people-file.server";
export { firstRowId } from "./import/people-fields";
export { leavePeopleImports, resumePeopleImports } from "./import/people-jobs.server";
export { lookAtPeopleFile as lookAtFile, rowsOfFile } from "./import/read-people.server";
export { runPeopleImport } from "./import/run-people-import.server";
export { sealOldUndo } from "./import/undo-data.server";
export { type LikelyPerson, likelySame } from "./likely-same.server";
export { checkedGround, groundOf, isPastAge } from "./over-age.server";
export { peopleHome } from "./people-home.server";
export {
  countInVillage,
  countsByVillage,
  findPeopleByPhone,
  findPerson,
  findPersonByIdNumber,
  personSummaries,
} from "./people-queries.server";
export { personHead } from "./person-head.server";
export { numberIndexesOf, personOfIndex } from "./person-of-index.server";
export {
  findByNumber,
  idIndex as numberIndex,
  idTailIndex,
  openBankAccount as personAccount,
  openIdNumber,
  type Person,
} from "./person-record.server";
export { guaranteedBy, guarantorsOf, partnersOf, spouseOf } from "./relations/relations.server";
export { relationsOfPerson } from "./relations/relations-aside.server";
export { relationRowsOfPerson } from "./relations/rows-of-person.server";
export { removePersonIn } from "./remove-person.server";
export { revealIdNumbersIn } from "./reveal-part.server";
export { matchesTerm as matchesPerson, peopleSource, searchPeople } from "./search-people.server";
export { putDetailsBackIn, updateDetailsIn } from "./update-from-file.server";
export { peopleVillageFigures } from "./village-figures.server";
export { peopleOfVillage } from "./work-of-village.server";
