import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { equipmentHolder } from "./donations";
import { equipmentItem } from "./equipment";
import { village } from "./villages";

/** 盘点: what should be at a village or with one holder, and what was found. */
export const stocktake = sqliteTable(
  "stocktake",
  {
    id: id(),
    year: integer("year").notNull(),
    /** PD-2026-004 */
    number: integer("number").notNull(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    holderId: integer("holder_id").references(() => equipmentHolder.id),
    /** yearly | spot */
    kind: text("kind").notNull(),
    on: day("on").notNull(),
    note: text("note"),
    /** open | closed */
    state: text("state").notNull(),
    createdBy: text("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
    closedAt: instant("closed_at"),
    closedBy: text("closed_by"),
    closedByName: text("closed_by_name"),
  },
  (t) => [
    uniqueIndex("stocktake_number").on(t.year, t.number),
    index("stocktake_village").on(t.villageId, t.on),
  ],
);

const stocktakeId = () =>
  integer("stocktake_id")
    .notNull()
    .references(() => stocktake.id);

/** What was on the books when the stocktake began, and what arrived while it was under way. */
export const stocktakeItem = sqliteTable(
  "stocktake_item",
  {
    stocktakeId: stocktakeId(),
    itemId: integer("item_id")
      .notNull()
      .references(() => equipmentItem.id),
    holderId: integer("holder_id")
      .notNull()
      .references(() => equipmentHolder.id),
  },
  (t) => [primaryKey({ columns: [t.stocktakeId, t.itemId] }), index("stocktake_item_item").on(t.itemId)],
);

/** One scan. The phone names it, so that a scan sent twice stays one. */
export const stocktakeScan = sqliteTable(
  "stocktake_scan",
  {
    id: id(),
    stocktakeId: stocktakeId(),
    key: text("key").notNull(),
    /** As it was read. */
    code: text("code").notNull(),
    itemId: integer("item_id").references(() => equipmentItem.id),
    grade: text("grade"),
    /** camera | typed | list */
    how: text("how").notNull(),
    scannedAt: instant("scanned_at").notNull(),
    scannedBy: text("scanned_by").notNull(),
    /** Reached us after the stocktake was closed: waiting | counted | left. Null: in time. */
    late: text("late"),
    lateAt: instant("late_at"),
    /** Whose phone it came from. */
    lateByName: text("late_by_name"),
    decidedAt: instant("decided_at"),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
  },
  (t) => [
    uniqueIndex("stocktake_scan_once").on(t.stocktakeId, t.key),
    index("stocktake_scan_item").on(t.itemId),
  ],
);
