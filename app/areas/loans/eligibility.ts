import { addMonths, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type AgeAsked, ageFinding } from "./age-rule";
import { type Ceilings, firmCeiling, partnersCeiling, personCeiling } from "./ceiling";
import { hiresNeeded, type RatioRule } from "./firm-ratio";
import type { CountRule } from "./repeat-count";
import type { AgeTable } from "./retirement";

export const borrowerKinds = ["person", "partners", "firm"] as const;
export type BorrowerKind = (typeof borrowerKinds)[number];

export const answers = ["yes", "no", "unknown"] as const;
/** What is known of a fact: `unknown` needs proof. */
export type Answer = (typeof answers)[number];

export const loanKinds = ["none", "student", "housing", "car", "poverty", "consumer", "other"] as const;
export type LoanKind = (typeof loanKinds)[number];
/** What was said of another loan, and that nobody has said it yet. */
export const saidKinds = ["unknown", ...loanKinds] as const;
export type SaidKind = (typeof saidKinds)[number];
export interface OtherLoan {
  kind: LoanKind;
  amountFen: Fen;
  /** A guaranteed loan that this house knows of: its note. It is never allowed beside another. */
  noteNumber?: string;
}

/** What is asked of a borrower. */
export interface Applicant extends AgeAsked {
  kind: BorrowerKind;
  amountFen: Fen;
  ratePpm: number;
  /** LPR of the day, or the base rate where the policy rests on it. */
  lprPpm: number | null;
  group: string;
  groupProof: Answer;
  graduatedOn: Day | null;
  shopOpenedOn: Day | null;
  registeredOn: Day | null;
  /** What runs for other borrowers under the credit code of the business; absent in the calculator. */
  sameBusiness?: { applications: number; loans: number };
  own: OtherLoan | "unknown";
  /**
   * Null when there is no spouse; unknown while nothing is said of a marriage, or of the loans of the spouse; denied where
   * the register has a spouse and the form has none.
   */
  spouse: OtherLoan | null | "unknown" | "denied";
  /** The form names another spouse than the register; absent in the calculator, which asks for no name. */
  spouseDiffers?: boolean;
  loansBefore: number;
  previousSettled: Answer;
  freeOfOtherJob: Answer;
  goodCredit: Answer;
  guarantorFree: Answer;
  /** The days on which borrower and guarantor died, while the application is under way; absent in the calculator. */
  diedOn?: Day | null;
  guarantorDiedOn?: Day | null;
  /** Asked for without a counter-guarantee; absent in the calculator. */
  waived?: boolean;
  jobsNamed: number;
  jobsProved: number;
  partners: number;
  eligiblePartners: number;
  staff: number;
  hired: number;
  /** Of them, how many stand in the list with their contract; absent where there is no list, as in the calculator. */
  hiresListed?: number;
  noArrears: Answer;
  noOtherSubsidy: Answer;
}

/** What the policy of the day says, as far as the rules need it. */
export interface LoanRules extends Ceilings {
  personTerm: number | null;
  firmTerm: number | null;
  rateCap: number | null;
  /** Whether the cap is added to the base lending rate. */
  capOverBase: boolean;
  repeatMost: number | null;
  firmRepeatMost: number | null;
  /** Which loans count towards it. */
  counts: CountRule;
  jobsAgain: number | null;
  smallLoanCap: Fen | null;
  waiverCap: Fen | null;
  graduateYears: number | null;
  shopMonths: number | null;
  entityMonths: number | null;
  partnersMost: number | null;
  ageTable: AgeTable;
  ratio: RatioRule | null;
  /** Groups in force on the day of application. */
  groups: readonly string[];
  /** Facts that the policy asks for at all. */
  asks: Record<"otherLoans" | "otherJob" | "credit" | "guarantor" | "settled", boolean>;
  /** Whether another subsidy of the central government excludes this one: from 2026. */
  exclusive: boolean;
}

export const ruleNames = [
  "alive",
  "group",
  "groupProof",
  "graduate",
  "shop",
  "age",
  "amount",
  "term",
  "rate",
  "count",
  "settled",
  "otherLoans",
  "otherJob",
  "entity",
  "business",
  "credit",
  "guarantor",
  "jobs",
  "partners",
  "ratio",
  "arrears",
  "doubleSubsidy",
] as const;
export type RuleName = (typeof ruleNames)[number];

export const verdicts = ["fails", "proof", "meets"] as const;
export type Verdict = (typeof verdicts)[number];

/** One rule with the values it was decided by: fen, days, counts. Words are made where it is shown. */
export interface Finding {
  rule: RuleName;
  verdict: Verdict;
  values: Readonly<Record<string, string | number | null>>;
}

type Check = (a: Applicant, r: LoanRules) => Omit<Finding, "rule"> | null;

const verdictOf = (ok: boolean): Verdict => (ok ? "meets" : "fails");
const byAnswer = (answer: Answer): Omit<Finding, "rule"> => ({
  verdict: answer === "yes" ? "meets" : answer === "no" ? "fails" : "proof",
  values: {},
});
/** A limit that the policy does not know decides nothing. */
const atMost = (
  n: number,
  most: number | null,
  values: Finding["values"] = {},
): Omit<Finding, "rule"> | null =>
  most === null ? null : { verdict: verdictOf(n <= most), values: { used: n, most, ...values } };

/** What was not filled in yet decides nothing: it needs proof. */
const given = (n: number, finding: Omit<Finding, "rule"> | null): Omit<Finding, "rule"> | null =>
  finding && n <= 0 ? { ...finding, verdict: "proof" } : finding;

/** Whether a loan beside this one is allowed (DOMAIN §1.2); null when the small consumer loan decides and is too big. */
export function loanAllowed(loan: OtherLoan, smallLoanCap: Fen | null): boolean {
  if (loan.noteNumber !== undefined) return false;
  if (loan.kind === "consumer") return loan.amountFen <= (smallLoanCap ?? 0);
  return loan.kind !== "other";
}

const otherLoans = (a: Applicant, r: LoanRules): Omit<Finding, "rule"> => {
  const cap = r.smallLoanCap ?? 0;
  const said = [
    { who: "own", loan: a.own },
    { who: "spouse", loan: a.spouse },
  ];
  const parts = said.flatMap(({ who, loan }) =>
    loan === null || typeof loan === "string" ? [] : [{ who, loan }],
  );
  const bad = parts.find((p) => !loanAllowed(p.loan, cap));
  if (!bad) {
    // How much of it is owed decides: not said is not small.
    const open = parts.find((p) => p.loan.kind === "consumer" && p.loan.amountFen <= 0);
    if (open) return { verdict: "proof", values: { who: open.who, kind: open.loan.kind, cap } };
    if (a.spouseDiffers) return { verdict: "proof", values: { who: "spouse", cap, differs: 1 } };
    const silent = said.find((p) => p.loan === "denied") ?? said.find((p) => p.loan === "unknown");
    return silent
      ? {
          verdict: "proof",
          values: { who: silent.who, cap, ...(silent.loan === "denied" ? { denied: 1 } : {}) },
        }
      : { verdict: "meets", values: { cap } };
  }
  const { kind, amountFen, noteNumber } = bad.loan;
  return {
    verdict: "fails",
    values: {
      who: bad.who,
      kind,
      amountFen,
      cap,
      repayFen: kind === "consumer" ? amountFen - cap : amountFen,
      ...(noteNumber === undefined ? {} : { note: noteNumber }),
    },
  };
};

const ceilingOf = (a: Applicant, r: LoanRules): Fen | null =>
  a.kind === "person"
    ? personCeiling(r, a.jobsProved)
    : a.kind === "firm"
      ? firmCeiling(r, a.hired)
      : partnersCeiling(r, a.eligiblePartners);

/** The most that may be lent to this borrower; null when the policy knows no ceiling. */
export const mostFor = ceilingOf;

const checks: Record<RuleName, Check> = {
  // Said of the living to nobody: it stands there once a death is on record.
  alive: (a) => (a.diedOn ? { verdict: "fails", values: { on: a.diedOn } } : null),
  group: (a, r) => {
    if (a.kind === "firm") return null;
    const verdict = a.group === "" ? "proof" : verdictOf(r.groups.includes(a.group));
    return { verdict, values: { on: a.appliedOn } };
  },
  groupProof: (a, r) => (a.kind === "firm" || !r.groups.includes(a.group) ? null : byAnswer(a.groupProof)),
  graduate: (a, r): ReturnType<Check> => {
    if (a.kind === "firm" || a.group !== "graduate" || r.graduateYears === null) return null;
    if (!a.graduatedOn) return { verdict: "proof", values: { years: r.graduateYears, until: null } };
    const until = addMonths(a.graduatedOn, r.graduateYears * 12);
    // Who has not graduated yet is no graduate; or the year is typed wrong.
    if (a.graduatedOn > a.appliedOn)
      return { verdict: "fails", values: { years: r.graduateYears, until, ahead: a.graduatedOn } };
    // The day of application decides, not that of approval (DOMAIN §8.14).
    return { verdict: verdictOf(a.appliedOn <= until), values: { years: r.graduateYears, until } };
  },
  shop: (a, r) => {
    if (a.kind === "firm" || a.group !== "online-shop" || r.shopMonths === null) return null;
    if (!a.shopOpenedOn) return { verdict: "proof", values: { months: r.shopMonths, from: null } };
    const from = addMonths(a.shopOpenedOn, r.shopMonths);
    return { verdict: verdictOf(from <= a.appliedOn), values: { months: r.shopMonths, from } };
  },
  age: (a, r) => (a.kind === "firm" ? null : ageFinding(a, r.ageTable)),
  amount: (a, r) =>
    given(
      a.amountFen,
      atMost(
        a.amountFen,
        ceilingOf(a, r),
        a.kind === "partners"
          ? { eligible: a.eligiblePartners, each: r.personCap, share: (r.partnersShare ?? 10_000) / 100 }
          : {},
      ),
    ),
  term: (a, r) => given(a.termMonths, atMost(a.termMonths, a.kind === "firm" ? r.firmTerm : r.personTerm)),
  rate: (a, r) =>
    r.rateCap === null || a.lprPpm === null
      ? null
      : atMost(a.ratePpm, a.lprPpm + r.rateCap * 100, {
          points: r.rateCap,
          base: r.capOverBase ? 1 : 0,
        }),
  count: (a, r) =>
    atMost(a.loansBefore + 1, a.kind === "firm" ? (r.firmRepeatMost ?? r.repeatMost) : r.repeatMost, {
      partners: r.counts.partners ? 1 : 0,
      old: r.counts.old ? 1 : 0,
    }),
  settled: (a, r) => (a.loansBefore === 0 || !r.asks.settled ? null : byAnswer(a.previousSettled)),
  otherLoans: (a, r) => (a.kind === "firm" || !r.asks.otherLoans ? null : otherLoans(a, r)),
  otherJob: (a, r) => (a.kind === "firm" || !r.asks.otherJob ? null : byAnswer(a.freeOfOtherJob)),
  entity: (a, r) => {
    if (r.entityMonths === null) return null;
    if (!a.registeredOn) return { verdict: "proof", values: { months: r.entityMonths, from: null } };
    const from = addMonths(a.registeredOn, r.entityMonths);
    return { verdict: verdictOf(from <= a.appliedOn), values: { months: r.entityMonths, from } };
  },
  business: (a) => {
    const { applications, loans } = a.sameBusiness ?? { applications: 0, loans: 0 };
    if (applications + loans === 0) return null;
    // The firm is the borrower: its loan before must be settled (DOMAIN §1.6). Else somebody has to find out whose business it is.
    return { verdict: a.kind === "firm" && loans > 0 ? "fails" : "proof", values: { applications, loans } };
  },
  // What was said of a couple is not said of another spouse.
  credit: (a, r) =>
    r.asks.credit ? byAnswer(a.spouseDiffers && a.goodCredit === "yes" ? "unknown" : a.goodCredit) : null,
  guarantor: (a, r) =>
    a.guarantorDiedOn
      ? { verdict: "fails", values: { died: a.guarantorDiedOn } }
      : !r.asks.guarantor
        ? null
        : r.waiverCap !== null && a.amountFen <= r.waiverCap
          ? { verdict: "meets", values: { waiver: r.waiverCap } }
          : // No guarantor is there to look at: what decides is the amount up to which none is needed.
            a.waived && r.waiverCap !== null
            ? { verdict: "fails", values: { cap: r.waiverCap, used: a.amountFen } }
            : byAnswer(a.guarantorFree),
  jobs: (a, r) => {
    if (a.kind === "firm" || a.loansBefore === 0 || r.jobsAgain === null) return null;
    const values = { needed: r.jobsAgain, named: a.jobsNamed, proved: a.jobsProved };
    if (a.jobsNamed < r.jobsAgain) return { verdict: "fails", values };
    return { verdict: a.jobsProved >= r.jobsAgain ? "meets" : "proof", values };
  },
  // Each of them must be eligible: somebody who is not is taken off, or another comes in (DOMAIN §1.7, §1.10).
  partners: (a, r) => {
    const short = a.partners - a.eligiblePartners;
    if (a.kind !== "partners" || (r.partnersMost === null && short <= 0)) return null;
    const values = { used: a.partners, most: r.partnersMost ?? a.partners, short };
    if (a.partners > values.most) return { verdict: "fails", values };
    return { verdict: short <= 0 ? "meets" : a.group === "" ? "proof" : "fails", values };
  },
  ratio: (a, r) => {
    if (a.kind !== "firm" || !r.ratio) return null;
    const { needed, ratioBp } = hiresNeeded(a.staff, r.ratio);
    const values = {
      staff: a.staff,
      hired: a.hired,
      needed,
      percent: ratioBp / 100,
      listed: a.hiresListed ?? null,
    };
    if (a.staff <= 0) return { verdict: "proof", values };
    if (a.hired < needed) return { verdict: "fails", values };
    // A number alone proves nothing: the list of those hired carries it, each counted in one firm only (DOMAIN §8.11).
    return { verdict: (a.hiresListed ?? a.hired) >= needed ? "meets" : "proof", values };
  },
  arrears: (a) => (a.kind === "firm" ? byAnswer(a.noArrears) : null),
  doubleSubsidy: (a, r) => (r.exclusive ? byAnswer(a.noOtherSubsidy) : null),
};

/** Every rule that applies to a borrower, the failing ones first, then those that need proof (FEATURES 56). */
export function findingsOf(a: Applicant, r: LoanRules): Finding[] {
  const found = ruleNames.flatMap((rule): Finding[] => {
    const finding = checks[rule](a, r);
    return finding ? [{ rule, ...finding }] : [];
  });
  return verdicts.flatMap((verdict) => found.filter((f) => f.verdict === verdict));
}
