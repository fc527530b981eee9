import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { village } from "./villages";

/**
 * Figures by village and month, kept by triggers in the transaction of every write (db/summary, decision 018). Nothing
 * else writes here.
 */
export const villageMonthSummary = sqliteTable(
  "village_month_summary",
  {
    villageId: integer("village_id").notNull(),
    /** Key of db/summary/measures.ts */
    measure: text("measure").notNull(),
    /** YYYY-MM */
    month: text("month").notNull(),
    /** Things, or fen. */
    value: integer("value").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.measure, t.month] }),
    // Everything is read from here: one figure of one village, of fifty, or of all in the order of its sums.
    index("village_month_summary_by_measure").on(t.measure, t.villageId, t.month, t.value),
  ],
);

/** The same of all villages together, kept from it by triggers: a total reads a row a month, however many villages there are. */
export const programmeMonthSummary = sqliteTable(
  "programme_month_summary",
  {
    measure: text("measure").notNull(),
    month: text("month").notNull(),
    value: integer("value").notNull(),
  },
  (t) => [primaryKey({ columns: [t.measure, t.month] })],
);

/** What a village sets out to reach in a year. */
export const villageTarget = sqliteTable(
  "village_target",
  {
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    year: integer("year").notNull(),
    measure: text("measure").notNull(),
    value: integer("value").notNull(),
    setBy: text("set_by").notNull(),
    setByName: text("set_by_name").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.year, t.measure] })],
);

/** A monthly briefing (简报). Figures are frozen when the month is over, the words when it is issued. */
export const briefing = sqliteTable(
  "briefing",
  {
    id: id(),
    /** YYYY-MM */
    month: text("month").notNull(),
    /** Within the year: 2026年第 10 期. */
    number: integer("number").notNull(),
    /** JSON of BriefingText: heading and words of each part. */
    words: text("words").notNull(),
    /** draft | frozen | issued */
    state: text("state").notNull(),
    /** JSON of the snapshot; null while the month runs. */
    snapshot: text("snapshot"),
    frozenAt: instant("frozen_at"),
    frozenByName: text("frozen_by_name"),
    draftedBy: text("drafted_by").notNull(),
    draftedByName: text("drafted_by_name").notNull(),
    issuedOn: day("issued_on"),
    issuedByName: text("issued_by_name"),
    /** The paper as it was issued. */
    code: text("code"),
    file: blob("file", { mode: "buffer" }),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    uniqueIndex("briefing_month").on(t.month),
    // The leading digits of 2026-10 are its year; drizzle-kit breaks an expression with a comma.
    uniqueIndex("briefing_number_in_year").on(sql`cast(${t.month} as integer)`, t.number),
  ],
);

/** Photos of trips that a briefing shows: bytes of its own, for the trip may drop its photo later. */
export const briefingPhoto = sqliteTable(
  "briefing_photo",
  {
    id: id(),
    briefingId: integer("briefing_id")
      .notNull()
      .references(() => briefing.id),
    /** The photo of the trip it was taken from. */
    photoId: integer("photo_id").notNull(),
    position: integer("position").notNull(),
    caption: text("caption").notNull(),
    bytes: blob("bytes", { mode: "buffer" }).notNull(),
  },
  (t) => [uniqueIndex("briefing_photo_once").on(t.briefingId, t.photoId)],
);
