import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { village } from "./villages";

/**
 * One villager, one row. ID number: AES-256-GCM in idNumberSealed, exact look-up by keyed hash in idNumberIndex,
 * last four characters hashed in idTailIndex. Masked forms are stored for lists, so that no list decrypts.
 */
export const person = sqliteTable(
  "person",
  {
    id: id(),
    name: text("name").notNull(),
    /** Names under which this person was on record before (corrections, merges), one a line: still found by search. */
    formerNames: text("former_names"),
    /** Pinyin forms for prefix search, variants joined by a space: "zhangxiaolong". */
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    /** Where the name stands in a roster (platform/search/roster-key); empty until a start has filled it. */
    rosterKey: text("roster_key").notNull().default(""),
    /** resident-id | residence-permit | none */
    idType: text("id_type").notNull(),
    idNumberSealed: blob("id_number_sealed", { mode: "buffer" }),
    idNumberIndex: text("id_number_index"),
    idTailIndex: text("id_tail_index"),
    idNumberMasked: text("id_number_masked"),
    sex: text("sex").notNull(),
    birthOn: day("birth_on").notNull(),
    /** Since then nothing is offered, asked or due; what was stays. Written by the household, a pension check, or by hand. */
    diedOn: day("died_on"),
    phone: text("phone"),
    /** Last four digits of the phone. */
    phoneTail: text("phone_tail"),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    villageGroup: text("village_group"),
    address: text("address"),
    ethnicity: text("ethnicity"),
    education: text("education"),
    /** Group of DOMAIN §1.2/§2.3, e.g. returned-migrant. */
    category: text("category"),
    bankName: text("bank_name"),
    bankAccountSealed: blob("bank_account_sealed", { mode: "buffer" }),
    /** Keyed hash of the whole account: found by all its digits, never by a part. */
    bankAccountIndex: text("bank_account_index"),
    bankAccountTail: text("bank_account_tail"),
    note: text("note"),
    /** One-inch photo (JPEG/PNG bytes), for certificates. */
    photo: blob("photo", { mode: "buffer" }),
    importBatchId: integer("import_batch_id"),
    createdBy: text("created_by"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    /** Counts edits; a form sends back the one it read, so that nobody overwrites a newer one unseen. */
    revision: integer("revision").notNull().default(1),
    deletedAt: instant("deleted_at"),
    /** The person this record was merged into: old links lead there. */
    mergedIntoId: integer("merged_into_id"),
  },
  (t) => [
    uniqueIndex("person_id_number").on(t.idNumberIndex),
    index("person_id_tail").on(t.idTailIndex),
    index("person_phone").on(t.phone),
    index("person_phone_tail").on(t.phoneTail),
    index("person_village_roster").on(t.villageId, t.rosterKey, t.id),
    index("person_roster").on(t.rosterKey),
    index("person_name").on(t.name, t.id),
    index("person_pinyin").on(t.pinyin),
    index("person_initials").on(t.initials),
    // Names with a second reading (曾: zeng, ceng): few, and searched inside.
    index("person_second_reading").on(t.pinyin, t.initials).where(sql`instr(${t.pinyin}, ' ') > 0`),
    index("person_birth").on(t.birthOn),
    // Few have one: it costs an import nothing.
    index("person_bank_account").on(t.bankAccountIndex).where(sql`${t.bankAccountIndex} is not null`),
    // Empty but for the first start after an upgrade: what is still to be hashed is known without reading everybody.
    index("person_account_unhashed")
      .on(t.id)
      .where(sql`${t.bankAccountSealed} is not null and ${t.bankAccountIndex} is null`),
    // Few, and looked for on purpose: the list of those without a phone reads this alone.
    index("person_no_phone")
      .on(t.villageId, t.rosterKey, t.id)
      .where(sql`${t.phone} is null and ${t.deletedAt} is null`),
    // Who came with which file: an import that is taken back finds its own without looking at a million rows.
    index("person_import").on(t.importBatchId).where(sql`${t.importBatchId} is not null`),
    // Few: everybody less these is how many people there are, without looking at a million rows.
    index("person_removed").on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    // Few: lists of the living leave them out without reading everybody.
    index("person_died").on(t.id, t.deletedAt).where(sql`${t.diedOn} is not null`),
  ],
);

/** Which village a person belonged to, by date: past figures stay with the old village (FEATURES 9). */
export const personResidence = sqliteTable(
  "person_residence",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    reason: text("reason"),
    createdAt: createdAt(),
  },
  (t) => [index("person_residence_person").on(t.personId), index("person_residence_village").on(t.villageId)],
);

/** ID numbers a person was on record with before: corrected, or brought by a merge. They still lead to the person. */
export const personFormerNumber = sqliteTable(
  "person_former_number",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    idNumberSealed: blob("id_number_sealed", { mode: "buffer" }).notNull(),
    idNumberIndex: text("id_number_index").notNull(),
    idTailIndex: text("id_tail_index").notNull(),
    idNumberMasked: text("id_number_masked").notNull(),
    /** corrected | merged */
    reason: text("reason").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("person_former_number_person").on(t.personId),
    index("person_former_number_index").on(t.idNumberIndex),
    index("person_former_number_tail").on(t.idTailIndex),
  ],
);
