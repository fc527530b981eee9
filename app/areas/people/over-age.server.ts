import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { AgeGround } from "~/areas/policies";
import { residentRules } from "~/areas/policies/index.server";
import { type Day, todayOn } from "~/platform/dates";
import { type AgeCuts, ageCuts, unknownCuts } from "./over-age";

/**
 * The one place that says by which insurance somebody retires (DOMAIN §1.9): that of residents where the bureau's newest
 * check of it was passed; the one their newest application names; of farmers by their category; else none is on record. The
 * table is written out: in the columns of a query over one table its name would be left off, and the id be the application's.
 */
const byCheck = sql<
  "farmer" | null
>`(SELECT 'farmer' FROM (SELECT c.status, c.result FROM pension_check c WHERE c.person_id = person.id
    ORDER BY c.checked_on DESC, c.id DESC LIMIT 1) WHERE result = 'passed' AND status IN ('insured', 'receiving', 'suspended'))`;
const onPaper = sql`${byCheck},
  (SELECT a.age_category FROM loan_application a
    WHERE a.person_id = person.id AND a.age_category IS NOT NULL ORDER BY a.id DESC LIMIT 1)`;
const paperGround = sql<AgeGround>`coalesce(${onPaper}, 'unknown')`;
const ground = sql<AgeGround>`coalesce(${onPaper},
  CASE WHEN person.category IN ('rural-entrepreneur', 'out-of-poverty') THEN 'farmer' END, 'unknown')`;

/** The ages of a day; null: no policy says one. */
export function cutsOn(db: Reader, today: Day): AgeCuts | null {
  const { overAge } = residentRules(db, today);
  return overAge === null ? null : ageCuts(today, overAge);
}

/** People past the age, or those of whom it has to be proved. */
export function isOverAge(db: Reader, part: "over-age" | "age-unsure"): SQL {
  const cuts = cutsOn(db, todayOn());
  if (!cuts) return sql`0`;
  const [men, women] = [unknownCuts(cuts, "male"), unknownCuts(cuts, "female")];
  const born = person.birthOn;
  const latest = [...Object.values(cuts)].sort().at(-1)!;
  const sure = sql`CASE ${person.sex} WHEN 'male' THEN ${men.sure} ELSE ${women.sure} END`;
  const maybe = sql`CASE ${person.sex} WHEN 'male' THEN ${men.maybe} ELSE ${women.maybe} END`;
  // The bound comes first: everybody younger is left out by an index.
  return part === "age-unsure"
    ? sql`(${born} <= ${latest} AND ${born} > ${sure} AND ${born} <= ${maybe} AND ${ground} = 'unknown')`
    : sql`(${born} <= ${latest} AND ${born} <= CASE ${ground} WHEN 'farmer' THEN ${cuts.farmer} WHEN 'man' THEN ${cuts.man}
        WHEN 'woman50' THEN ${cuts.woman50} WHEN 'woman55' THEN ${cuts.woman55} ELSE ${sure} END)`;
}

/** Whether somebody is past the age of training and loans, whichever insurance they have. */
export const isPastAge = (db: Reader, personId: number): boolean =>
  db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), isOverAge(db, "over-age")))
    .get() !== undefined;

/** Which age each of these people is measured by. */
export const groundsOf = (db: Reader, ids: readonly number[]): Map<number, AgeGround> =>
  new Map(
    ids.length === 0
      ? []
      : db
          .select({ id: person.id, ground })
          .from(person)
          .where(inArray(person.id, [...ids]))
          .all()
          .map((r) => [r.id, r.ground]),
  );

/** Which age one person is measured by. Who may not read their category is told nothing by it either. */
export function groundOf(db: Reader, id: number, { byCategory } = { byCategory: true }): AgeGround {
  const row = db
    .select({ ground: byCategory ? ground : paperGround })
    .from(person)
    .where(eq(person.id, id))
    .get();
  return row?.ground ?? "unknown";
}

/** What the bureau's newest check of the pension says by itself, whatever an application names; null: nothing. */
export const checkedGround = (db: Reader, id: number): AgeGround | null =>
  db.select({ ground: byCheck }).from(person).where(eq(person.id, id)).get()?.ground ?? null;
