import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, id, instant } from "./columns";
import { household } from "./households";
import { person } from "./people";

/** Two records that look like one person; the smaller id is always a. A dismissed pair stays, so that it never comes back. */
export const duplicatePair = sqliteTable(
  "duplicate_pair",
  {
    id: id(),
    personAId: integer("person_a_id")
      .notNull()
      .references(() => person.id),
    personBId: integer("person_b_id")
      .notNull()
      .references(() => person.id),
    /** 0–100, by the rules in force when it was found. */
    score: integer("score").notNull(),
    /** JSON: what agreed and for how many points. */
    reasons: text("reasons").notNull(),
    /** suspected | dismissed | merged */
    state: text("state").notNull(),
    foundAt: instant("found_at").notNull(),
    /** Who put the two together by hand, and when: such a pair stays until it is decided, whatever a comparison scores. */
    namedByName: text("named_by_name"),
    namedAt: instant("named_at"),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    uniqueIndex("duplicate_pair_people").on(t.personAId, t.personBId),
    index("duplicate_pair_b").on(t.personBId),
    index("duplicate_pair_work").on(t.state, t.score, t.id),
  ],
);

/** Two records that look like one household; the smaller id is always a. A dismissed pair stays, so that it never comes back. */
export const householdPair = sqliteTable(
  "household_pair",
  {
    id: id(),
    householdAId: integer("household_a_id")
      .notNull()
      .references(() => household.id),
    householdBId: integer("household_b_id")
      .notNull()
      .references(() => household.id),
    /** 0–100: how sure the reasons are together. */
    score: integer("score").notNull(),
    /** JSON: what agreed and for how many points. */
    reasons: text("reasons").notNull(),
    /** suspected | dismissed | merged */
    state: text("state").notNull(),
    foundAt: instant("found_at").notNull(),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    uniqueIndex("household_pair_households").on(t.householdAId, t.householdBId),
    index("household_pair_b").on(t.householdBId),
    index("household_pair_work").on(t.state, t.score, t.id),
  ],
);

/** A merge and everything it changed, row by row before and after: enough to take it back. */
export const recordMerge = sqliteTable(
  "record_merge",
  {
    id: id(),
    /** person | household | village */
    kind: text("kind").notNull(),
    survivorId: integer("survivor_id").notNull(),
    mergedId: integer("merged_id").notNull(),
    /** JSON of the rows before and after, sealed with the data key: it holds whole records. */
    changesSealed: blob("changes_sealed", { mode: "buffer" }).notNull(),
    mergedBy: text("merged_by").notNull(),
    mergedByName: text("merged_by_name").notNull(),
    createdAt: createdAt(),
    undoneBy: text("undone_by"),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    index("record_merge_survivor").on(t.kind, t.survivorId),
    index("record_merge_merged").on(t.kind, t.mergedId),
  ],
);
