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
  },
  (t) => [index("bulk_change_done_by").on(t.doneBy, t.id)],
);
