import type { Db } from "db/client.server";
import { household } from "db/schema";
import { eq } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import type { Household } from "../household-queries.server";
import { head } from "../relation";
import type { ToldIncome, ToldSituation } from "./told-facts";

export interface KnownBenefit {
  id: number;
  kind: string;
  name: string | null;
  level: string | null;
  documentNo: string | null;
  documentSealed: Buffer | null;
  monthlyFen: number | null;
  fromOn: Day;
  toOn: Day | null;
  updatedAt: number;
}

/** Looks up, one after another, where people belong and which household has a number: for many rows of a file. */
export function knownHouseholds(db: Db) {
  const ofPerson = db.$client.prepare(
    "SELECT household_id AS householdId, relation FROM household_member WHERE person_id = ? AND to_on IS NULL",
  );
  const numbered = db.$client
    .prepare(
      "SELECT id FROM household WHERE village_id = ? AND registry_no = ? AND deleted_at IS NULL LIMIT 2",
    )
    .pluck();
  const lastDay = db.$client.prepare("SELECT max(to_on) FROM household_member WHERE person_id = ?").pluck();
  const headOf = db.$client.prepare(
    `SELECT p.id, p.name, m.from_on AS fromOn FROM household_member m JOIN person p ON p.id = m.person_id
     WHERE m.household_id = ? AND m.to_on IS NULL AND m.relation = '${head}'`,
  );
  const situation = db.$client.prepare(
    `SELECT health, health_note AS healthNote, work, place FROM person_situation
     WHERE person_id = ? ORDER BY on_day DESC, id DESC LIMIT 1`,
  );
  const income = db.$client
    .prepare("SELECT source, amount_fen FROM household_income WHERE household_id = ? AND year = ?")
    .raw(true);
  const wishes = db.$client
    .prepare("SELECT kind FROM household_need WHERE person_id = ? AND closed_on IS NULL")
    .pluck();
  const columns = `id, kind, name, level, document_no AS documentNo, document_sealed AS documentSealed, monthly_fen AS monthlyFen, from_on AS fromOn, to_on AS toOn, updated_at AS updatedAt`;
  const benefits = {
    household: db.$client.prepare(`SELECT ${columns} FROM benefit WHERE household_id = ?`),
    person: db.$client.prepare(`SELECT ${columns} FROM benefit WHERE person_id = ?`),
  };
  const checks = db.$client.prepare(
    `SELECT checked_on AS checkedOn, status, result FROM pension_check WHERE person_id = ? ORDER BY checked_on DESC, id DESC`,
  );
  return {
    /** Policies entered of a household as a whole, or of one person. */
    benefitsOf: (holder: "household" | "person", id: number) => benefits[holder].all(id) as KnownBenefit[],
    /** Pension checks of somebody, the newest first. */
    checksOf: (personId: number) =>
      checks.all(personId) as { checkedOn: Day; status: string; result: string }[],
    /** Wishes and difficulties of somebody that are open. */
    wishes: (personId: number) => wishes.all(personId) as string[],
    /** What was last told of somebody's health and work. */
    situation: (personId: number) => (situation.get(personId) as ToldSituation | undefined) ?? null,
    /** What is on record of a year. */
    income: (householdId: number, year: number) => income.all(householdId, year) as ToldIncome["sources"],
    /** The household somebody belongs to now, and as what. */
    membership: (personId: number) =>
      ofPerson.get(personId) as { householdId: number; relation: string } | undefined,
    /** Households of a village with this 户号: none, one, or two of more. */
    numbered: (villageId: number, registryNo: string) => numbered.all(villageId, registryNo) as number[],
    head: (householdId: number) =>
      headOf.get(householdId) as { id: number; name: string; fromOn: string } | undefined,
    /** Last day on which somebody belonged to some household before. */
    lastDay: (personId: number) => lastDay.get(personId) as string | null,
    find: (id: number): Household | undefined =>
      db.select().from(household).where(eq(household.id, id)).get(),
  };
}
export type KnownHouseholds = ReturnType<typeof knownHouseholds>;
