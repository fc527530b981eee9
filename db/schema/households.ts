import { sql } from "drizzle-orm";
import { blob, check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { person } from "./people";
import { village } from "./villages";

/** A household of a village: where it lives and what it lives from. Who belongs to it stands in `household_member`. */
export const household = sqliteTable(
  "household",
  {
    id: id(),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    villageGroup: text("village_group"),
    /** 户号 of the village's or the police's register: what a file of households is matched by. */
    registryNo: text("registry_no"),
    /** 门牌号, as it is written on the door. */
    houseNumber: text("house_number"),
    /** What the number sorts by: digits filled up, so that 9 stands before 10. */
    houseOrder: text("house_order").notNull().default(""),
    address: text("address"),
    /** Contracted land in hundredths of a mu (厘): whole numbers, as the contract has them. */
    landLi: integer("land_li"),
    /** storey | brick | brick-wood | earth | none | other */
    housing: text("housing"),
    /** tap | well | other */
    water: text("water"),
    /** Sensitive, both in fen: what the household spends in a year and owes today. */
    expenseFen: fen("expense_fen"),
    debtFen: fen("debt_fen"),
    note: text("note"),
    importBatchId: integer("import_batch_id"),
    createdBy: text("created_by"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    revision: integer("revision").notNull().default(1),
    /** The day its last member left; null while somebody lives there. */
    endedOn: day("ended_on"),
    deletedAt: instant("deleted_at"),
    mergedIntoId: integer("merged_into_id"),
  },
  (t) => [
    index("household_village").on(t.villageId, t.houseOrder, t.id),
    index("household_order").on(t.houseOrder, t.id),
    index("household_registry").on(t.villageId, t.registryNo).where(sql`${t.registryNo} is not null`),
    index("household_import").on(t.importBatchId).where(sql`${t.importBatchId} is not null`),
  ],
);

/** Which village a household belonged to, by date. */
export const householdResidence = sqliteTable(
  "household_residence",
  {
    id: id(),
    householdId: integer("household_id")
      .notNull()
      .references(() => household.id),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    houseNumber: text("house_number"),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    reason: text("reason"),
    createdAt: createdAt(),
  },
  (t) => [index("household_residence_household").on(t.householdId)],
);

/**
 * Who belonged to a household on which days, and as what. A change of head closes every open row and opens a new one,
 * since each relation is one to the head: the rows of a day are the household of that day.
 */
export const householdMember = sqliteTable(
  "household_member",
  {
    id: id(),
    householdId: integer("household_id")
      .notNull()
      .references(() => household.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** Relation to the head, GB/T 4761; "02" is the head. */
    relation: text("relation").notNull(),
    fromOn: day("from_on").notNull(),
    /** Last day; null while it lasts. */
    toOn: day("to_on"),
    /** died | married | moved | separated | head-changed | other */
    endReason: text("end_reason"),
    note: text("note"),
    createdAt: createdAt(),
  },
  (t) => [
    index("household_member_household").on(t.householdId, t.fromOn),
    index("household_member_person").on(t.personId, t.fromOn),
    uniqueIndex("household_member_one").on(t.personId).where(sql`${t.toOn} is null`),
    uniqueIndex("household_member_head")
      .on(t.householdId)
      .where(sql`${t.relation} = '02' and ${t.toOn} is null`),
    check("household_member_days", sql`${t.toOn} is null or ${t.toOn} >= ${t.fromOn}`),
  ],
);

/** What a household earned in a year, by source. */
export const householdIncome = sqliteTable(
  "household_income",
  {
    id: id(),
    householdId: integer("household_id")
      .notNull()
      .references(() => household.id),
    year: integer("year").notNull(),
    /** farming | livestock | wages | business | online-shop | property | transfer | other */
    source: text("source").notNull(),
    amountFen: fen("amount_fen").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("household_income_source").on(t.householdId, t.year, t.source)],
);

/** Health and what somebody does, as told on a day: the newest row up to a day holds on it. */
export const personSituation = sqliteTable(
  "person_situation",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    onDay: day("on_day").notNull(),
    /** healthy | chronic | serious | disabled */
    health: text("health"),
    healthNote: text("health_note"),
    /** farming | migrant | local-job | own-business | school | retired | home | none */
    work: text("work"),
    /** Where: firm and town, school and class. */
    place: text("place"),
    recordedByName: text("recorded_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("person_situation_person").on(t.personId, t.onDay)],
);

/** 居民养老保险: what a check of a day found; the newest row of a person holds. */
export const pensionCheck = sqliteTable(
  "pension_check",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    checkedOn: day("checked_on").notNull(),
    /** none | insured | receiving | suspended | ended */
    status: text("status").notNull(),
    /** passed | doubt | unmet | deceased */
    result: text("result").notNull(),
    /** Null: no further check. */
    nextDueOn: day("next_due_on"),
    note: text("note"),
    checkedBy: text("checked_by").notNull(),
    checkedByName: text("checked_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("pension_check_person").on(t.personId, t.checkedOn),
    index("pension_check_due").on(t.nextDueOn),
  ],
);

/** A policy enjoyed by a person or by a whole household, from a day on. */
export const benefit = sqliteTable(
  "benefit",
  {
    id: id(),
    personId: integer("person_id").references(() => person.id),
    householdId: integer("household_id").references(() => household.id),
    /** minimum-living | extreme-poverty | disability | disability-card | veteran | out-of-poverty | elderly | child | medical | housing | other */
    kind: text("kind").notNull(),
    /** What it is called, when it is none of the kinds. */
    name: text("name"),
    /** Grade of a disability, class of 低保. */
    level: text("level"),
    /** Its mask; the whole stands sealed. */
    documentNo: text("document_no"),
    documentSealed: blob("document_sealed", { mode: "buffer" }),
    monthlyFen: fen("monthly_fen"),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    endReason: text("end_reason"),
    recordedByName: text("recorded_by_name").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    index("benefit_person").on(t.personId),
    index("benefit_household").on(t.householdId),
    check("benefit_owner", sql`(${t.personId} is null) <> (${t.householdId} is null)`),
    check("benefit_days", sql`${t.toOn} is null or ${t.toOn} >= ${t.fromOn}`),
  ],
);

/** What a household or one of its members asks for: a wish (training, a loan, a shop) or a difficulty, until it is met. */
export const householdNeed = sqliteTable(
  "household_need",
  {
    id: id(),
    personId: integer("person_id").references(() => person.id),
    householdId: integer("household_id").references(() => household.id),
    /** training | loan | online-shop | job | schooling | medical | minimum-living | housing | other */
    kind: text("kind").notNull(),
    /** In the household's own words. */
    words: text("words"),
    toldOn: day("told_on").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
    /** The day it was met or given up; null while it stands. */
    closedOn: day("closed_on"),
    outcome: text("outcome"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    index("household_need_person").on(t.personId),
    index("household_need_household").on(t.householdId),
    check("household_need_owner", sql`(${t.personId} is null) <> (${t.householdId} is null)`),
    check("household_need_days", sql`${t.closedOn} is null or ${t.closedOn} >= ${t.toldOn}`),
  ],
);
