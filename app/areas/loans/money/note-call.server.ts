import type { Db, Reader } from "db/client.server";
import { loanCall } from "db/schema";
import { and, desc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import type { outcomes, ways } from "./call-form";
import { loanSubject } from "./loan-name";
import { findLoan } from "./loan-record.server";

export interface CallInput {
  on: Day;
  way: (typeof ways)[number];
  outcome: (typeof outcomes)[number];
  promisedOn: Day | null;
  note: string | null;
}

export const callsOf = (db: Reader, loanId: number) =>
  db
    .select()
    .from(loanCall)
    .where(eq(loanCall.loanId, loanId))
    .orderBy(desc(loanCall.on), desc(loanCall.id))
    .all();

export type WhyNotCall = "loanWhy.notFound" | "loanWhy.future" | "loanWhy.promiseMissing";

/** Writes down what came of a talk about money that is due. Written twice the same day with the same words it is one. */
export function noteCall(
  db: Db,
  actor: Actor<"loan.collect">,
  loanId: number,
  input: CallInput,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotCall } {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    if (!loan || loan.state === "undone") return { ok: false, why: "loanWhy.notFound" };
    if (input.on > todayOn(now)) return { ok: false, why: "loanWhy.future" };
    if (input.outcome === "promised" && !input.promisedOn)
      return { ok: false, why: "loanWhy.promiseMissing" };
    const same = tx
      .select()
      .from(loanCall)
      .where(and(eq(loanCall.loanId, loanId), eq(loanCall.on, input.on), eq(loanCall.userName, actor.name)))
      .all()
      .some((c) => c.way === input.way && c.outcome === input.outcome && c.note === input.note);
    if (same) return { ok: true };
    tx.insert(loanCall)
      .values({ ...input, loanId, userName: actor.name, at: now })
      .run();
    recordEvent(tx, actor, {
      event: "loan.called",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      after: { outcome: `call-${input.outcome}`, promisedOn: input.promisedOn },
    });
    return { ok: true };
  });
}
