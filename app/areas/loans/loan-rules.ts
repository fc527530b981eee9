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
    rateCap: n("rateCap"),
    capOverBase: wordOf(policy, "reference") === "BASE",
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

/**
 * Whether the rates of a policy rest on the base lending rate: it says so, or no LPR had been published yet on the day
 * (before 2019-08-20, DOMAIN §1.8).
 */
export const restsOnBase = (policy: Pick<PolicyInForce, "values">, lprPpm: number | null): boolean =>
  wordOf(policy, "reference") === "BASE" || lprPpm === null;

/** Whether the base lending rate of the day must be known: the subsidy is measured by it, or limited by it. */
export const needsBaseRate = (policy: PolicyInForce, kind: BorrowerKind, lprPpm: number | null): boolean =>
  restsOnBase(policy, lprPpm) &&
  (numberOf(policy, "rateCap") !== null ||
    wordOf(policy, kind === "firm" ? "firmRule" : "personRule") === "BASE50");

/**
 * Who pays the interest under a policy, as the engine reads it, with the rates of the day of disbursement in millionths.
 * Where the policy rests on the base lending rate, that rate is what the subsidy is measured by and what the cap is added
 * to; `basePpm` is null only where `needsBaseRate` is false or nothing is worked out.
 */
export function subsidyTerms(
  policy: PolicyInForce,
  kind: BorrowerKind,
  rates: { lprPpm: number | null; basePpm: number | null },
): SubsidyTerms {
  const base = restsOnBase(policy, rates.lprPpm);
  return {
    rule: (wordOf(policy, kind === "firm" ? "firmRule" : "personRule") ?? "PCT") as SubsidyRule,
    minusBp: numberOf(policy, "minusPoints") ?? usualMinusBp,
    shareBp: numberOf(policy, "statePays") ?? usualShareBp,
    referencePpm: base ? rates.basePpm : null,
    rateCapBp: numberOf(policy, "rateCap"),
    capOverPpm: base ? rates.basePpm : null,
    subsidisedYears: numberOf(policy, "subsidisedYears"),
    ...(wordOf(policy, "paidFirst") === "yes" ? { paidFirst: true } : {}),
  };
}
