import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { connectionOf, type Reader, type Tx } from "db/client.server";
import { auditAttachment, auditEvent } from "db/schema";
import { desc, eq } from "drizzle-orm";
import { type AuditEntry, type EventBy, recordEvent } from "./record-event.server";

const hashOf = (body: Uint8Array) => createHash("sha256").update(body).digest("hex");

/**
 * Appends one event for many things done at once, with a line for each of them. The event holds the hash of the lines,
 * so whoever changes one of them breaks the chain as if each had an event of its own (decision 017).
 */
export function recordWithLines(
  tx: Tx,
  by: EventBy,
  entry: AuditEntry,
  lines: readonly (readonly unknown[])[],
): void {
  const body = gzipSync(lines.map((line) => JSON.stringify(line)).join("\n"), { level: 1 });
  recordEvent(tx, by, { ...entry, after: { ...entry.after, attached: hashOf(body) } });
  const { id } = tx
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .orderBy(desc(auditEvent.id))
    .limit(1)
    .get()!;
  connectionOf(tx).prepare("INSERT INTO audit_attachment (event_id, body) VALUES (?, ?)").run(id, body);
}

/** The lines of an event; null when it has none. */
export function linesOf(db: Reader, eventId: number): unknown[][] | null {
  const row = db.select().from(auditAttachment).where(eq(auditAttachment.eventId, eventId)).get();
  if (!row) return null;
  const text = gunzipSync(row.body).toString("utf8");
  return text === "" ? [] : text.split("\n").map((line) => JSON.parse(line) as unknown[]);
}

/** Whether the lines of an event are the ones that it was written with; true for an event without lines. */
export function attachmentHolds(db: Reader, event: { id: number; after: string | null }): boolean {
  const attached = /"attached":"([0-9a-f]{64})"/.exec(event.after ?? "")?.[1];
  if (attached === undefined) return true;
  const row = db.select().from(auditAttachment).where(eq(auditAttachment.eventId, event.id)).get();
  return row !== undefined && hashOf(row.body) === attached;
}
