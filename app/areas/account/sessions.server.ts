import type { Db, Tx } from "db/client.server";
import { session } from "db/schema";
import { and, desc, eq, gt, ne, type SQL } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { sessionState } from "~/platform/access/idle";
import { recordEvent } from "~/platform/audit/record-event.server";
import { readSettings } from "~/platform/settings.server";
import { ownSubject } from "./own-subject";

export interface OpenSession {
  id: string;
  userAgent: string;
  address: string;
  startedAt: number;
  seenAt: number;
}

/** Sessions of an account that still live, the latest used first. */
export function openSessions(db: Db, userId: string, now = Date.now()): OpenSession[] {
  const { idleMinutes } = readSettings(db);
  return (
    db
      .select()
      .from(session)
      .where(and(eq(session.userId, userId), gt(session.expiresAt, new Date(now))))
      .orderBy(desc(session.seenAt))
      .all()
      .map((row) => ({ row, seenAt: row.seenAt ?? row.createdAt.getTime() }))
      // The table knows the last request to the minute.
      .filter(
        ({ row, seenAt }) =>
          sessionState({ seenAt: seenAt + 60_000, expiresAt: row.expiresAt.getTime() }, idleMinutes, now) ===
          "active",
      )
      .map(({ row, seenAt }) => ({
        id: row.id,
        userAgent: row.userAgent ?? "",
        address: row.ipAddress ?? "",
        startedAt: row.createdAt.getTime(),
        seenAt,
      }))
  );
}

/** Ends one of the person's own sessions, or all but the present one. Another person's session is not there. @returns how many ended */
export function endOwnSessions(db: Db, person: SignedIn, which: { id: string } | "others"): number {
  return db.transaction((tx) => {
    const condition = which === "others" ? ne(session.id, person.sessionId) : eq(session.id, which.id);
    const ended = endSessions(tx, person.userId, condition);
    if (ended === 0) return 0;
    recordEvent(tx, person, {
      event: "session.ended",
      subject: ownSubject(person),
      after: { sessions: ended },
    });
    return ended;
  });
}

/**
 * Ends sessions of one account (all, or those of the condition); the caller writes the log row. The rows stay: they
 * name the author of a form that comes too late.
 */
export function endSessions(tx: Tx, userId: string, condition?: SQL, now = new Date()): number {
  return tx
    .update(session)
    .set({ expiresAt: now })
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now), condition))
    .run().changes;
}
