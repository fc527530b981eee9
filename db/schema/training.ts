import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { person } from "./people";
import { village } from "./villages";

/** A course type as a dated, regional policy row (DOMAIN §2.1, §2.2). Used rows are never changed: a new version is added. */
export const courseRule = sqliteTable(
  "course_rule",
  {
    id: id(),
    /** gyb | syb | iyb | online-business | livestream */
    course: text("course").notNull(),
    name: text("name").notNull(),
    /** Division code prefix the row holds for: "37", "3717", "371725". */
    region: text("region").notNull(),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    /** Two-digit course part of a certificate number. */
    courseCode: text("course_code").notNull(),
    hours: integer("hours").notNull(),
    hoursPerHalfDay: integer("hours_per_half_day").notNull().default(4),
    maxClassSize: integer("max_class_size").notNull(),
    minLecturers: integer("min_lecturers").notNull().default(2),
    /** Least attendance to qualify, in basis points (8000 = 80 %). */
    attendanceThresholdBp: integer("attendance_threshold_bp").notNull(),
    /** Whether a late arrival counts as present. */
    lateCounts: integer("late_counts", { mode: "boolean" }).notNull().default(true),
    /** Pass mark of the business plan and of the test, 0–100; null where the course has none. */
    planPassMark: integer("plan_pass_mark"),
    testPassMark: integer("test_pass_mark"),
    subsidyFen: fen("subsidy_fen"),
    source: text("source").notNull(),
    /** official | mirror | proxy | none: how sure we are of it. */
    confidence: text("confidence").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("course_rule_version").on(t.course, t.region, t.fromOn)],
);

export const trainingClass = sqliteTable(
  "training_class",
  {
    id: id(),
    courseRuleId: integer("course_rule_id")
      .notNull()
      .references(() => courseRule.id),
    course: text("course").notNull(),
    year: integer("year").notNull(),
    /** Number of the class within course and year (第 11 期). */
    number: integer("number").notNull(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    venue: text("venue").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    capacity: integer("capacity").notNull(),
    /** planned | applied | returned | approved | enrolling | running | assessing | closed | certified | cancelled */
    state: text("state").notNull(),
    approvalNumber: text("approval_number"),
    approvedOn: day("approved_on"),
    /** Seats given out. Kept in the transaction that gives one, checked by the database itself. */
    seatsTaken: integer("seats_taken").notNull().default(0),
    note: text("note"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    uniqueIndex("training_class_number").on(t.course, t.year, t.number),
    index("training_class_village").on(t.villageId),
    index("training_class_state").on(t.state, t.startsOn),
  ],
);

/** State with a who and a when. */
export const classStateChange = sqliteTable(
  "class_state_change",
  {
    id: id(),
    classId: integer("class_id")
      .notNull()
      .references(() => trainingClass.id),
    fromState: text("from_state"),
    toState: text("to_state").notNull(),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    reason: text("reason"),
    at: instant("at").notNull(),
  },
  (t) => [index("class_state_change_class").on(t.classId)],
);

export const classLecturer = sqliteTable(
  "class_lecturer",
  {
    id: id(),
    classId: integer("class_id")
      .notNull()
      .references(() => trainingClass.id),
    name: text("name").notNull(),
    userId: text("user_id"),
    certificateNumber: text("certificate_number"),
  },
  (t) => [
    uniqueIndex("class_lecturer_name").on(t.classId, t.name),
    index("class_lecturer_user").on(t.userId),
  ],
);

/** A half-day of teaching. */
export const classSession = sqliteTable(
  "class_session",
  {
    id: id(),
    classId: integer("class_id")
      .notNull()
      .references(() => trainingClass.id),
    on: day("on").notNull(),
    /** am | pm */
    half: text("half").notNull(),
    hours: integer("hours").notNull().default(4),
    topic: text("topic"),
  },
  (t) => [uniqueIndex("class_session_half").on(t.classId, t.on, t.half), index("class_session_on").on(t.on)],
);

export const enrolment = sqliteTable(
  "enrolment",
  {
    id: id(),
    classId: integer("class_id")
      .notNull()
      .references(() => trainingClass.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** Village of the person on the day of enrolment: stays with the old village after a move. */
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** seated | waiting | offered | refused | withdrawn; an offered seat is counted as taken until it is answered. */
    state: text("state").notNull(),
    /** Order in the waiting list. */
    waitingNumber: integer("waiting_number"),
    /** Until when a seat is kept for somebody of the waiting list. */
    offerUntilAt: instant("offer_until_at"),
    /** What became of the offer: accepted | declined | lapsed. */
    offerOutcome: text("offer_outcome"),
    refusalReason: text("refusal_reason"),
    /** Order on the roll. */
    rollNumber: integer("roll_number"),
    /** First half-day that counts for a late joiner; null = from the start. */
    joinedSessionId: integer("joined_session_id"),
    category: text("category"),
    businessIdea: text("business_idea"),
    /** Null: neither the form nor the file said. */
    inBusiness: integer("in_business", { mode: "boolean" }),
    importBatchId: integer("import_batch_id"),
    /** The file named no village: the person was put on record in that of the class, and the roster says so. */
    villageByClass: integer("village_by_class", { mode: "boolean" }),
    /** The place in another class that was given up for this one. */
    transferredFromId: integer("transferred_from_id"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    endedReason: text("ended_reason"),
    /** Frozen at closing: qualified | failed, hours and reasons as JSON. */
    result: text("result"),
    resultHours: integer("result_hours"),
    resultReasons: text("result_reasons"),
  },
  (t) => [
    uniqueIndex("enrolment_once").on(t.classId, t.personId).where(sql`${t.state} <> 'withdrawn'`),
    index("enrolment_person").on(t.personId),
    index("enrolment_class").on(t.classId, t.state),
    index("enrolment_offer").on(t.offerUntilAt).where(sql`${t.state} = 'offered'`),
  ],
);

/** present | late | leave | absent; no row = not marked. */
export const attendanceMark = sqliteTable(
  "attendance_mark",
  {
    sessionId: integer("session_id")
      .notNull()
      .references(() => classSession.id),
    enrolmentId: integer("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    mark: text("mark").notNull(),
    markedBy: text("marked_by").notNull(),
    markedAt: instant("marked_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.enrolmentId] }),
    index("attendance_mark_enrolment").on(t.enrolmentId),
  ],
);

/** A score; a re-sit is a second attempt, the first stays. */
export const grade = sqliteTable(
  "grade",
  {
    id: id(),
    enrolmentId: integer("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    /** plan | test */
    kind: text("kind").notNull(),
    attempt: integer("attempt").notNull().default(1),
    /** 0–100 */
    score: integer("score").notNull(),
    gradedBy: text("graded_by").notNull(),
    gradedAt: instant("graded_at").notNull(),
  },
  (t) => [uniqueIndex("grade_attempt").on(t.enrolmentId, t.kind, t.attempt)],
);
