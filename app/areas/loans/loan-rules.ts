import { numberOf, type PolicyInForce, wordOf } from "~/areas/policies";
import type { BorrowerKind, LoanRules } from "./eligibility";
import { type SubsidyRule, type SubsidyTerms, usualMinusBp, usualShareBp } from "./engine/loan-life";
import { type CountRule, countsAll } from "./repeat-count";
import type { AgeTable } from "./retirement";

/** Which loans count towards the number that somebody may have [K-M: a local choice]; all where the policy is silent. */
export const countRule = (policy: Pick<PolicyInForce, "values"> | null): CountRule =>
  policy
    ? { partners: wordOf(policy, "countPartners") !== "no", old: wordOf(policy, "countOld") !== "no" }
    : countsAll;

/** The values of a policy as the eligibility rules read them. */
export function loanRules(policy: PolicyInForce, groups: readonly string[], exclusive: boolean): LoanRules {
  const n = (key: Parameters<typeof numberOf>[1]) => numberOf(policy, key);
  const asks = (
    key: "checkOtherLoans" | "checkOtherJob" | "checkCredit" | "checkGuarantor" | "checkSettled",
  ) => wordOf(policy, key) === "yes";
  const ratio = n("firmRatio");
  return {
    personCap: n("personCap"),
    firmCap: n("firmCap"),
    partnersShare: n("partnersShare"),
    partnersCap: n("partnersCap"),
    topJobs: n("topJobs"),
    personTopCap: n("personTopCap"),
    firmTopCap: n("firmTopCap"),
    personTerm: n("personTerm"),
    firmTerm: n("firmTerm"),
    rateCap: wordOf(policy, "reference") === "BASE" ? null : n("rateCap"),
    repeatMost: n("repeatMost"),
    firmRepeatMost: n("firmRepeatMost"),
    counts: countRule(policy),
    jobsAgain: n("jobsAgain"),
    smallLoanCap: n("smallLoanCap"),
    waiverCap: n("waiverCap"),
    graduateYears: n("graduateYears"),
    shopMonths: n("shopMonths"),
    entityMonths: n("entityMonths"),
    partnersMost: n("partnersMost"),
    ageTable: (wordOf(policy, "ageTable") ?? "statutory") as AgeTable,
    ratio:
      ratio === null
        ? null
        : { ratioBp: ratio, ratioLargeBp: n("firmRatioLarge"), largeOver: n("firmLargeOver") },
    groups,
    asks: {
      otherLoans: asks("checkOtherLoans"),
      otherJob: asks("checkOtherJob"),
      credit: asks("checkCredit"),
      guarantor: asks("checkGuarantor"),
      settled: asks("checkSettled"),
    },
    exclusive,
  };
}

/** Whether the subsidy of a borrower is measured by the base lending rate, which must be known then. */
export const needsBaseRate = (policy: PolicyInForce, kind: BorrowerKind): boolean =>
  wordOf(policy, "reference") === "BASE" &&
  wordOf(policy, kind === "firm" ? "firmRule" : "personRule") === "BASE50";

/**
 * Who pays the interest under a policy, as the engine reads it. Where the reference is the base lending rate no cap is
 * taken, and a share of it is measured by `basePpm`, the rate in force on the day of disbursement in millionths; null
 * only where `needsBaseRate` is false or nothing is worked out.
 */
export function subsidyTerms(
  policy: PolicyInForce,
  kind: BorrowerKind,
  basePpm: number | null = null,
): SubsidyTerms {
  const base = wordOf(policy, "reference") === "BASE";
  return {
    rule: (wordOf(policy, kind === "firm" ? "firmRule" : "personRule") ?? "PCT") as SubsidyRule,
    minusBp: numberOf(policy, "minusPoints") ?? usualMinusBp,
    shareBp: numberOf(policy, "statePays") ?? usualShareBp,
    referencePpm: base ? basePpm : null,
    rateCapBp: base ? null : numberOf(policy, "rateCap"),
    subsidisedYears: numberOf(policy, "subsidisedYears"),
  };
}
