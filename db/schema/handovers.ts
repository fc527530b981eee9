import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { donation, equipmentHolder } from "./donations";
import { equipmentItem } from "./equipment";
import { village } from "./villages";

/** A paper by which things change hands: from the giver, between holders, or back. */
export const handover = sqliteTable(
  "handover",
  {
    id: id(),
    year: integer("year").notNull(),
    /** YJ-2026-011 */
    number: integer("number").notNull(),
    /** handover | transfer | return */
    kind: text("kind").notNull(),
    donationId: integer("donation_id")
      .notNull()
      .references(() => donation.id),
    /** Who gives it out of hand; null: the donor. */
    fromHolderId: integer("from_holder_id").references(() => equipmentHolder.id),
    /** Who takes it; null: the donor, who gets it back. */
    toHolderId: integer("to_holder_id").references(() => equipmentHolder.id),
    on: day("on").notNull(),
    place: text("place").notNull(),
    reason: text("reason"),
    /** open | accepted | cancelled */
    state: text("state").notNull(),
    /** As the two parties were called when the first of them signed: who signed, signed for them, whatever a village is called since. */
    giverName: text("giver_name"),
    takerName: text("taker_name"),
    /** Counted, looked at, switched on: true is well, false is not, null was not done. */
    quantityOk: integer("quantity_ok", { mode: "boolean" }),
    looksOk: integer("looks_ok", { mode: "boolean" }),
    powerOk: integer("power_ok", { mode: "boolean" }),
    attachments: text("attachments"),
    /** What is damaged or does not work. */
    checkNote: text("check_note"),
    checkedAt: instant("checked_at"),
    /** The signed paper (JPEG/PNG bytes). */
    scan: blob("scan", { mode: "buffer" }),
    scanAt: instant("scan_at"),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by"),
    endedByName: text("ended_by_name"),
    endedReason: text("ended_reason"),
    createdBy: text("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("handover_number").on(t.year, t.number),
    index("handover_donation").on(t.donationId),
    index("handover_from").on(t.fromHolderId),
    index("handover_to").on(t.toHolderId),
  ],
);

const handoverId = () =>
  integer("handover_id")
    .notNull()
    .references(() => handover.id);

const itemId = () =>
  integer("item_id")
    .notNull()
    .references(() => equipmentItem.id);

export const handoverItem = sqliteTable(
  "handover_item",
  { handoverId: handoverId(), itemId: itemId() },
  (t) => [primaryKey({ columns: [t.handoverId, t.itemId] }), index("handover_item_item").on(t.itemId)],
);

/** Who signs a paper, and how it looks when they did so on the screen. */
export const handoverSignature = sqliteTable(
  "handover_signature",
  {
    id: id(),
    handoverId: handoverId(),
    /** giver | receiver | witness */
    role: text("role").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    post: text("post"),
    image: blob("image", { mode: "buffer" }),
    signedAt: instant("signed_at"),
    /** In whose presence: the member of staff whose screen it was. */
    takenBy: text("taken_by"),
  },
  (t) => [uniqueIndex("handover_signature_once").on(t.handoverId, t.role, t.position)],
);

/** Where an item is and since when; the row without an end is the present. */
export const itemCustody = sqliteTable(
  "item_custody",
  {
    id: id(),
    itemId: itemId(),
    holderId: integer("holder_id")
      .notNull()
      .references(() => equipmentHolder.id),
    /** Village of the holder on that day: figures by village and month count these rows. */
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    handoverId: handoverId(),
  },
  (t) => [
    uniqueIndex("item_custody_present").on(t.itemId).where(sql`${t.toOn} is null`),
    index("item_custody_item").on(t.itemId, t.fromOn),
    index("item_custody_holder").on(t.holderId),
    index("item_custody_village").on(t.villageId, t.fromOn),
  ],
);
