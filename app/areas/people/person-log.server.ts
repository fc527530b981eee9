import type { Reader } from "db/client.server";
import { auditEvent, person, user } from "db/schema";
import { and, desc, eq, inArray, lt } from "drizzle-orm";

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

/**
 * What was done to a person's record and who opened its numbers, newest first. Somebody who came in with a file shares
 * one event with the others of it. The caller has checked the scope.
 */
export function personLog(db: Reader, personId: number, limit: number, before?: number): LogRow[] {
  const older = before === undefined ? undefined : lt(auditEvent.id, before);
  const own = db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "person"),
        inArray(auditEvent.subjectId, recordsOf(db, personId)),
        older,
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(limit)
    .all();
  const imported = importOf(db, personId);
  const together = imported && (before === undefined || imported.id < before) ? [...own, imported] : own;
  return together
    .sort((a, b) => b.id - a.id)
    .slice(0, limit)
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

/** The record and those that became one with it: what was done to them is its past too. */
function recordsOf(db: Reader, personId: number): string[] {
  const ids = [personId];
  for (let i = 0; i < ids.length && ids.length < 50; i += 1)
    ids.push(
      ...db
        .select({ id: person.id })
        .from(person)
        .where(eq(person.mergedIntoId, ids[i] as number))
        .all()
        .map((r) => r.id),
    );
  return ids.map(String);
}

/** The event by which an import made this person; undefined for somebody who was registered by hand or by a roster. */
function importOf(db: Reader, personId: number) {
  const batch = db.select({ id: person.importBatchId }).from(person).where(eq(person.id, personId)).get()?.id;
  if (!batch) return undefined;
  return db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "import"),
        eq(auditEvent.subjectId, String(batch)),
        eq(auditEvent.event, "person.imported"),
      ),
    )
    .all()
    .find((event) => {
      const { firstId, lastId } = facts(event.after);
      return Number(firstId) <= personId && personId <= Number(lastId);
    });
}

/** Name of the account that registered a person; undefined for an import by the system. */
export const registeredBy = (db: Reader, userId: string | null): string | undefined =>
  userId ? db.select({ name: user.name }).from(user).where(eq(user.id, userId)).get()?.name : undefined;
