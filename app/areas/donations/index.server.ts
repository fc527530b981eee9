export { custodyByMonth } from "./custody-by-month.server";
export { fillDemoDonations } from "./demo.server";
export { equipmentHome } from "./equipment-home.server";
export { lateStocktakes, missingThings } from "./late-counts.server";
export { equipmentHoldings, equipmentOfPersonSource, holdersOfPerson } from "./of-person.server";
export {
  computersNow,
  equipmentCounts,
  equipmentOfMergedVillage,
  equipmentOfVillage,
  equipmentVillageFigures,
  equipmentWaiting,
  repairCost,
} from "./of-village.server";
export { equipmentSource } from "./search-equipment.server";
export {
  kindsAt,
  kindsLine,
  thingsOfVillage,
  type VillageThing,
  type VillageThings,
} from "./things-of-village.server";
export { loadAssetThresholds } from "./thresholds.server";
