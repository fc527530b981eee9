export {
  covers,
  national,
  numberOf,
  type PolicyInForce,
  type PolicyValueRow,
  type PolicyVersionRow,
  policyOn,
  type ValueInForce,
  wordOf,
} from "./policy";
export { earlierNames, type GroupRow, groupsOn } from "./policy-group";
export { type Confidence, type PolicyKey, policyKeys } from "./policy-key";
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
} from "./retirement";
export { policyText } from "./text";
export { lprText } from "./text/lpr";
export { changesWords, confidenceBadge, rateWords, subsidyRuleWords } from "./ui/policy-words";
