import type { Reader } from "db/client.server";
import { fundEntry } from "db/schema";
import { and, eq } from "drizzle-orm";
import { fullShareBp } from "./borne-share";
import type { BookEvent } from "./loan-book";
import type { LoanRow } from "./loan-record.server";
import { fundOfLoan } from "./requests.server";

/**
 * The fund or company that paid for a borrower, and the part of the loss that it bore on that day: what comes back is
 * its own by that part, however its share was changed since. Null where none paid.
 * @param stand the events that stand
 */
export function payerOf(
  db: Reader,
  loan: Pick<LoanRow, "applicationId" | "bankId" | "disbursedOn">,
  stand: readonly BookEvent[],
): { fundId: number; shareBp: number } | null {
  const event = stand.findLast((e) => e.kind === "compensated");
  if (!event) return null;
  const booked = db
    .select({ fundId: fundEntry.fundId })
    .from(fundEntry)
    .where(and(eq(fundEntry.eventId, event.id), eq(fundEntry.kind, "compensation")))
    .get();
  const fundId = booked?.fundId ?? fundOfLoan(db, loan)?.id;
  return fundId === undefined ? null : { fundId, shareBp: event.shareBp ?? fullShareBp };
}
