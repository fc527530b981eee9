/** Retirement ages stand with the policies: people of other areas are asked for them too. */
export {
  type AgeCategory,
  type AgeGround,
  type AgeTable,
  ageCategories,
  ageFits,
  ageTables,
  delayMonths,
  leastAge,
  possibleCategories,
  retiresOn,
} from "~/areas/policies";
