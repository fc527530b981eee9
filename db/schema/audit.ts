import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "./columns";

/**
 * Append-only, hash-chained. Triggers refuse UPDATE and DELETE; `hash` covers the row and `previousHash`.
 * No foreign keys: the log outlives what it speaks of.
 */
export const auditEvent = sqliteTable(
  "audit_event",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: instant("at").notNull(),
    /** Who: user id, or null for the system and for strangers. */
    userId: text("user_id"),
    /** The name at that time, so that the log reads without the user table. */
    userName: text("user_name"),
    /** From where: network address. */
    address: text("address"),
    sessionId: text("session_id"),
    /** noun.past, e.g. `person.created`. */
    event: text("event").notNull(),
    /** success | refused | failed */
    outcome: text("outcome").notNull(),
    subjectKind: text("subject_kind"),
    subjectId: text("subject_id"),
    subjectLabel: text("subject_label"),
    villageId: integer("village_id"),
    reason: text("reason"),
    /** JSON of what changed; ID and bank numbers masked. */
    before: text("before"),
    after: text("after"),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    index("audit_event_subject").on(t.subjectKind, t.subjectId, t.id),
    index("audit_event_user").on(t.userId, t.id),
    index("audit_event_event").on(t.event, t.id),
  ],
);

/**
 * Lines that belong to an event and are too many for it: the people that an import made. The event holds the hash of
 * `body`, so the chain covers it; triggers refuse UPDATE and DELETE here too.
 */
export const auditAttachment = sqliteTable("audit_attachment", {
  eventId: integer("event_id").primaryKey(),
  /** JSON lines, gzip. */
  body: blob("body", { mode: "buffer" }).notNull(),
});
