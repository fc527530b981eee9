/** Retirement ages stand with the policies: people of other areas are asked for them too. */
export {
  type AgeCategory,
  type AgeTable,
  ageCategories,
  ageFits,
  ageTables,
  delayMonths,
  leastAge,
  retiresOn,
} from "~/areas/policies";
