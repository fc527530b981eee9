import type { Reader } from "db/client.server";
import { auditEvent, user } from "db/schema";
import { and, desc, eq, lt } from "drizzle-orm";

export interface LogRow {
  id: number;
  at: number;
  userName: string | null;
  event: string;
  outcome: string;
  reason: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

const facts = (json: string | null): Record<string, unknown> =>
  json ? (JSON.parse(json) as Record<string, unknown>) : {};

/** What was done to a person's record and who opened its numbers, newest first. The caller has checked the scope. */
export function personLog(db: Reader, personId: number, limit: number, before?: number): LogRow[] {
  return db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "person"),
        eq(auditEvent.subjectId, String(personId)),
        before === undefined ? undefined : lt(auditEvent.id, before),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(limit)
    .all()
    .map((r) => ({
      id: r.id,
      at: r.at,
      userName: r.userName,
      event: r.event,
      outcome: r.outcome,
      reason: r.reason,
      before: facts(r.before),
      after: facts(r.after),
    }));
}

/** Name of the account that registered a person; undefined for an import by the system. */
export const registeredBy = (db: Reader, userId: string | null): string | undefined =>
  userId ? db.select({ name: user.name }).from(user).where(eq(user.id, userId)).get()?.name : undefined;
