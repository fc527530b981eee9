import type { Db, Tx } from "db/client.server";
import { loanBank, loanBankTry, loanCommittee, loanOpinion } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { rateWords } from "~/areas/policies";
import { type Actor, can } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { applicationNumber, applicationSubject } from "../application/application-name";
import {
  type Application,
  findApplication,
  opinionsOf,
  stateChangesOf,
} from "../application/application-queries.server";
import { keepCheck, policyOf } from "../application/check-application.server";
import type { ApplicationState } from "../application-state";
import { approvalHoldsUntil, whyNotToBank } from "../approval";
import {
  approvalMonths,
  approvalOf,
  bankTriesOf,
  mostAtBank,
  openTryOf,
  rateCapOn,
} from "./approval-of.server";
import { committeeFor } from "./committee";
import { enterState } from "./enter-state.server";
import { noticeDueOn } from "./notice-due.server";
import { capabilityOf, opinionOf, type Step, type StepKey, stepOf } from "./steps";
import { isSamePerson, type Standing, standingOf, type WhyNotStep, whyNotStep } from "./why-not-step.server";

/** Whoever was checked for the right of a step. */
export type StepActor = { [C in Step["capability"]]: Actor<C> }[Step["capability"]];

export interface StepInput {
  reason?: string | null;
  /** What the reviewer, the guarantor or the bank said in words. */
  text?: string | null;
  amountFen?: Fen | null;
  bankId?: number | null;
  ratePpm?: number | null;
  termMonths?: number | null;
  /** The rule a refusal rests on, or "other"; and the day it was looked into. */
  rule?: string | null;
  proofOn?: Day | null;
}

export type WhyNotTaken =
  | WhyNotStep
  | "application.why.notFound"
  | "step.why.elsewhere"
  | "step.why.reason"
  | "step.why.amount"
  | "step.why.amountOver"
  | "step.why.bank"
  | "step.why.rate"
  | "step.why.rateOver"
  | "step.why.papersLater"
  | "step.why.rule"
  | "step.why.term"
  | "approval.lapsed"
  | "approval.used"
  | "approval.refusedThere";

export type StepResult =
  | { ok: true; to: ApplicationState }
  | { ok: false; why: WhyNotTaken; values?: Record<string, string | number> };

/**
 * Takes an application one step on: the right, the four eyes, the rules of the step; then the state, the opinion and
 * the row of the log in one transaction. A second person's part refused is a row of the log as well. Pressed twice, a
 * step is taken once.
 */
export function takeStep(
  db: Db,
  actor: StepActor,
  id: number,
  key: StepKey,
  input: StepInput = {},
  now = Date.now(),
): StepResult {
  return db.transaction((tx): StepResult => {
    const found = findApplication(tx, actor, id);
    const step = stepOf(key);
    if (!found || !step) return { ok: false, why: "application.why.notFound" };
    const { application: a } = found;
    const state = a.state as ApplicationState;
    const last = stateChangesOf(tx, id).at(-1);
    if (!step.from.includes(state))
      return last?.userId === actor.userId &&
        last.toState === targetOf(tx, step, a, last) &&
        saidTheSame(tx, a, last.at, input)
        ? { ok: true, to: state }
        : { ok: false, why: "step.why.elsewhere" };
    if (!can(actor, capabilityOf(step, state), a.villageId))
      return { ok: false, why: "application.why.notFound" };
    const standing = standingOf(tx, found, todayOn(now));
    const no = whyNotStep(tx, standing, step, actor.userId);
    if (no) {
      if (isSamePerson(no.why)) logSamePerson(tx, actor, a, step, no.why);
      return { ok: false, ...no };
    }
    if (step.reason && !input.reason) return { ok: false, why: "step.why.reason" };
    return take(tx, { actor, step, standing, input, now, to: targetOf(tx, step, a, last) });
  });
}

/** Pressed twice is the same once; with another amount, rate or word it is another thing, which was not done. */
function saidTheSame(tx: Tx, a: Application, at: number, input: StepInput): boolean {
  const opinion = opinionsOf(tx, a.id).findLast((o) => o.at === at);
  if (!opinion) return true;
  const answer = opinion.step === "bank" ? bankTriesOf(tx, a.id).at(-1) : undefined;
  const same = (given: number | null | undefined, kept: number | null | undefined) =>
    given == null || given === kept;
  return (
    same(input.amountFen, opinion.amountFen) &&
    (answer?.result !== "approved" ||
      (same(input.ratePpm, answer.ratePpm) && same(input.termMonths, answer.termMonths))) &&
    (input.text ?? input.reason ?? null) === opinion.text
  );
}

interface Taking {
  actor: StepActor;
  step: Step;
  standing: Standing;
  input: StepInput;
  now: number;
  to: ApplicationState;
}

/** Where a step leads: what was sent back for papers returns to where it was. */
function targetOf(
  _tx: Tx,
  step: Step,
  a: Application,
  last: { toState: string; fromState: string | null } | undefined,
): ApplicationState {
  if (step.key !== "resubmit" || a.state !== "supplementing") return step.to;
  return (last?.fromState ?? step.to) as ApplicationState;
}

function logSamePerson(tx: Tx, actor: StepActor, a: Application, step: Step, why: string): void {
  recordEvent(tx, actor, {
    event: "loan-application.state-changed",
    outcome: "refused",
    subject: applicationSubject(a),
    villageId: a.villageId,
    reason: why,
    before: { state: `loan-${a.state}` },
    after: { state: `loan-${step.to}` },
  });
}

function take(tx: Tx, t: Taking): StepResult {
  const { actor, step, input, now, to } = t;
  const { application: a } = t.standing.found;
  const on = todayOn(now);
  const done = effectOf(tx, t, on);
  if (!done.ok) return done;
  const opinion = opinionOf(step, a.state as ApplicationState);
  if (opinion && step.result)
    tx.insert(loanOpinion)
      .values({
        applicationId: a.id,
        step: opinion,
        result: step.result,
        text: input.text ?? input.reason ?? null,
        amountFen: done.amountFen ?? null,
        userId: actor.userId,
        userName: actor.name,
        on,
        at: now,
      })
      .run();
  enterState(tx, actor, a, to, {
    on,
    now,
    reason: input.reason ?? null,
    holder: holderOf(tx, t),
    columns: done.columns,
    ...(done.dueOn === undefined ? {} : { dueOn: done.dueOn }),
  });
  return { ok: true, to };
}

/** Who has it in hand next: whoever took it up, or who sent it back and waits for it; else the next desk. */
function holderOf(tx: Tx, { actor, step, standing }: Taking): { id: string; name: string } | null {
  if (step.key === "take" || step.key === "to-guarantee" || step.key === "to-bank")
    return { id: actor.userId, name: actor.name };
  if (step.key === "return") {
    const { application: a } = standing.found;
    return { id: a.enteredBy, name: a.enteredByName };
  }
  if (step.key === "resubmit") {
    const returned = stateChangesOf(tx, standing.found.application.id).at(-1);
    const took = returned?.fromState === "first-review" || returned?.fromState === "second-review";
    return took && returned ? { id: returned.userId, name: returned.userName } : null;
  }
  return null;
}

type Effect =
  | {
      ok: true;
      columns?: Parameters<typeof enterState>[4] extends infer O
        ? O extends { columns?: infer C }
          ? C
          : never
        : never;
      dueOn?: Day | null;
      amountFen?: Fen | null;
    }
  | Extract<StepResult, { ok: false }>;

/** What a step changes besides the state. */
function effectOf(tx: Tx, t: Taking, on: Day): Effect {
  const { step, standing, input, actor } = t;
  const { application: a, person } = standing.found;
  switch (step.key) {
    case "submit":
    case "resubmit": {
      const check = standing.check;
      if (!check) return { ok: false, why: "step.why.noPolicy" };
      // 容缺: what lacks is said, with the reason, and stands in the log; the review waits for it all the same.
      if (standing.lacking.length > 0 && !input.reason)
        return { ok: false, why: "step.why.papersLater", values: { count: standing.lacking.length } };
      keepCheck(tx, standing.found, check, actor.name, t.now);
      return {
        ok: true,
        columns: {
          policyVersionId: check.policy.version.id,
          timesNo: check.applicant.loansBefore + 1,
          villageId: step.key === "submit" ? person.villageId : a.villageId,
        },
      };
    }
    case "first-review":
    case "approve":
    case "to-committee":
      return reviewed(tx, t, on);
    case "refuse": {
      const why = keepRefusal(tx, t, on);
      if (why) return { ok: false, why };
      return { ok: true, columns: { refusedReason: input.reason ?? null }, dueOn: noticeDueOn(tx, a, on) };
    }
    case "refuse-guarantee":
      return { ok: true, columns: { refusedReason: input.reason ?? null }, dueOn: noticeDueOn(tx, a, on) };
    case "agree-guarantee": {
      const amountFen = input.amountFen ?? a.approvedFen;
      if (amountFen === null || amountFen <= 0) return { ok: false, why: "step.why.amount" };
      return a.approvedFen !== null && amountFen > a.approvedFen
        ? { ok: false, why: "step.why.amountOver", values: { most: a.approvedFen } }
        : { ok: true, amountFen };
    }
    case "to-bank":
      return toBank(tx, t, on);
    case "bank-approve":
      return bankApproved(tx, t, on);
    case "bank-refuse": {
      const open = openTryOf(tx, a.id);
      if (open)
        tx.update(loanBankTry)
          .set({ answeredOn: on, result: "refused", reason: input.reason ?? null })
          .where(eq(loanBankTry.id, open.id))
          .run();
      return { ok: true };
    }
    default:
      return { ok: true };
  }
}

/**
 * A refusal names the rule that is not met: the check is kept once more with its verdict, so that page, review sheet and
 * notice say the same. One that failed already speaks for itself.
 */
function keepRefusal(tx: Tx, { standing, input, actor, now }: Taking, on: Day): "step.why.rule" | null {
  const { check } = standing;
  if (!check) return null;
  const named = check.findings.some((f) => f.rule === input.rule);
  if (!named && input.rule !== "other" && check.failing === 0) return "step.why.rule";
  const findings = check.findings.map((f) =>
    f.rule === input.rule
      ? {
          ...f,
          verdict: "fails" as const,
          values: { ...f.values, said: input.reason ?? null, proofOn: input.proofOn ?? on },
        }
      : f,
  );
  const count = (verdict: string) => findings.filter((f) => f.verdict === verdict).length;
  keepCheck(
    tx,
    standing.found,
    { ...check, findings, failing: count("fails"), unproved: count("proof") },
    actor.name,
    now,
  );
  return null;
}

/** What a reviewer gives: no more than was asked for and than the policy allows. */
function reviewed(tx: Tx, { step, standing, input, actor, now }: Taking, on: Day): Effect {
  const { application: a } = standing.found;
  const most = Math.min(a.amountFen ?? 0, standing.check?.mostFen ?? Number.MAX_SAFE_INTEGER);
  const amountFen = input.amountFen ?? most;
  if (amountFen <= 0) return { ok: false, why: "step.why.amount" };
  if (amountFen > most) return { ok: false, why: "step.why.amountOver", values: { most } };
  if (step.key === "first-review") return { ok: true, amountFen };
  if (step.key === "approve") return { ok: true, amountFen, columns: approvalColumns(tx, a, amountFen, on) };
  const rule = standing.check && committeeFor(standing.check.policy, a.amountFen ?? 0);
  if (!rule) return { ok: false, why: "step.why.noCommittee" };
  tx.insert(loanCommittee)
    .values({
      applicationId: a.id,
      ...rule,
      openedBy: actor.userId,
      openedByName: actor.name,
      openedAt: now,
    })
    .run();
  return { ok: true, amountFen, columns: { approvedFen: amountFen } };
}

/** The qualification: its number, its day and its last one. */
export const approvalColumns = (tx: Tx, a: Application, amountFen: Fen, on: Day) => ({
  approvedFen: amountFen,
  approvalNumber: applicationNumber(a).replace("DK", "ZG"),
  approvedOn: on,
  approvalUntilOn: approvalHoldsUntil({ approvedOn: on, months: approvalMonths(tx, a.appliedOn) }),
});

function toBank(tx: Tx, { standing, input, actor }: Taking, on: Day): Effect {
  const { application: a } = standing.found;
  const bankId = input.bankId ?? a.bankId;
  const bank =
    bankId === null
      ? undefined
      : tx
          .select()
          .from(loanBank)
          .where(and(eq(loanBank.id, bankId), isNull(loanBank.leftOn)))
          .get();
  const approval = approvalOf(tx, a);
  if (!bank || !approval) return { ok: false, why: "step.why.bank" };
  const why = whyNotToBank(approval, String(bank.id), on);
  if (why) return { ok: false, why };
  tx.insert(loanBankTry)
    .values({ applicationId: a.id, bankId: bank.id, sentOn: on, userName: actor.name })
    .run();
  return { ok: true, columns: { bankId: bank.id } };
}

function bankApproved(tx: Tx, { standing, input }: Taking, on: Day): Effect {
  const { application: a } = standing.found;
  const open = openTryOf(tx, a.id);
  const most = mostAtBank(tx, a);
  const amountFen = input.amountFen ?? most;
  const termMonths = input.termMonths ?? a.termMonths ?? 0;
  if (!open || amountFen <= 0) return { ok: false, why: "step.why.amount" };
  if (amountFen > most) return { ok: false, why: "step.why.amountOver", values: { most } };
  if (input.ratePpm == null || input.ratePpm <= 0) return { ok: false, why: "step.why.rate" };
  const cap = rateCapOn(tx, policyOf(tx, on), a.kind, on);
  // What lies over the cap is never subsidised: a bank may still ask for it, once somebody has said why.
  if (cap && input.ratePpm > cap.ratePpm && !input.text)
    return { ok: false, why: "step.why.rateOver", values: { rate: rateWords(cap.ratePpm) } };
  if (termMonths < 1 || termMonths > (a.termMonths ?? 0)) return { ok: false, why: "step.why.term" };
  tx.update(loanBankTry)
    .set({ answeredOn: on, result: "approved", amountFen, ratePpm: input.ratePpm, termMonths })
    .where(eq(loanBankTry.id, open.id))
    .run();
  return { ok: true, amountFen };
}
