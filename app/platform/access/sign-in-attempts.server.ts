import type { Db, Tx } from "db/client.server";
import { signInFailure } from "db/schema";
import { and, eq, gt, lte } from "drizzle-orm";
import { byStranger, type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { limitedUntil, lockedUntil, lockOut } from "./lock-out";

export interface Attempt {
  /** As typed, in small letters: a name that does not exist locks like one that does. */
  username: string;
  address: string;
}

export type Ticket =
  | { ok: true; id: number; locksNow: boolean }
  | { ok: false; why: "locked" | "limited"; until: number };

/**
 * Counts an attempt before its password is compared; `giveBack` takes the row away when it was right.
 * Refusals are rows of the log; those of a stopped address once a minute, or it could flood the log.
 */
export function takeTicket(db: Db, attempt: Attempt, now = Date.now()): Ticket {
  return db.transaction((tx) => {
    tx.delete(signInFailure)
      .where(lte(signInFailure.at, now - lockOut.windowMs - lockOut.lockMs))
      .run();
    const fromAddress = momentsOf(tx, now, eq(signInFailure.address, attempt.address));
    const limit = limitedUntil(fromAddress, now);
    if (limit !== null) {
      const latest = Math.max(...fromAddress);
      if (
        now - latest >= 60_000 ||
        fromAddress.filter((at) => at > now - lockOut.windowMs).length === lockOut.perAddress
      ) {
        refuse(tx, attempt, "address-limited", limit);
        tx.insert(signInFailure)
          .values({ ...attempt, at: now, compared: false })
          .run();
      }
      return { ok: false, why: "limited", until: limit };
    }
    const failures = momentsOf(
      tx,
      now,
      and(eq(signInFailure.username, attempt.username), eq(signInFailure.compared, true)),
    );
    const until = lockedUntil(failures, now);
    if (until !== null) {
      refuse(tx, attempt, "account-locked", until);
      tx.insert(signInFailure)
        .values({ ...attempt, at: now, compared: false })
        .run();
      return { ok: false, why: "locked", until };
    }
    const { id } = tx
      .insert(signInFailure)
      .values({ ...attempt, at: now })
      .returning({ id: signInFailure.id })
      .get();
    return { ok: true, id, locksNow: lockedUntil([...failures, now], now) !== null };
  });
}

const momentsOf = (tx: Tx, now: number, condition: Parameters<typeof and>[0]): number[] =>
  tx
    .select({ at: signInFailure.at })
    .from(signInFailure)
    .where(and(condition, gt(signInFailure.at, now - lockOut.windowMs - lockOut.lockMs)))
    .all()
    .map((row) => row.at);

function refuse(tx: Tx, { username, address }: Attempt, reason: string, until: number): void {
  recordEvent(tx, byStranger(address), {
    event: "sign-in.refused",
    outcome: "refused",
    subject: { kind: "username", id: username },
    reason,
    after: { until: new Date(until).toISOString() },
  });
}

/** The attempt was right after all. */
export const giveBack = (tx: Tx, ticketId: number): void => {
  tx.delete(signInFailure).where(eq(signInFailure.id, ticketId)).run();
};

/** Fully signed in, or reset by the administrator: the count of this name begins anew. */
export const forgetFailures = (tx: Tx, username: string): void => {
  tx.delete(signInFailure).where(eq(signInFailure.username, username)).run();
};

/** The attempt was wrong: a row of the log, and a second one when it locks the account. */
export function recordFailure(
  tx: Tx,
  attempt: Attempt,
  ticket: Extract<Ticket, { ok: true }>,
  reason: string,
  by: EventBy = byStranger(attempt.address),
): void {
  const subject = { kind: "username", id: attempt.username };
  recordEvent(tx, by, { event: "sign-in.failed", outcome: "failed", subject, reason });
  if (!ticket.locksNow) return;
  const minutes = lockOut.lockMs / 60_000;
  recordEvent(tx, by, { event: "account.locked", outcome: "refused", subject, after: { minutes } });
}
