import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { user } from "./access";
import { createdAt, id, instant } from "./columns";

/** The address of a list under a name: conditions, order, columns. Whoever opens it sees it inside their own villages. */
export const savedView = sqliteTable(
  "saved_view",
  {
    id: id(),
    /** people | training | certificates | villages … */
    list: text("list").notNull(),
    name: text("name").notNull(),
    /** Query part of the address, without the page. */
    query: text("query").notNull(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => user.id),
    ownerName: text("owner_name").notNull(),
    /** Role it is shared with; null: the owner's alone. `everybody`: all roles. */
    sharedWith: text("shared_with"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [index("saved_view_list").on(t.list, t.ownerId)],
);

/** A change of many people at once, and what it changed: enough to take it back. */
export const bulkChange = sqliteTable(
  "bulk_change",
  {
    id: id(),
    /** group | category | consent | enrol … */
    action: text("action").notNull(),
    /** What was done, in words of the log. */
    count: integer("count").notNull(),
    skipped: integer("skipped").notNull(),
    /** JSON of the rows before and after, sealed with the data key; null when the area takes it back itself, or not at all. */
    changesSealed: blob("changes_sealed", { mode: "buffer" }),
    /** JSON, sealed: who was refused, and why. */
    refusedSealed: blob("refused_sealed", { mode: "buffer" }),
    doneBy: text("done_by").notNull(),
    doneByName: text("done_by_name").notNull(),
    createdAt: createdAt(),
    undoneByName: text("undone_by_name"),
    undoneAt: instant("undone_at"),
    /** running | undoing | stopped | done: one of many people goes on in steps; `stopped` goes on when it is asked to. */
    state: text("state").notNull().default("done"),
    /** Of one that goes on in steps: what is written, to whom (JSON of ids, as the question counted them), how many of them so far. */
    value: text("value"),
    ids: text("ids"),
    progress: integer("progress").notNull().default(0),
    total: integer("total").notNull().default(0),
    /** Why it stopped, or could not be taken back. */
    why: text("why"),
  },
  (t) => [
    index("bulk_change_done_by").on(t.doneBy, t.id),
    index("bulk_change_going").on(t.state).where(sql`${t.state} <> 'done'`),
  ],
);

/** One step of a change of many people: everything it changed, so that the whole can be taken back step by step. */
export const bulkChangePart = sqliteTable(
  "bulk_change_part",
  {
    id: id(),
    bulkChangeId: integer("bulk_change_id")
      .notNull()
      .references(() => bulkChange.id),
    changesSealed: blob("changes_sealed", { mode: "buffer" }).notNull(),
    count: integer("count").notNull(),
  },
  (t) => [index("bulk_change_part_change").on(t.bulkChangeId, t.id)],
);
