import type { Tx } from "db/client.server";
import { loanEvent } from "db/schema";
import { and, eq } from "drizzle-orm";
import { madeBy, type Sending } from "~/platform/forms/once.server";
import { type EventRow, eventColumns } from "./loan-record.server";

type Money = Pick<EventRow, "on" | "principalFen" | "interestFen" | "penaltyFen">;

export interface BookedAlready {
  ok: false;
  why: "loanWhy.bookedAlready";
  booked: EventRow;
}

/**
 * What a form has booked before: the same again leads to the same entry, anything else is told what stands. Whoever
 * goes back, corrects an amount and sends the form again meant one payment, so nothing is booked (FEATURES 70).
 */
export function bookedByForm(
  tx: Tx,
  loanId: number,
  sending: Sending | null,
  same: (booked: Money) => boolean,
  now: number,
): { ok: true; id: number } | BookedAlready | null {
  if (!sending) return null;
  const booked =
    sending.key === undefined
      ? undefined
      : tx
          .select(eventColumns)
          .from(loanEvent)
          .where(and(eq(loanEvent.loanId, loanId), eq(loanEvent.requestKey, sending.key)))
          .get();
  if (booked)
    return same(booked) ? { ok: true, id: booked.id } : { ok: false, why: "loanWhy.bookedAlready", booked };
  const before = madeBy(tx, sending, now);
  return before === undefined ? null : { ok: true, id: before };
}
