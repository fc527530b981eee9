import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { person } from "./people";
import { enrolment, trainingClass } from "./training";
import { village } from "./villages";

/** A version of a certificate template; published ones are never changed. */
export const certificateTemplate = sqliteTable(
  "certificate_template",
  {
    id: id(),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    /** JSON checked by certificate-template.ts: positions in millimetres. */
    layout: text("layout").notNull(),
    numberRule: text("number_rule").notNull(),
    issuerName: text("issuer_name").notNull(),
    publishedAt: instant("published_at"),
    retiredAt: instant("retired_at"),
    createdBy: text("created_by"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("certificate_template_version").on(t.name, t.version)],
);

/** Last serial given within a scope of the number rule; taken in the transaction that issues. */
export const numberSerial = sqliteTable("number_serial", {
  scope: text("scope").primaryKey(),
  last: integer("last").notNull(),
});

export const certificate = sqliteTable(
  "certificate",
  {
    id: id(),
    number: text("number").notNull(),
    /** Unguessable part of the verification address. */
    code: text("code").notNull(),
    enrolmentId: integer("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    classId: integer("class_id")
      .notNull()
      .references(() => trainingClass.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    templateId: integer("template_id")
      .notNull()
      .references(() => certificateTemplate.id),
    holderName: text("holder_name").notNull(),
    holderPinyin: text("holder_pinyin").notNull().default(""),
    holderInitials: text("holder_initials").notNull().default(""),
    /** valid | revoked | replaced */
    state: text("state").notNull(),
    issuedOn: day("issued_on").notNull(),
    issuedBy: text("issued_by").notNull(),
    /** All printed facts, JSON sealed with the data key (the full ID number is among them). */
    factsSealed: blob("facts_sealed", { mode: "buffer" }).notNull(),
    /** The text that is signed (signed-facts.ts); never shown to the public: it holds the whole name. */
    signedFacts: text("public_facts").notNull(),
    /** Ed25519 over signedFacts, base64url. */
    signature: text("signature").notNull(),
    batchId: integer("batch_id"),
    /** Number of the certificate this one replaces. */
    replacesId: integer("replaces_id"),
    revokedOn: day("revoked_on"),
    revokedReason: text("revoked_reason"),
    revokedBy: text("revoked_by"),
    /** Times printed again as 补发. */
    reissueCount: integer("reissue_count").notNull().default(0),
    handedOutOn: day("handed_out_on"),
    handedOutTo: text("handed_out_to"),
    handoutSignedOn: day("handout_signed_on"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("certificate_number").on(t.number),
    uniqueIndex("certificate_code").on(t.code),
    uniqueIndex("certificate_live").on(t.enrolmentId).where(sql`${t.state} = 'valid'`),
    index("certificate_person").on(t.personId),
    index("certificate_class").on(t.classId),
    index("certificate_village").on(t.villageId, t.id),
    index("certificate_holder").on(t.holderName, t.id),
  ],
);

/** 作废: one asks, another confirms or declines. The certificate stays valid until it is confirmed. */
export const certificateRevocation = sqliteTable(
  "certificate_revocation",
  {
    id: id(),
    certificateId: integer("certificate_id")
      .notNull()
      .references(() => certificate.id),
    /** What the public reads once it is confirmed. */
    reason: text("reason").notNull(),
    askedBy: text("asked_by").notNull(),
    askedByName: text("asked_by_name").notNull(),
    askedAt: instant("asked_at").notNull(),
    /** asked | confirmed | declined | withdrawn */
    state: text("state").notNull(),
    /** Who confirmed or declined, or the asker who took it back. */
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    /** Why it was declined, or what the second person remarked. */
    decision: text("decision"),
  },
  (t) => [
    uniqueIndex("certificate_revocation_open").on(t.certificateId).where(sql`${t.state} = 'asked'`),
    index("certificate_revocation_certificate").on(t.certificateId),
    index("certificate_revocation_state").on(t.state),
  ],
);

/** The frozen bytes. kind: original | reissue (补发). Sealed: the paper shows a full ID number. */
export const certificateFile = sqliteTable(
  "certificate_file",
  {
    id: id(),
    certificateId: integer("certificate_id")
      .notNull()
      .references(() => certificate.id),
    kind: text("kind").notNull(),
    sha256: text("sha256").notNull(),
    bytesSealed: blob("bytes_sealed", { mode: "buffer" }).notNull(),
    size: integer("size").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("certificate_file_certificate").on(t.certificateId),
    index("certificate_file_sha256").on(t.sha256),
  ],
);

/** A print job: certificates issued or to be printed together. */
export const issueBatch = sqliteTable(
  "issue_batch",
  {
    id: id(),
    /** issue | reprint */
    kind: text("kind").notNull(),
    classId: integer("class_id"),
    /** queued | running | done | interrupted | blocked | failed */
    state: text("state").notNull(),
    /** merged | zip */
    form: text("form").notNull(),
    /** mono | colour | overprint */
    ink: text("ink").notNull(),
    total: integer("total").notNull(),
    finished: integer("finished").notNull().default(0),
    /** Last sheet the clerk confirmed as well printed. */
    confirmedSheets: integer("confirmed_sheets").notNull().default(0),
    problem: text("problem"),
    requestKey: text("request_key").notNull(),
    resultSha256: text("result_sha256"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [uniqueIndex("issue_batch_request").on(t.requestKey), index("issue_batch_state").on(t.state)],
);

export const issueBatchSheet = sqliteTable(
  "issue_batch_sheet",
  {
    batchId: integer("batch_id")
      .notNull()
      .references(() => issueBatch.id),
    sheet: integer("sheet").notNull(),
    certificateId: integer("certificate_id")
      .notNull()
      .references(() => certificate.id),
    /** waiting | drawn | printed | spoiled */
    state: text("state").notNull(),
    spoiledReason: text("spoiled_reason"),
    spoiledAt: instant("spoiled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.sheet] }),
    index("issue_batch_sheet_certificate").on(t.certificateId),
  ],
);

/** A print of some sheets of a job, known by its hash: such a file is no single certificate, and nobody altered it. */
export const printedPart = sqliteTable("printed_part", {
  sha256: text("sha256").primaryKey(),
  batchId: integer("batch_id")
    .notNull()
    .references(() => issueBatch.id),
  sheets: integer("sheets").notNull(),
  createdAt: createdAt(),
});

/** Result of a batch kept as a file in DATA_DIR/jobs (sealed); the row says where it belongs. */
export const verificationCheck = sqliteTable(
  "verification_check",
  {
    id: id(),
    at: instant("at").notNull(),
    /** code | number-name | file | signature */
    way: text("way").notNull(),
    /** valid | revoked | replaced | not-found | limited | same-file | other-file */
    answer: text("answer").notNull(),
    certificateId: integer("certificate_id"),
    address: text("address").notNull(),
    /** Refused checks of one address, way and hour are one row. */
    times: integer("times").notNull().default(1),
    /** When the refused ones were written to the log. */
    loggedAt: instant("logged_at"),
  },
  (t) => [
    index("verification_check_at").on(t.at),
    index("verification_check_address").on(t.address, t.answer, t.at),
    index("verification_check_certificate").on(t.certificateId),
  ],
);

/** Offsets for pre-printed paper, per printer and tray. */
export const printerOffset = sqliteTable(
  "printer_offset",
  {
    id: id(),
    printer: text("printer").notNull(),
    tray: text("tray").notNull(),
    /** Hundredths of a millimetre. */
    dx: integer("dx").notNull(),
    dy: integer("dy").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [uniqueIndex("printer_offset_tray").on(t.printer, t.tray)],
);
