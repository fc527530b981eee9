import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import {
  type FoundApplication,
  jobsOfApplication,
  partnersOfApplication,
} from "../application/application-queries.server";
import { type Checked, workOutCheck } from "../application/check-application.server";
import {
  type CheckedDocument,
  checklistOf,
  lacking,
  neverLater,
  signedAgain,
  wantedDocuments,
} from "../application/checklist";
import { deadGuarantors, deadPartners } from "../application/deaths.server";
import { documentsOf } from "../application/documents.server";
import { guarantorNear } from "../application/guarantor-kin.server";
import { guarantorsFree } from "../application/guarantor-limits.server";
import { loanBeside, registerOfSpouse, type WhoseLoan } from "../application/loans-beside.server";
import { missingFields } from "../application/missing-fields";
import { whoeverGuarantees } from "../application/whoever-guarantees.server";
import { type ApplicationState, isEnded } from "../application-state";
import { companiesToChoose } from "../fund/funds.server";
import { deedsBehind } from "../papers/lapse-changed.server";
import { deedsToSignAgain, sheetsOvertaken } from "../papers/sign-again.server";
import { committeeFor } from "./committee";
import { whyNotSecond } from "./four-eyes";
import { handsOf } from "./hands.server";
import type { Step, StepKey } from "./steps";

export type WhyNotStep =
  | "step.why.madeIt"
  | "step.why.reviewedIt"
  | "step.why.fields"
  | "step.why.noPolicy"
  | "step.why.failing"
  | "step.why.unproved"
  | "step.why.findings"
  | "step.why.papers"
  | "step.why.papersFirst"
  | "step.why.committee"
  | "step.why.noCommittee"
  | "step.why.lapsed"
  | `step.why.${WhoseLoan}`
  | "step.why.guarantor"
  | "step.why.guarantorNear"
  | "step.why.guarantorDead"
  | "step.why.partnerDead"
  | "step.why.unsigned"
  | "step.why.signAgain"
  | "step.why.signedSheets"
  | "step.why.dead";

/** What an application stands on, read once for all its steps. */
export interface Standing {
  found: FoundApplication;
  today: Day;
  check: Checked | null;
  /** Kinds of papers that lack. */
  lacking: readonly string[];
  checklist: readonly CheckedDocument[];
  missing: readonly string[];
  /** A loan that runs beside. */
  beside: ReturnType<typeof loanBeside>;
  /** Deeds that lapsed and were not issued again, or say something else than the application. */
  deedsAgain: number;
  /** Kinds of them that were issued again, of which the signed sheet is not kept yet. */
  sheetsAgain: number;
}

export function standingOf(db: Reader, found: FoundApplication, today: Day): Standing {
  const { application: a } = found;
  const guarantors = whoeverGuarantees(db, a.id).length;
  const wanted = wantedDocuments(a, {
    jobs: jobsOfApplication(db, a.id).length,
    guarantors,
    ...registerOfSpouse(db, a, today),
  });
  const listed = checklistOf(wanted, documentsOf(db, a.id), today);
  const checklist = isEnded(a.state) ? listed : signedAgain(listed, sheetsOvertaken(db, a));
  const check = workOutCheck(db, found, today);
  return {
    found,
    today,
    check,
    beside: check && loanBeside(db, found, check.rules.asks, today),
    checklist,
    sheetsAgain: a.state === "bank-approved" ? sheetsOvertaken(db, a).length : 0,
    deedsAgain: a.state === "bank-approved" ? deedsToSignAgain(db, a) + deedsBehind(db, found, today) : 0,
    lacking: lacking(checklist),
    missing: missingFields(a, {
      partners: partnersOfApplication(db, a.id).length,
      guarantors,
      companies: companiesToChoose(db, { ...a, kind: a.guaranteeKind }, today).length,
    }),
  };
}

/** Steps towards a loan; back, away and no are open for who has died meanwhile. */
const onward: readonly StepKey[] = [
  "submit",
  "resubmit",
  "recommend",
  "town-check",
  "first-review",
  "approve",
  "to-committee",
  "to-guarantee",
  "agree-guarantee",
  "to-bank",
  "bank-approve",
  "sign",
];

/** Who stands for the loan in person and has not signed yet: the contract of the guarantee is part of the contract. */
export const unsignedGuarantors = (
  db: Reader,
  a: Pick<FoundApplication["application"], "id" | "guaranteeKind">,
): string[] =>
  a.guaranteeKind === "natural-person"
    ? whoeverGuarantees(db, a.id)
        .filter((g) => g.signedOn === null)
        .map((g) => g.name)
    : [];

export interface WhyNot {
  why: WhyNotStep;
  values?: Record<string, string | number>;
}

export const isSamePerson = (why: string): boolean =>
  why === "step.why.madeIt" || why === "step.why.reviewedIt";

/** Why nobody carries an application on for the sake of who is in it: somebody has died, or guarantees too near. */
export function whyNotParties(db: Reader, found: FoundApplication, today: Day): WhyNot | null {
  if (found.person.diedOn !== null) return { why: "step.why.dead" };
  const near = guarantorNear(db, found, today);
  if (near) return { why: "step.why.guarantorNear", values: { name: near.name } };
  const [dead] = deadGuarantors(db, found.application.id);
  if (dead) return { why: "step.why.guarantorDead", values: { name: dead.name } };
  const [partner] = deadPartners(db, found.application.id);
  return partner ? { why: "step.why.partnerDead", values: { name: partner.name } } : null;
}

/** Why a step cannot be taken now by this person, with the number its sentence names; null when it can. */
export function whyNotStep(db: Reader, s: Standing, step: Step, userId: string): WhyNot | null {
  const { application: a } = s.found;
  const state = a.state as ApplicationState;
  const person = whyNotSecond(handsOf(db, a), step.key, state, userId);
  if (person) return { why: person };
  const party = onward.includes(step.key) ? whyNotParties(db, s.found, s.today) : null;
  if (party) return party;
  switch (step.key) {
    case "submit":
    case "resubmit":
      if (s.missing.length > 0) return { why: "step.why.fields", values: { count: s.missing.length } };
      if (neverLater.some((kind) => s.lacking.includes(kind))) return { why: "step.why.papersFirst" };
      return s.check ? null : { why: "step.why.noPolicy" };
    case "first-review":
    case "approve":
    case "to-committee": {
      if (!s.check) return { why: "step.why.noPolicy" };
      const { failing, unproved } = s.check;
      if (failing > 0 && unproved > 0) return { why: "step.why.findings", values: { failing, unproved } };
      if (failing > 0) return { why: "step.why.failing", values: { failing } };
      if (unproved > 0) return { why: "step.why.unproved", values: { unproved } };
      if (s.lacking.length > 0) return { why: "step.why.papers", values: { count: s.lacking.length } };
      if (step.key === "first-review") return null;
      const asked = committeeFor(s.check.policy, a.amountFen ?? 0) !== null;
      if (step.key === "approve" && asked) return { why: "step.why.committee" };
      return step.key === "to-committee" && !asked ? { why: "step.why.noCommittee" } : null;
    }
    case "to-guarantee":
    case "agree-guarantee":
    case "to-bank":
    case "bank-approve":
    case "sign":
      if (a.approvalUntilOn !== null && s.today > a.approvalUntilOn) return { why: "step.why.lapsed" };
      // Another loan may have been paid out since the review.
      if (s.beside) return { why: `step.why.${s.beside.who}`, values: { note: s.beside.note } };
      if (step.key === "sign" && s.deedsAgain > 0)
        return { why: "step.why.signAgain", values: { count: s.deedsAgain } };
      if (step.key === "sign" && unsignedGuarantors(db, a).length > 0)
        return { why: "step.why.unsigned", values: { name: unsignedGuarantors(db, a).join("、") } };
      if (step.key === "sign" && s.sheetsAgain > 0)
        return { why: "step.why.signedSheets", values: { count: s.sheetsAgain } };
      return step.key === "agree-guarantee" && !guarantorsFree(db, a.id, s.today)
        ? { why: "step.why.guarantor" }
        : null;
    default:
      return null;
  }
}
