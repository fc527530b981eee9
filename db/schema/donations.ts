import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
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
    /** The day it was first planned for, when the approval came later and moved it. */
    plannedOn: day("planned_on"),
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
    /** computer | office | furniture | fitness | machine | other: figures count by it, not by the name */
    category: text("category").notNull().default("other"),
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
