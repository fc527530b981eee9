import type { Db, Tx } from "db/client.server";
import { loanOpinion } from "db/schema";
import { can } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { applicationSubject } from "../application/application-name";
import {
  type Application,
  findApplication,
  opinionsOf,
  stateChangesOf,
} from "../application/application-queries.server";
import type { ApplicationState } from "../application-state";
import { lapseChangedPapers, papersBeforeChange } from "../papers/lapse-changed.server";
import { papersOfApplication, stillHolds } from "../papers/paper-queries.server";
import { bankTriesOf } from "./approval-of.server";
import { enterState } from "./enter-state.server";
import { effectOf } from "./step-effects.server";
import type { StepActor, StepInput, StepResult, Taking } from "./step-input";
import { capabilityOf, isApprovedBeforeBank, opinionOf, type Step, type StepKey, stepOf } from "./steps";
import { isSamePerson, standingOf, whyNotStep } from "./why-not-step.server";

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

/** Where a step leads: what was sent back for papers returns to where it was; what was approved is approved again. */
function targetOf(
  _tx: Tx,
  step: Step,
  a: Application,
  last: { toState: string; fromState: string | null } | undefined,
): ApplicationState {
  if (step.key !== "resubmit" || a.state !== "supplementing") return step.to;
  if (isApprovedBeforeBank(last?.fromState)) return "second-review";
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
  const out = papersOfApplication(tx, a.id).filter(stillHolds);
  const before = papersBeforeChange(tx, t.standing.found, on);
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
  lapseOthers(tx, t, before, on);
  const holding = holdingPapers(tx, a.id);
  const lapsed = out.filter((p) => !holding.has(p.id));
  return lapsed.length > 0 ? { ok: true, to, lapsed } : { ok: true, to };
}

const holdingPapers = (tx: Tx, id: number) =>
  new Set(
    papersOfApplication(tx, id)
      .filter(stillHolds)
      .map((p) => p.id),
  );

/** Papers that say something else than the application does after the step. */
function lapseOthers(
  tx: Tx,
  { actor, standing }: Taking,
  before: ReturnType<typeof papersBeforeChange>,
  on: Day,
): void {
  if (before.length === 0) return;
  const { id } = standing.found.application;
  const holding = holdingPapers(tx, id);
  const now = findApplication(tx, { villages: "all" }, id);
  const left = before.filter((out) => holding.has(out.paper.id));
  if (now) lapseChangedPapers(tx, left, now, on, actor);
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
