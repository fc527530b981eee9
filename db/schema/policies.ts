import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id } from "./columns";

/**
 * A rule of the loans as it holds in a region from a day on (DOMAIN §1.1). A version is never changed but for the day it
 * ends on, which the next one of its region sets; old loans keep theirs to maturity.
 */
export const policyVersion = sqliteTable(
  "policy_version",
  {
    id: id(),
    /** guaranteed-loan | central-subsidy */
    product: text("product").notNull(),
    /** Division code prefix: "0" the whole country, "37", "3717", "371725". */
    region: text("region").notNull(),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    /** Number or name of the paper it rests on. */
    document: text("document").notNull(),
    /** Where its text and its first day were found, and how sure we are: official | mirror | proxy | none. */
    source: text("source").notNull(),
    confidence: text("confidence").notNull(),
    note: text("note"),
    /** proposed | in-force | refused: what one administrator writes holds when another has confirmed it. */
    state: text("state").notNull().default("in-force"),
    /** The last day of the version before it, as proposed; null: the day before it begins. */
    closesOn: day("closes_on"),
    proposedBy: text("proposed_by"),
    proposedByName: text("proposed_by_name"),
    proposedOn: day("proposed_on"),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedOn: day("decided_on"),
    decision: text("decision"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("policy_version_begin").on(t.product, t.region, t.fromOn).where(sql`${t.state} <> 'refused'`),
  ],
);

/** One value of a version. What a version does not say, the wider region's version of the day says. */
export const policyValue = sqliteTable(
  "policy_value",
  {
    id: id(),
    versionId: integer("version_id")
      .notNull()
      .references(() => policyVersion.id),
    key: text("key").notNull(),
    /** Whole number in the unit of the key (fen, basis points, months …), or a word. */
    value: text("value").notNull(),
    clause: text("clause"),
    source: text("source").notNull(),
    confidence: text("confidence").notNull(),
  },
  (t) => [uniqueIndex("policy_value_key").on(t.versionId, t.key)],
);

/** A group of people who may apply, with the time it was one (DOMAIN §1.2). */
export const policyGroup = sqliteTable(
  "policy_group",
  {
    id: id(),
    /** Stays the same through a change of name. */
    code: text("code").notNull(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    region: text("region").notNull(),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    /** Papers that prove it. */
    proof: text("proof").notNull(),
    source: text("source").notNull(),
    confidence: text("confidence").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("policy_group_begin").on(t.region, t.code, t.fromOn)],
);

/** The one-year loan prime rate by the day it was published; a publication that changed nothing may stand here too. */
export const lprRate = sqliteTable("lpr_rate", {
  id: id(),
  publishedOn: day("published_on").notNull().unique(),
  /** Hundredths of a basis point: 3.45% = 34500. */
  oneYearPpm: integer("one_year_ppm").notNull(),
  source: text("source").notNull(),
  confidence: text("confidence").notNull(),
  createdAt: createdAt(),
});

/** 贷款基准利率, one year: what rules before the LPR rest on (DOMAIN §1.8). A series of its own. */
export const baseRate = sqliteTable("base_rate", {
  id: id(),
  fromOn: day("from_on").notNull().unique(),
  /** Hundredths of a basis point: 5.60% = 56000. */
  oneYearPpm: integer("one_year_ppm").notNull(),
  source: text("source").notNull(),
  confidence: text("confidence").notNull(),
  createdAt: createdAt(),
});

/** A publication that was typed wrong, put right: at once while nothing was made by it, else by a second person. */
export const rateCorrection = sqliteTable(
  "rate_correction",
  {
    id: id(),
    /** lpr | base */
    series: text("series").notNull(),
    /** The row of that series. */
    rateId: integer("rate_id").notNull(),
    publishedOn: day("published_on").notNull(),
    fromPpm: integer("from_ppm").notNull(),
    toPpm: integer("to_ppm").notNull(),
    source: text("source").notNull(),
    reason: text("reason").notNull(),
    /** Loans made by the wrong value when it was asked: they keep it. */
    loans: integer("loans").notNull(),
    /** asked | done | refused */
    state: text("state").notNull(),
    askedBy: text("asked_by").notNull(),
    askedByName: text("asked_by_name").notNull(),
    askedOn: day("asked_on").notNull(),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedOn: day("decided_on"),
    decision: text("decision"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("rate_correction_open").on(t.series, t.rateId).where(sql`state = 'asked'`)],
);

/** What the administrator says of a day, over the calendar of the State Council that comes with the product. */
export const calendarDay = sqliteTable("calendar_day", {
  day: day("day").primaryKey(),
  /** rest | work */
  kind: text("kind").notNull(),
  name: text("name").notNull(),
  createdAt: createdAt(),
});

/** Which version something was done under: it locks the version from that day. */
export const policyUse = sqliteTable(
  "policy_use",
  {
    id: id(),
    versionId: integer("version_id")
      .notNull()
      .references(() => policyVersion.id),
    /** loan */
    kind: text("kind").notNull(),
    subjectId: integer("subject_id").notNull(),
    /** The day that decides: of the disbursement. */
    on: day("on").notNull(),
    villageId: integer("village_id"),
    amountFen: fen("amount_fen").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("policy_use_subject").on(t.kind, t.subjectId, t.versionId),
    index("policy_use_version").on(t.versionId, t.on),
  ],
);
