import type { Db, Reader } from "db/client.server";
import { loanCommittee, loanVote } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { applicationSubject } from "../application/application-name";
import { type FoundApplication, findApplication } from "../application/application-queries.server";
import { workOutCheck } from "../application/check-application.server";
import { decidedBy, type Vote } from "./committee";
import { committeeOf, votesOf } from "./committee-rounds.server";
import { enterState } from "./enter-state.server";
import { whyNotSecond } from "./four-eyes";
import { handsOf } from "./hands.server";
import { keepRefusal } from "./keep-refusal.server";
import { noticeDueOn } from "./notice-due.server";
import { approvalColumns } from "./step-effects.server";
import { type WhyNot, type WhyNotStep, whyNotParties } from "./why-not-step.server";

export type WhyNotVote =
  | "application.why.notFound"
  | "vote.why.closed"
  | "vote.why.full"
  | "vote.why.madeIt"
  | "vote.why.reviewedIt"
  | "vote.why.reason"
  | "vote.why.rule"
  | WhyNotStep;

/** Who this person cannot vote for, and why; null when they can. */
export function whyNotVote(
  db: Reader,
  a: { id: number; enteredBy: string },
  userId: string,
): WhyNotVote | null {
  const why = whyNotSecond(handsOf(db, a), "vote", "committee", userId);
  return why === "step.why.madeIt" ? "vote.why.madeIt" : why ? "vote.why.reviewedIt" : null;
}

/** Why nobody can agree to it today: somebody in it has died, or it breaks a rule. */
function whyNotAgree(
  db: Reader,
  found: FoundApplication,
  check: ReturnType<typeof workOutCheck>,
  today: Day,
): WhyNot | null {
  const party = whyNotParties(db, found, today);
  if (party) return party;
  if (!check) return { why: "step.why.noPolicy" };
  const { failing } = check;
  return failing > 0 ? { why: "step.why.failing", values: { failing } } : null;
}

/**
 * One vote of a committee. The vote that decides carries the application on: approved with its qualification, or
 * refused. Somebody who votes again changes nothing; who entered or reviewed it does not vote, which is logged; nobody
 * agrees to what has come to break a rule since it was handed to the committee.
 */
export function castVote(
  db: Db,
  actor: Actor<"loan.vote">,
  id: number,
  input: { vote: Vote; reason: string | null; rule?: string | null },
  now = Date.now(),
):
  | { ok: true; decided: "approved" | "refused" | null }
  | { ok: false; why: WhyNotVote; values?: Record<string, string | number> } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    const round = committeeOf(tx, id);
    if (!found || !round) return { ok: false, why: "application.why.notFound" };
    const { application: a } = found;
    const { committee, votes } = round;
    const mine = votes.find((v) => v.userId === actor.userId);
    if (mine)
      return mine.vote === input.vote
        ? { ok: true, decided: committee.result as "approved" | "refused" | null }
        : { ok: false, why: "vote.why.closed" };
    if (committee.result !== null || a.state !== "committee") return { ok: false, why: "vote.why.closed" };
    const person = whyNotVote(tx, a, actor.userId);
    if (person) {
      recordEvent(tx, actor, {
        event: "loan-application.voted",
        outcome: "refused",
        subject: applicationSubject(a),
        villageId: a.villageId,
        reason: person,
      });
      return { ok: false, why: person };
    }
    if (votes.length >= committee.members) return { ok: false, why: "vote.why.full" };
    if (input.vote === "no" && !input.reason) return { ok: false, why: "vote.why.reason" };
    const check = workOutCheck(tx, found, todayOn(now));
    const barred = input.vote === "yes" ? whyNotAgree(tx, found, check, todayOn(now)) : null;
    if (barred) return { ok: false, ...barred };
    const rule = input.vote === "no" ? (input.rule ?? null) : null;
    if (input.vote === "no" && rule !== "other" && !check?.findings.some((f) => f.rule === rule))
      return { ok: false, why: "vote.why.rule" };
    tx.insert(loanVote)
      .values({
        committeeId: committee.id,
        userId: actor.userId,
        userName: actor.name,
        vote: input.vote,
        reason: input.reason,
        rule,
        at: now,
      })
      .run();
    recordEvent(tx, actor, {
      event: "loan-application.voted",
      subject: applicationSubject(a),
      villageId: a.villageId,
      after: { vote: `loan-vote-${input.vote}` },
      reason: input.reason ?? undefined,
    });
    const decided = decidedBy(committee, [...votes.map((v) => v.vote as Vote), input.vote]);
    if (decided === null) return { ok: true, decided };
    tx.update(loanCommittee)
      .set({ result: decided, closedAt: now })
      .where(eq(loanCommittee.id, committee.id))
      .run();
    const on = todayOn(now);
    if (decided === "approved")
      enterState(tx, actor, a, "qualified", {
        now,
        columns: approvalColumns(tx, a, a.approvedFen ?? a.amountFen ?? 0, on),
      });
    else {
      // Only who said no says why; what the others wrote is their own opinion.
      const noes = votesOf(tx, committee.id).filter((v) => v.vote === "no");
      const reason = noes.flatMap((v) => v.reason ?? []).join("；") || null;
      const grounds = noes.map((v) => ({
        rule: v.rule,
        said: v.reason,
        on: todayOn(v.at),
        by: "committee" as const,
      }));
      if (check) keepRefusal(tx, found, check, grounds, { name: actor.name, now });
      enterState(tx, actor, a, "unqualified", {
        now,
        reason,
        columns: { approvedFen: null, refusedReason: reason },
        dueOn: noticeDueOn(tx, a, on),
      });
    }
    return { ok: true, decided };
  });
}
