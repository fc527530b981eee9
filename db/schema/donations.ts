import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { person } from "./people";
import { village } from "./villages";

/** A batch of given things (DOMAIN §3.2): who gives, by which legal road, what for. Its villages: see donationLine. */
export const donation = sqliteTable(
  "donation",
  {
    id: id(),
    year: integer("year").notNull(),
    /** Number of the batch within the year: JZ-2026-003. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    /** donor: somebody outside gives, the bureau introduces; bureau: an asset of the bureau is disposed of. */
    road: text("road").notNull(),
    donorName: text("donor_name").notNull(),
    donorContact: text("donor_contact"),
    donorPhone: text("donor_phone"),
    /** Agreement of the gift, or the bureau's own decision. */
    basis: text("basis").notNull(),
    /** What it may be used for; a change needs the donor's consent. */
    usedFor: text("used_for").notNull(),
    /** Papers the values rest on: 购置发票 2026-10-28. */
    valuationNote: text("valuation_note"),
    handoverOn: day("handover_on").notNull(),
    place: text("place").notNull(),
    /** Number of the approval of a disposal; without it nothing of the bureau's own is received. */
    approvalNumber: text("approval_number"),
    approvedOn: day("approved_on"),
    note: text("note"),
    /** registered | submitted | returned | approved | received | cancelled */
    state: text("state").notNull(),
    createdBy: text("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [uniqueIndex("donation_number").on(t.year, t.number), index("donation_state").on(t.state)],
);

const donationId = () =>
  integer("donation_id")
    .notNull()
    .references(() => donation.id);

/** State with a who and a when. */
export const donationChange = sqliteTable(
  "donation_change",
  {
    id: id(),
    donationId: donationId(),
    fromState: text("from_state"),
    toState: text("to_state").notNull(),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    reason: text("reason"),
    at: instant("at").notNull(),
  },
  (t) => [index("donation_change_donation").on(t.donationId)],
);

/** The paper that approves a disposal, as it was scanned: sealed with the data key. */
export const donationApprovalScan = sqliteTable("donation_approval_scan", {
  donationId: donationId().primaryKey(),
  /** image/jpeg | image/png | application/pdf */
  type: text("type").notNull(),
  sealed: blob("sealed", { mode: "buffer" }).notNull(),
  addedBy: text("added_by").notNull(),
  addedByName: text("added_by_name").notNull(),
  addedAt: instant("added_at").notNull(),
});

/** Who has things: the village itself, a school or another house in it, or a person. */
export const equipmentHolder = sqliteTable(
  "equipment_holder",
  {
    id: id(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** village | school | station | person */
    kind: text("kind").notNull(),
    /** Full name for the papers; empty where it is the village's or the person's own. */
    name: text("name"),
    personId: integer("person_id").references(() => person.id),
    keeperName: text("keeper_name"),
    keeperPhone: text("keeper_phone"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("equipment_holder_village").on(t.villageId).where(sql`${t.kind} = 'village'`),
    uniqueIndex("equipment_holder_name").on(t.villageId, t.name).where(sql`${t.name} is not null`),
    index("equipment_holder_person").on(t.personId),
  ],
);

/** One kind of thing for one holder; every piece of it is an item of its own. */
export const donationLine = sqliteTable(
  "donation_line",
  {
    id: id(),
    donationId: donationId(),
    position: integer("position").notNull(),
    holderId: integer("holder_id")
      .notNull()
      .references(() => equipmentHolder.id),
    name: text("name").notNull(),
    model: text("model"),
    /** 台, 套, 张 */
    unit: text("unit").notNull(),
    quantity: integer("quantity").notNull(),
    unitFen: fen("unit_fen").notNull(),
    /** invoice | market | appraisal | nominal */
    valuation: text("valuation").notNull(),
    /** Whether each piece carries a number of its maker. */
    serials: integer("serials", { mode: "boolean" }).notNull(),
    /** Equipment of a special kind has a threshold of its own. */
    special: integer("special", { mode: "boolean" }).notNull().default(false),
    /** new | good | fair */
    condition: text("condition").notNull(),
    warrantyOn: day("warranty_on"),
    /** Lines of one holder and one word are set together, piece by piece: computer, screen, router. */
    kit: text("kit"),
  },
  (t) => [
    index("donation_line_donation").on(t.donationId, t.position),
    index("donation_line_holder").on(t.holderId),
  ],
);

export const equipmentKit = sqliteTable(
  "equipment_kit",
  {
    id: id(),
    donationId: donationId(),
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
    donationId: donationId(),
    /** Who gives it out of hand; null: the donor. */
    fromHolderId: integer("from_holder_id").references(() => equipmentHolder.id),
    /** Who takes it; null: the donor, who gets it back. */
    toHolderId: integer("to_holder_id").references(() => equipmentHolder.id),
    on: day("on").notNull(),
    place: text("place").notNull(),
    reason: text("reason"),
    /** open | accepted | cancelled */
    state: text("state").notNull(),
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

/** What was on the books when the stocktake began. */
export const stocktakeItem = sqliteTable(
  "stocktake_item",
  {
    stocktakeId: stocktakeId(),
    itemId: itemId(),
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

/** From which value on a thing is a fixed asset with a card, by date (DOMAIN §3.2). */
export const assetThreshold = sqliteTable(
  "asset_threshold",
  {
    id: id(),
    fromOn: day("from_on").notNull(),
    generalFen: fen("general_fen").notNull(),
    specialFen: fen("special_fen").notNull(),
    basis: text("basis").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("asset_threshold_from").on(t.fromOn)],
);
