import { createHash } from "node:crypto";
import type { Tx } from "db/client.server";
import { placeholders, prepared } from "db/prepared";
import { auditEvent } from "db/schema";
import { desc } from "drizzle-orm";

/** Who an event is written for. `SignedIn` and `Actor` fit as they are. */
export interface EventBy {
  userId: string | null;
  name: string | null;
  address: string | null;
  sessionId: string | null;
}

export interface AuditEntry {
  /** noun.past: `person.created`. */
  event: string;
  outcome?: "success" | "refused" | "failed";
  subject?: { kind: string; id: number | string; label?: string };
  villageId?: number;
  reason?: string;
  /** What changed; never a full ID or bank number. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

export const bySystem: EventBy = { userId: null, name: null, address: null, sessionId: null };
export const byStranger = (address: string): EventBy => ({ ...bySystem, address });

export const firstHash = "0".repeat(64);

/** The hash that chains a row to the one before it: SHA-256 over the canonical JSON of its fields. */
export function eventHash(row: Omit<typeof auditEvent.$inferSelect, "hash">): string {
  const fields = [
    row.id,
    row.at,
    row.userId,
    row.userName,
    row.address,
    row.sessionId,
    row.event,
    row.outcome,
    row.subjectKind,
    row.subjectId,
    row.subjectLabel,
    row.villageId,
    row.reason,
    row.before,
    row.after,
    row.previousHash,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

const statements = prepared((tx: Tx) => ({
  last: tx
    .select({ id: auditEvent.id, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(desc(auditEvent.id))
    .limit(1)
    .prepare(),
  append: tx.insert(auditEvent).values(placeholders(auditEvent)).prepare(),
}));

/** Appends one row to the log, in the transaction of the write it speaks of. */
export const recordEvent = (tx: Tx, by: EventBy, entry: AuditEntry): void => recordEvents(tx, by, [entry]);

/** Appends a row for each of many records that one write changed. */
export function recordEvents(tx: Tx, by: EventBy, entries: Iterable<AuditEntry>): void {
  const { last: newest, append } = statements(tx);
  let last = newest.get();
  for (const entry of entries) {
    const row = {
      id: (last?.id ?? 0) + 1,
      at: Date.now(),
      userId: by.userId,
      userName: by.name,
      address: by.address,
      sessionId: by.sessionId,
      event: entry.event,
      outcome: entry.outcome ?? "success",
      subjectKind: entry.subject?.kind ?? null,
      subjectId: entry.subject ? String(entry.subject.id) : null,
      subjectLabel: entry.subject?.label ?? null,
      villageId: entry.villageId ?? null,
      reason: entry.reason ?? null,
      before: entry.before ? JSON.stringify(entry.before) : null,
      after: entry.after ? JSON.stringify(entry.after) : null,
      previousHash: last?.hash ?? firstHash,
    };
    last = { id: row.id, hash: eventHash(row) };
    append.run({ ...row, hash: last.hash });
  }
}
