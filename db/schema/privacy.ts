import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { person } from "./people";

/** What people are told about the use of their data (PIPL 17, 30), by version. A version is never changed: another one follows. */
export const privacyNotice = sqliteTable(
  "privacy_notice",
  {
    id: id(),
    fromOn: day("from_on").notNull(),
    title: text("title").notNull(),
    /** Paragraphs, one a line. */
    body: text("body").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("privacy_notice_from").on(t.fromOn)],
);

/** A paper of a person: a scan, sealed with the data key, since an ID card shows the whole number. */
export const personDocument = sqliteTable(
  "person_document",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** id-card | consent */
    kind: text("kind").notNull(),
    contentType: text("content_type").notNull(),
    size: integer("size").notNull(),
    /** Last day an ID card is good; null: for ever, or not a card. */
    expiresOn: day("expires_on"),
    addedBy: text("added_by").notNull(),
    addedByName: text("added_by_name").notNull(),
    createdAt: createdAt(),
    removedAt: instant("removed_at"),
    removedByName: text("removed_by_name"),
    /** Gone once the paper was removed. */
    contentSealed: blob("content_sealed", { mode: "buffer" }),
  },
  (t) => [
    index("person_document_person").on(t.personId),
    index("person_document_kept").on(t.kind, t.personId).where(sql`${t.removedAt} is null`),
  ],
);

/** A person's consent to one version of the notice, and when it was taken back. */
export const consent = sqliteTable(
  "consent",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    noticeId: integer("notice_id")
      .notNull()
      .references(() => privacyNotice.id),
    givenOn: day("given_on").notNull(),
    /** The signed form; null while it lies in a folder only. */
    documentId: integer("document_id").references(() => personDocument.id),
    recordedBy: text("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
    createdAt: createdAt(),
    withdrawnOn: day("withdrawn_on"),
    withdrawnReason: text("withdrawn_reason"),
    withdrawnByName: text("withdrawn_by_name"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    index("consent_person").on(t.personId),
    index("consent_standing").on(t.personId, t.noticeId).where(sql`${t.withdrawnOn} is null`),
    index("consent_notice").on(t.noticeId),
  ],
);

/** A person asks that what is held about them be deleted (PIPL 47): asked, decided by somebody else, carried out. */
export const deletionRequest = sqliteTable(
  "deletion_request",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** self | guardian | heir */
    askedBy: text("asked_by").notNull(),
    /** Name of who asks, when it is not the person. */
    askedByName: text("asked_by_name"),
    reason: text("reason").notNull(),
    askedOn: day("asked_on").notNull(),
    /** Last day for the answer. */
    dueOn: day("due_on").notNull(),
    /** asked | approved | refused | withdrawn | blocked (kept until `keepUntilOn`) | done */
    state: text("state").notNull(),
    recordedBy: text("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
    createdAt: createdAt(),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    decision: text("decision"),
    executedByName: text("executed_by_name"),
    executedAt: instant("executed_at"),
    /** Until then name and number stay, locked, because a rule wants the papers kept. */
    keepUntilOn: day("keep_until_on"),
    /** JSON: what was deleted and what stays by which rule, in words, without a name. */
    outcome: text("outcome"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    uniqueIndex("deletion_request_open").on(t.personId).where(sql`${t.state} in ('asked', 'approved')`),
    index("deletion_request_person").on(t.personId),
    index("deletion_request_work").on(t.state, t.dueOn),
  ],
);

/** How long a kind of record must be kept, by date: the newest row that has begun holds. */
export const retentionRule = sqliteTable(
  "retention_rule",
  {
    id: id(),
    /** training | certificate | consent … */
    key: text("key").notNull(),
    fromOn: day("from_on").notNull(),
    /** Null: for ever. */
    years: integer("years"),
    basis: text("basis").notNull(),
    /** official | mirror | proxy | none */
    confidence: text("confidence").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("retention_rule_version").on(t.key, t.fromOn)],
);
