import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { person } from "./people";

/** Two people who have to do with each other, by date. Who is which stands at the two ends. */
export const personRelation = sqliteTable("person_relation", {
  id: id(),
  /** spouse | parent | sibling | guarantor | partner */
  kind: text("kind").notNull(),
  fromOn: day("from_on"),
  toOn: day("to_on"),
  note: text("note"),
  recordedByName: text("recorded_by_name").notNull(),
  createdAt: createdAt(),
  endedReason: text("ended_reason"),
  endedByName: text("ended_by_name"),
  endedAt: instant("ended_at"),
});

/** One end of a relation: a merge moves it with its person. */
export const personRelationEnd = sqliteTable(
  "person_relation_end",
  {
    id: id(),
    relationId: integer("relation_id")
      .notNull()
      .references(() => personRelation.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** What this person is in it: spouse, parent, child, sibling, guarantor, guaranteed, partner. */
    part: text("part").notNull(),
    /** Set while a marriage stands: the database holds everybody to one. */
    openSpouse: integer("open_spouse", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("person_relation_end_person").on(t.personId),
    index("person_relation_end_relation").on(t.relationId),
    uniqueIndex("person_relation_end_spouse").on(t.personId).where(sql`${t.openSpouse} = 1`),
  ],
);
