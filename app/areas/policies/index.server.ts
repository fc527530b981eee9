export { loadPolicies } from "./load-policies.server";
export { notePolicyUse } from "./note-policy-use.server";
export {
  allGroups,
  baseRateTable,
  calendarEdits,
  findGroups,
  findPolicy,
  lprTable,
  missingLprDay,
  policyVersionsOf,
} from "./policies.server";
export { policiesHome } from "./policies-home.server";
export { homePlace } from "./policy-page.server";
export { type ResidentRules, residentRules } from "./resident-rules.server";
export { addWorkingDays, isWorkingDay, workingDaysBetween } from "./working-day";
export { workingWeeks } from "./working-weeks.server";
