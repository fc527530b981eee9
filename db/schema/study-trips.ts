import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { person } from "./people";
import { village } from "./villages";

/** A study trip (DOMAIN §3.1): what for, on what basis, when, with whom. It speaks of several villages: see tripQuota. */
export const studyTrip = sqliteTable(
  "study_trip",
  {
    id: id(),
    year: integer("year").notNull(),
    /** Number of the trip within the year: CG-2025-001. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    purpose: text("purpose").notNull(),
    /** Document the trip rests on. */
    basis: text("basis").notNull(),
    fundingSource: text("funding_source"),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on").notNull(),
    leaderName: text("leader_name").notNull(),
    leaderPhone: text("leader_phone"),
    /** The member of staff who leads, when that is one: their home page shows the trip. */
    leaderUserId: text("leader_user_id"),
    busPlate: text("bus_plate"),
    busSeats: integer("bus_seats").notNull(),
    /** Participants planned; seats of the bus less those who accompany. */
    capacity: integer("capacity").notNull(),
    /** Seats given out. Kept in the transaction that gives one, checked by the database itself. */
    seatsTaken: integer("seats_taken").notNull().default(0),
    /** planned | submitted | returned | approved | frozen | running | finished | closed | cancelled */
    state: text("state").notNull(),
    approvalNumber: text("approval_number"),
    approvedOn: day("approved_on"),
    insurer: text("insurer"),
    policyNumber: text("policy_number"),
    insuredFromOn: day("insured_from_on"),
    insuredToOn: day("insured_to_on"),
    /** What the report says of it all. */
    summary: text("summary"),
    note: text("note"),
    copiedFromId: integer("copied_from_id"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    uniqueIndex("study_trip_number").on(t.year, t.number),
    index("study_trip_state").on(t.state, t.fromOn),
  ],
);

const tripId = () =>
  integer("trip_id")
    .notNull()
    .references(() => studyTrip.id);

/** State with a who and a when. */
export const tripStateChange = sqliteTable(
  "trip_state_change",
  {
    id: id(),
    tripId: tripId(),
    fromState: text("from_state"),
    toState: text("to_state").notNull(),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    reason: text("reason"),
    at: instant("at").notNull(),
  },
  (t) => [index("trip_state_change_trip").on(t.tripId)],
);

/** One line of the itinerary. Where people are counted it is a leg of the sign-in. */
export const tripStop = sqliteTable(
  "trip_stop",
  {
    id: id(),
    tripId: tripId(),
    on: day("on").notNull(),
    /** Wall clock, HH:MM. */
    at: text("at").notNull(),
    /** departure | visit | talk | meal | lodging | return */
    kind: text("kind").notNull(),
    place: text("place").notNull(),
    host: text("host"),
    contactName: text("contact_name"),
    contactPhone: text("contact_phone"),
    detail: text("detail"),
    /** Whether people sign in here. */
    signs: integer("signs", { mode: "boolean" }).notNull(),
  },
  (t) => [index("trip_stop_trip").on(t.tripId, t.on, t.at)],
);

export const tripBudgetLine = sqliteTable(
  "trip_budget_line",
  {
    id: id(),
    tripId: tripId(),
    position: integer("position").notNull(),
    /** transport | meals | lodging | insurance | venue | teachers | materials | other */
    item: text("item").notNull(),
    /** How it is worked out: 19 人 × 40 元. */
    working: text("working"),
    fen: fen("fen").notNull(),
  },
  (t) => [index("trip_budget_line_trip").on(t.tripId, t.position)],
);

/** What was paid, with the receipt. */
export const tripCost = sqliteTable(
  "trip_cost",
  {
    id: id(),
    tripId: tripId(),
    item: text("item").notNull(),
    what: text("what").notNull(),
    fen: fen("fen").notNull(),
    spentOn: day("spent_on").notNull(),
    receiptNumber: text("receipt_number"),
    /** card | transfer | cash */
    payment: text("payment").notNull(),
    /** Photo of the receipt (JPEG/PNG bytes). */
    receipt: blob("receipt", { mode: "buffer" }),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("trip_cost_trip").on(t.tripId)],
);

/** How many people each village may send; the villages that a trip speaks of. */
export const tripQuota = sqliteTable(
  "trip_quota",
  {
    id: id(),
    tripId: tripId(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    quota: integer("quota").notNull(),
  },
  (t) => [
    uniqueIndex("trip_quota_once").on(t.tripId, t.villageId),
    index("trip_quota_village").on(t.villageId),
  ],
);

/** A person on a trip. */
export const tripPlace = sqliteTable(
  "trip_place",
  {
    id: id(),
    tripId: tripId(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** Village of the person on the day of nomination. */
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** seated | reserve | withdrawn */
    state: text("state").notNull(),
    reserveNumber: integer("reserve_number"),
    rollNumber: integer("roll_number"),
    /** 职务 */
    post: text("post"),
    emergencyName: text("emergency_name"),
    emergencyPhone: text("emergency_phone"),
    /** Stands in for this place; such a place takes no seat of its own. */
    substitutesId: integer("substitutes_id"),
    /** Why somebody who was expected did not come. */
    absentReason: text("absent_reason"),
    insuredAt: instant("insured_at"),
    /** What the badge says in its QR; known to nobody who has not seen the badge. */
    code: text("code").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    endedReason: text("ended_reason"),
  },
  (t) => [
    uniqueIndex("trip_place_once").on(t.tripId, t.personId).where(sql`${t.state} <> 'withdrawn'`),
    uniqueIndex("trip_place_code").on(t.code),
    uniqueIndex("trip_place_substitute").on(t.substitutesId).where(sql`${t.state} <> 'withdrawn'`),
    index("trip_place_person").on(t.personId),
    index("trip_place_trip").on(t.tripId, t.state),
    index("trip_place_village").on(t.villageId),
  ],
);

/** Somebody was there, or told that they come back on their own. No row: not seen. */
export const tripSign = sqliteTable(
  "trip_sign",
  {
    stopId: integer("stop_id")
      .notNull()
      .references(() => tripStop.id),
    placeId: integer("place_id")
      .notNull()
      .references(() => tripPlace.id),
    /** present | own-way */
    mark: text("mark").notNull(),
    /** list | code */
    how: text("how").notNull(),
    signedAt: instant("signed_at").notNull(),
    signedBy: text("signed_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.stopId, t.placeId] }), index("trip_sign_place").on(t.placeId)],
);

/** What one person took home, and when they told the village about it. */
export const tripLesson = sqliteTable("trip_lesson", {
  placeId: integer("place_id")
    .primaryKey()
    .references(() => tripPlace.id),
  learned: text("learned").notNull(),
  /** 回村宣讲 */
  briefedOn: day("briefed_on"),
  writtenBy: text("written_by").notNull(),
  writtenAt: instant("written_at").notNull(),
});

/** What a village does after the trip: which trade, what, who, until when. */
export const tripTask = sqliteTable(
  "trip_task",
  {
    id: id(),
    tripId: tripId(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** Who of the village does it. */
    placeId: integer("place_id").references(() => tripPlace.id),
    /** Member of staff who sees that it is done. */
    ownerId: text("owner_id").notNull(),
    trade: text("trade").notNull(),
    what: text("what").notNull(),
    dueOn: day("due_on").notNull(),
    /** Shops aimed at, when the task is to open some. */
    shops: integer("shops"),
    doneOn: day("done_on"),
    doneNote: text("done_note"),
    /** Given up, and why: it waits for nobody any more. */
    cancelledOn: day("cancelled_on"),
    cancelReason: text("cancel_reason"),
    revision: integer("revision").notNull().default(1),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("trip_task_trip").on(t.tripId),
    index("trip_task_owner").on(t.ownerId, t.doneOn, t.dueOn),
    index("trip_task_village").on(t.villageId),
  ],
);

/** How a village stands 30 and 90 days later, and whenever somebody looks. */
export const tripFollowUp = sqliteTable(
  "trip_follow_up",
  {
    id: id(),
    tripId: tripId(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** 30 | 90 | other */
    kind: text("kind").notNull(),
    on: day("on").notNull(),
    words: text("words").notNull(),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("trip_follow_up_trip").on(t.tripId, t.villageId)],
);

export const tripPhoto = sqliteTable(
  "trip_photo",
  {
    id: id(),
    tripId: tripId(),
    bytes: blob("bytes", { mode: "buffer" }).notNull(),
    /** Bytes it takes in a PDF, where a PNG is packed anew. */
    paperSize: integer("paper_size").notNull(),
    takenOn: day("taken_on").notNull(),
    place: text("place").notNull(),
    /** Stands in the report. */
    chosen: integer("chosen", { mode: "boolean" }).notNull().default(false),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("trip_photo_trip").on(t.tripId)],
);
