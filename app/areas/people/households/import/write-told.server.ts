import type { Tx } from "db/client.server";
import { placeholders, prepared } from "db/prepared";
import { householdIncome, personSituation } from "db/schema";
import { and, desc, eq, sql } from "drizzle-orm";
import { todayOn } from "~/platform/dates";
import { sameIncome, situationAfter, type ToldIncome, type ToldSituation } from "./told-facts";

const asked = prepared((tx: Tx) => ({
  situation: tx
    .select()
    .from(personSituation)
    .where(eq(personSituation.personId, sql.placeholder("personId")))
    .orderBy(desc(personSituation.onDay), desc(personSituation.id))
    .limit(1)
    .prepare(),
  addSituation: tx
    .insert(personSituation)
    .values(placeholders(personSituation, ["id"]))
    .returning({ id: personSituation.id })
    .prepare(),
  income: tx
    .select()
    .from(householdIncome)
    .where(
      and(
        eq(householdIncome.householdId, sql.placeholder("householdId")),
        eq(householdIncome.year, sql.placeholder("year")),
      ),
    )
    .prepare(),
  addIncome: tx
    .insert(householdIncome)
    .values(placeholders(householdIncome, ["id"]))
    .prepare(),
}));

/** What is last on record of somebody's health and work. */
export const lastSituation = (tx: Tx, personId: number): ToldSituation | null =>
  (asked(tx).situation.get({ personId }) as ToldSituation | undefined) ?? null;

/** Adds what the file tells of today as a row of its own: what was told before stays. The id, or null when nothing is new. */
export function writeSituation(
  tx: Tx,
  personId: number,
  told: ToldSituation,
  input: { replace: boolean; by: string },
): number | null {
  const next = situationAfter(lastSituation(tx, personId), told, input.replace);
  if (!next) return null;
  const { health, healthNote, work, place } = next;
  return asked(tx).addSituation.get({
    personId,
    onDay: todayOn(),
    health,
    healthNote,
    work,
    place,
    recordedByName: input.by,
    createdAt: Date.now(),
  }).id;
}

/** A year's income as it stood before a file changed it. */
export interface IncomeBefore {
  year: number;
  rows: { source: string; amountFen: number; recordedByName: string; createdAt: number }[];
  /** What the file wrote: taken back only while it still stands. */
  wrote: ToldIncome["sources"];
}

export const incomeOfYear = (tx: Tx, householdId: number, year: number) =>
  asked(tx).income.all({ householdId, year });

/** Writes a year that nothing is known of; one that says otherwise only when somebody said so. Null: nothing written. */
export function writeIncome(
  tx: Tx,
  householdId: number,
  told: ToldIncome,
  input: { replace: boolean; by: string },
): IncomeBefore | null {
  const before = incomeOfYear(tx, householdId, told.year);
  const was = before.map((r) => [r.source, r.amountFen] as ToldIncome["sources"][number]);
  if (sameIncome(was, told.sources) || (before.length > 0 && !input.replace)) return null;
  setYear(
    tx,
    householdId,
    told.year,
    told.sources.map(([source, amountFen]) => ({
      source,
      amountFen,
      recordedByName: input.by,
      createdAt: Date.now(),
    })),
  );
  return {
    year: told.year,
    wrote: told.sources,
    rows: before.map(({ source, amountFen, recordedByName, createdAt }) => ({
      source,
      amountFen,
      recordedByName,
      createdAt,
    })),
  };
}

/** Takes a year back to what it was, unless somebody has written it since. */
export function putBackIncome(tx: Tx, householdId: number, income: IncomeBefore): void {
  const now = incomeOfYear(tx, householdId, income.year);
  const is = now.map((r) => [r.source, r.amountFen] as ToldIncome["sources"][number]);
  if (sameIncome(is, income.wrote)) setYear(tx, householdId, income.year, income.rows);
}

function setYear(tx: Tx, householdId: number, year: number, rows: IncomeBefore["rows"]): void {
  if (incomeOfYear(tx, householdId, year).length > 0)
    tx.delete(householdIncome)
      .where(and(eq(householdIncome.householdId, householdId), eq(householdIncome.year, year)))
      .run();
  for (const row of rows) asked(tx).addIncome.run({ householdId, year, ...row });
}
