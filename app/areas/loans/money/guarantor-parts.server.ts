import type { Reader } from "db/client.server";
import { fundEntry } from "db/schema";
import { and, inArray } from "drizzle-orm";
import type { Fen } from "~/platform/money";

/** Of compensations and recoveries of loans, by entry: what the one that guarantees paid or got back, as its book says. */
export function guarantorParts(db: Reader, loanIds: readonly number[]): Map<number, Fen> {
  const parts = new Map<number, Fen>();
  for (const { eventId, kind, fen } of db
    .select({ eventId: fundEntry.eventId, kind: fundEntry.kind, fen: fundEntry.fen })
    .from(fundEntry)
    .where(
      and(inArray(fundEntry.loanId, [...loanIds]), inArray(fundEntry.kind, ["compensation", "recovery"])),
    )
    .all())
    if (eventId !== null) parts.set(eventId, kind === "compensation" ? 0 - fen : fen);
  return parts;
}
