export { loadPolicies } from "./load-policies.server";
export { notePolicyUse } from "./note-policy-use.server";
export {
  allGroups,
  calendarEdits,
  findGroups,
  findPolicy,
  lprTable,
  missingLprDay,
  policyVersionsOf,
} from "./policies.server";
export { homePlace } from "./policy-page.server";
export { addWorkingDays, isWorkingDay, workingDaysBetween } from "./working-day";
