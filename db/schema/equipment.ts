import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { donation, donationLine, equipmentHolder } from "./donations";

export const equipmentKit = sqliteTable(
  "equipment_kit",
  {
    id: id(),
    donationId: integer("donation_id")
      .notNull()
      .references(() => donation.id),
    name: text("name").notNull(),
    holderId: integer("holder_id")
      .notNull()
      .references(() => equipmentHolder.id),
    piece: integer("piece").notNull(),
  },
  (t) => [uniqueIndex("equipment_kit_once").on(t.donationId, t.holderId, t.name, t.piece)],
);

/** One thing with a label. */
export const equipmentItem = sqliteTable(
  "equipment_item",
  {
    id: id(),
    lineId: integer("line_id")
      .notNull()
      .references(() => donationLine.id),
    piece: integer("piece").notNull(),
    kitId: integer("kit_id").references(() => equipmentKit.id),
    /** ZC371725-26-0101 */
    assetNumber: text("asset_number").notNull(),
    /** What its label says in the QR; never changes. */
    code: text("code").notNull(),
    serial: text("serial"),
    /** Where it counts: kept with the custody row in one transaction. */
    holderId: integer("holder_id")
      .notNull()
      .references(() => equipmentHolder.id),
    /** registered | in-use | idle | repair | lost | scrapped | returned */
    state: text("state").notNull(),
    /** Day of the paper by which it came; null until that is accepted. */
    receivedOn: day("received_on"),
    /** The last grade given: new | good | fair | poor | broken */
    condition: text("condition").notNull(),
    warrantyOn: day("warranty_on"),
    note: text("note"),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("equipment_item_number").on(t.assetNumber),
    uniqueIndex("equipment_item_code").on(t.code),
    uniqueIndex("equipment_item_serial").on(t.serial).where(sql`${t.serial} is not null`),
    index("equipment_item_line").on(t.lineId, t.piece),
    index("equipment_item_holder").on(t.holderId, t.state),
    index("equipment_item_kit").on(t.kitId),
  ],
);

const itemId = () =>
  integer("item_id")
    .notNull()
    .references(() => equipmentItem.id);

/** What became of an item, with a who and a when. */
export const itemChange = sqliteTable(
  "item_change",
  {
    id: id(),
    itemId: itemId(),
    fromState: text("from_state"),
    toState: text("to_state").notNull(),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    reason: text("reason"),
    at: instant("at").notNull(),
  },
  (t) => [index("item_change_item").on(t.itemId)],
);

/** How an item was found on a day, with a picture when one was taken. */
export const itemCondition = sqliteTable(
  "item_condition",
  {
    id: id(),
    itemId: itemId(),
    on: day("on").notNull(),
    grade: text("grade").notNull(),
    note: text("note"),
    photo: blob("photo", { mode: "buffer" }),
    stocktakeId: integer("stocktake_id"),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("item_condition_item").on(t.itemId, t.on)],
);

export const itemRepair = sqliteTable(
  "item_repair",
  {
    id: id(),
    itemId: itemId(),
    what: text("what").notNull(),
    /** Who repairs it. */
    shop: text("shop"),
    outOn: day("out_on").notNull(),
    backOn: day("back_on"),
    costFen: fen("cost_fen"),
    result: text("result"),
    createdBy: text("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("item_repair_open").on(t.itemId).where(sql`${t.backOn} is null`),
    index("item_repair_item").on(t.itemId),
  ],
);

/** Loss or scrapping: one asks, another decides. */
export const itemWriteOff = sqliteTable(
  "item_write_off",
  {
    id: id(),
    itemId: itemId(),
    year: integer("year").notNull(),
    /** BF-2026-002 */
    number: integer("number").notNull(),
    /** lost | scrapped */
    kind: text("kind").notNull(),
    on: day("on").notNull(),
    reason: text("reason").notNull(),
    askedBy: text("asked_by").notNull(),
    askedByName: text("asked_by_name").notNull(),
    askedAt: instant("asked_at").notNull(),
    /** asked | approved | refused */
    state: text("state").notNull(),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    /** Number of the approval, or why it was refused. */
    decision: text("decision"),
  },
  (t) => [
    uniqueIndex("item_write_off_number").on(t.year, t.number),
    uniqueIndex("item_write_off_open").on(t.itemId).where(sql`${t.state} = 'asked'`),
    index("item_write_off_item").on(t.itemId),
    index("item_write_off_state").on(t.state),
  ],
);
