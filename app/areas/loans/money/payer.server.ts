import type { Reader } from "db/client.server";
import { fundEntry } from "db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import { fullShareBp, type Sharing, wholeFen } from "./borne-share";
import type { BookEvent } from "./loan-book";
import type { LoanRow } from "./loan-record.server";
import { fundOfLoan } from "./requests.server";

/**
 * The fund or company that paid for a borrower, the part of the loss that it bore on that day, and what of it came back:
 * what comes back is its own by that part, however its share was changed since. Null where none paid.
 * @param stand the events that stand
 */
export function payerOf(
  db: Reader,
  loan: Pick<LoanRow, "applicationId" | "bankId" | "disbursedOn">,
  stand: readonly BookEvent[],
): ({ fundId: number } & Sharing) | null {
  const event = stand.findLast((e) => e.kind === "compensated");
  if (!event) return null;
  const booked = db
    .select({ fundId: fundEntry.fundId })
    .from(fundEntry)
    .where(and(eq(fundEntry.eventId, event.id), eq(fundEntry.kind, "compensation")))
    .get();
  const fundId = booked?.fundId ?? fundOfLoan(db, loan)?.id;
  if (fundId === undefined) return null;
  const back = stand.filter((e) => e.kind === "recovered");
  return {
    fundId,
    shareBp: event.shareBp ?? fullShareBp,
    backFen: back.reduce((sum, e) => sum + wholeFen(e), 0),
    bookedFen: bookedOf(
      db,
      back.map((e) => e.id),
    ),
  };
}

/** What recoveries brought into the book of the one that paid. */
const bookedOf = (db: Reader, eventIds: readonly number[]): number =>
  db
    .select({ fen: sql<number>`coalesce(sum(${fundEntry.fen}), 0)` })
    .from(fundEntry)
    .where(and(eq(fundEntry.kind, "recovery"), inArray(fundEntry.eventId, [...eventIds])))
    .get()?.fen ?? 0;
