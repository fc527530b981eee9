import type { Db } from "db/client.server";
import { misuseCase } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { addEvent } from "../money/add-event.server";
import { standingEvents } from "../money/loan-book";
import { loanSubject } from "../money/loan-name";
import { bookOf, eventsOf, findLoan } from "../money/loan-record.server";
import { liftClawbacks } from "../subsidy/claw-back.server";

export type WhyNotCase = "loanWhy.notFound" | "loanWhy.fourEyes" | "loanWhy.decidedAlready";

/**
 * Proved: the stop stays. Unfounded: it is reversed, and the days and what was asked back for them come back in the next
 * batch. By another person.
 */
export function decideCase(
  db: Db,
  actor: Actor<"loan.decide">,
  loanId: number,
  caseId: number,
  input: { proved: boolean; text: string },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotCase } {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    const found = tx
      .select()
      .from(misuseCase)
      .where(and(eq(misuseCase.id, caseId), eq(misuseCase.loanId, loanId)))
      .get();
    if (!loan || !found) return { ok: false, why: "loanWhy.notFound" };
    const log = (outcome: "success" | "refused", reason: string) =>
      recordEvent(tx, actor, {
        event: "loan.case-decided",
        outcome,
        subject: loanSubject(loan),
        villageId: loan.villageId,
        reason,
        after: { decision: input.proved ? "case-proved" : "case-unfounded" },
      });
    if (found.openedBy === actor.userId) {
      log("refused", "loanWhy.fourEyes");
      return { ok: false, why: "loanWhy.fourEyes" };
    }
    if (found.state !== "open")
      return found.decidedBy === actor.userId && (found.state === "proved") === input.proved
        ? { ok: true }
        : { ok: false, why: "loanWhy.decidedAlready" };
    tx.update(misuseCase)
      .set({
        state: input.proved ? "proved" : "unfounded",
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedOn: todayOn(now),
        decision: input.text,
      })
      .where(eq(misuseCase.id, caseId))
      .run();
    if (!input.proved) {
      liftClawbacks(tx, caseId, todayOn(now));
      const stop = standingEvents(bookOf(loan, eventsOf(tx, loanId))).find(
        (e) => e.kind === "stopped" && e.on === found.stopsOn,
      );
      if (stop)
        addEvent(
          tx,
          actor,
          loan,
          { kind: "reversed", on: todayOn(now), ofId: stop.id, reason: input.text },
          now,
        );
    }
    log("success", input.text);
    return { ok: true };
  });
}
