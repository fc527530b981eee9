import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { addEvent } from "./add-event.server";
import { lifeOn } from "./loan-book";
import { loanSubject } from "./loan-name";
import { bookOf, eventsOf, findLoan, workingDays } from "./loan-record.server";
import type { Scan } from "./read-scan.server";

export type WhyNotLetter =
  | "loanWhy.notFound"
  | "loanWhy.letterOrder"
  | "loanWhy.letterNothing"
  | "loanWhy.noProof";

/**
 * The bank's letter that overdue days were its own fault, or were paid inside its grace: those days are subsidised
 * again from the next batch on (DOMAIN §8.6). `to` is the first day it does not speak of.
 */
export function recordLetter(
  db: Db,
  actor: Actor<"loan.repay">,
  loanId: number,
  input: { from: Day; to: Day; reason: string; proof: Scan | null },
  now = Date.now(),
): { ok: true; id: number } | { ok: false; why: WhyNotLetter } {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    if (!loan) return { ok: false, why: "loanWhy.notFound" };
    if (input.to <= input.from) return { ok: false, why: "loanWhy.letterOrder" };
    if (!input.proof) return { ok: false, why: "loanWhy.noProof" };
    const life = lifeOn(bookOf(loan, eventsOf(tx, loanId)), todayOn(now), workingDays(tx));
    const touches = life?.overdue.some((o) => !o.restored && o.from < input.to && input.from < o.to);
    if (!touches) return { ok: false, why: "loanWhy.letterNothing" };
    const { id } = addEvent(
      tx,
      actor,
      loan,
      { kind: "restored", on: input.from, toOn: input.to, reason: input.reason, proof: input.proof },
      now,
    );
    recordEvent(tx, actor, {
      event: "loan.letter-recorded",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      reason: input.reason,
      after: { fromOn: input.from, toOn: input.to },
    });
    return { ok: true, id };
  });
}
