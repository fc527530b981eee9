import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { createdAt, day, id, userId } from "./columns";

/** Administrative division: city, county, town, village; 12-digit code. */
export const division = sqliteTable(
  "division",
  {
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** city | county | town | village */
    level: text("level").notNull(),
    parentId: integer("parent_id"),
    pinyin: text("pinyin").notNull().default(""),
    initials: text("initials").notNull().default(""),
  },
  (t) => [uniqueIndex("division_code").on(t.code), index("division_parent").on(t.parentId)],
);

/** Codes a division had before (DOMAIN §2.6): joined by prefix, kept by year. */
export const divisionCodeHistory = sqliteTable(
  "division_code_history",
  {
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    fromYear: integer("from_year"),
    toYear: integer("to_year"),
    successorCode: text("successor_code"),
  },
  (t) => [index("division_code_history_code").on(t.code)],
);

/** A village of the programme. */
export const village = sqliteTable(
  "village",
  {
    id: id(),
    divisionId: integer("division_id")
      .notNull()
      .references(() => division.id),
    name: text("name").notNull(),
    townName: text("town_name").notNull(),
    countyName: text("county_name").notNull(),
    code: text("code").notNull(),
    /** Work group number (S1: six groups). */
    workGroup: text("work_group"),
    joinedOn: day("joined_on").notNull(),
    leftOn: day("left_on"),
    /** The village this one became part of; its last day is `leftOn`. */
    mergedIntoId: integer("merged_into_id").references((): AnySQLiteColumn => village.id),
    /** Where it lies, in millionths of a degree (WGS-84); both or neither. */
    latMicro: integer("lat_micro"),
    lngMicro: integer("lng_micro"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("village_division").on(t.divisionId), index("village_code").on(t.code)],
);

/**
 * What a village was until a day: its name, town, county and code before a change (renamed, moved to another town, new
 * code). Its name on a day is that of the earliest row that reaches the day, else the present one.
 */
export const villagePast = sqliteTable(
  "village_past",
  {
    id: id(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    name: text("name").notNull(),
    townName: text("town_name").notNull(),
    countyName: text("county_name").notNull(),
    code: text("code").notNull(),
    divisionId: integer("division_id")
      .notNull()
      .references(() => division.id),
    /** Last day on which this held. */
    untilOn: day("until_on").notNull(),
    /** The document the change rests on (批准文号), in the words of the office. */
    basis: text("basis").notNull(),
    changedBy: userId("changed_by").notNull(),
    changedByName: text("changed_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("village_past_until").on(t.villageId, t.untilOn)],
);

/**
 * Who is responsible for a village, by date: liaison officer (副县级联络员), leader of the work group (工作组组长),
 * information officer (信息员), team member.
 */
export const villagePost = sqliteTable(
  "village_post",
  {
    id: id(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** liaison-officer | group-leader | information-officer | team-member */
    post: text("post").notNull(),
    holderName: text("holder_name").notNull(),
    holderTitle: text("holder_title"),
    holderPhone: text("holder_phone"),
    holderUserId: text("holder_user_id"),
    fromOn: day("from_on").notNull(),
    /** Last day in post; null while in post. */
    toOn: day("to_on"),
    createdAt: createdAt(),
  },
  (t) => [index("village_post_village").on(t.villageId, t.post)],
);

/**
 * Villages that something still open has left with its person or with a merger, each with the last day there. What is on
 * record without a row here has been where it is from the first day: past figures stay with the village of their day.
 */
export const formerVillage = sqliteTable(
  "former_village",
  {
    id: id(),
    /** loan | shop */
    kind: text("kind").notNull(),
    recordId: integer("record_id").notNull(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    toOn: day("to_on").notNull(),
  },
  (t) => [index("former_village_record").on(t.kind, t.recordId, t.toOn)],
);
