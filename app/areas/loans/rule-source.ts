import type { PolicyInForce, PolicyKey } from "~/areas/policies";
import type { BorrowerKind, RuleName } from "./eligibility";

const keys: Partial<Record<RuleName, PolicyKey | Record<BorrowerKind, PolicyKey>>> = {
  graduate: "graduateYears",
  shop: "shopMonths",
  age: "ageTable",
  amount: { person: "personCap", partners: "partnersShare", firm: "firmCap" },
  term: { person: "personTerm", partners: "personTerm", firm: "firmTerm" },
  rate: "rateCap",
  count: "repeatMost",
  settled: "checkSettled",
  otherLoans: "checkOtherLoans",
  otherJob: "checkOtherJob",
  entity: "entityMonths",
  credit: "checkCredit",
  guarantor: "checkGuarantor",
  jobs: "jobsAgain",
  partners: "partnersMost",
  ratio: "firmRatio",
};

/** The value of the policy a rule rests on: its clause where the source has one, and the paper. */
export function ruleSource(policy: PolicyInForce, rule: RuleName, kind: BorrowerKind) {
  const key = keys[rule];
  const row = key ? policy.values[typeof key === "string" ? key : key[kind]] : undefined;
  return row ? { clause: row.clause, source: row.source, versionId: row.versionId } : null;
}
