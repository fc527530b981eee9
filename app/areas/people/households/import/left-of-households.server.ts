import { connectionOf, type Reader } from "db/client.server";
import { benefit, household, householdIncome, householdMember, person } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { LeftOfRow } from "../../import/left-rows.server";
import type { FileBatch } from "../../import/people-batch.server";
import { unpackUndo } from "../../import/undo-data.server";
import { houseIsAsAt, isAsAt } from "../../import/undone-changes.server";
import { head } from "../relation";
import { builtOnHouseholds, goesBack, rowSpan } from "./kept-households.server";
import { sameIncome, type ToldIncome } from "./told-facts";
import type { HouseholdUndo } from "./write-household.server";

/** What a row cannot take back, because somebody has written over it since; asked before it is taken back. */
export function leftOfRow(db: Reader, undo: HouseholdUndo): LeftOfRow {
  const stays =
    homeChanged(db, undo) || incomeChanged(db, undo) || memberBound(db, undo) || rewritten(db, undo);
  const who = undo.person && personChanged(db, undo.person);
  return { ...(stays && { householdId: undo.householdId }), ...(who && { personId: undo.person?.personId }) };
}

function homeChanged(db: Reader, { householdId, before, revision = 0 }: HouseholdUndo): boolean {
  if (!before) return false;
  const row = db.select().from(household).where(eq(household.id, householdId)).get();
  return (
    row !== undefined &&
    !houseIsAsAt(db, householdId, revision) &&
    (row.deletedAt === null || row.mergedIntoId !== null)
  );
}

function incomeChanged(db: Reader, { householdId, income }: HouseholdUndo): boolean {
  if (!income) return false;
  const now = db
    .select()
    .from(householdIncome)
    .where(and(eq(householdIncome.householdId, householdId), eq(householdIncome.year, income.year)))
    .all()
    .map((r) => [r.source, r.amountFen] as ToldIncome["sources"][number]);
  return !sameIncome(now, income.wrote);
}

/** Who joined and is head meanwhile, or has left again: that stands. */
function memberBound(db: Reader, { memberId }: HouseholdUndo): boolean {
  if (memberId === undefined) return false;
  const row = db.select().from(householdMember).where(eq(householdMember.id, memberId)).get();
  return row !== undefined && (row.toOn !== null || row.relation === head);
}

const rewritten = (db: Reader, { benefits = [], corrected = [] }: HouseholdUndo): boolean =>
  [...benefits, ...corrected].some(({ id, at }) => {
    const row = db.select({ at: benefit.updatedAt }).from(benefit).where(eq(benefit.id, id)).get();
    return row !== undefined && row.at !== at;
  });

function personChanged(db: Reader, was: NonNullable<HouseholdUndo["person"]>): boolean {
  const row = db.select().from(person).where(eq(person.id, was.personId)).get();
  return (
    row !== undefined &&
    row.revision !== was.revision &&
    !isAsAt(db, row.id, was.revision) &&
    (row.deletedAt === null || row.mergedIntoId !== null)
  );
}

type Kept = ReturnType<typeof builtOnHouseholds>;
type UndoRow = { id: number; undo: string };

/** People who came with the file into a household that was there, and were changed or used since: they stay in it. */
export function joinersKept(db: Reader, batch: FileBatch, kept: Kept): { id: number; left: LeftOfRow }[] {
  const rows = connectionOf(db)
    .prepare(
      `SELECT r.id, m.person_id AS personId FROM import_row r JOIN household_member m ON m.id = json_extract(r.undo, '$.memberId')
       WHERE r.id BETWEEN @from AND @to AND m.person_id IN (SELECT value FROM json_each(@people))
         AND m.household_id NOT IN (SELECT value FROM json_each(@houses)) ORDER BY r.id`,
    )
    .all({ ...rowSpan(batch), ...listsOf(kept) }) as { id: number; personId: number }[];
  return rows.map(({ id, personId }) => ({ id, left: { personId } }));
}

export const listsOf = (kept: Kept) => ({
  houses: JSON.stringify(kept.households.map((h) => h.id)),
  people: JSON.stringify(kept.people),
});

/** What a file of households would leave as it made it, if it were taken back now. */
export function leftOfHouseholds(db: Reader, batch: FileBatch): LeftOfRow[] {
  const kept = builtOnHouseholds(db, batch);
  const rows = connectionOf(db)
    .prepare(
      `SELECT id, undo FROM import_row WHERE id BETWEEN @from AND @to AND ${goesBack}
         AND (instr(undo, '"sealed"') OR instr(undo, '"before"') OR instr(undo, '"income"') OR instr(undo, '"person"')
           OR instr(undo, '"memberId"') OR instr(undo, '"benefits"') OR instr(undo, '"corrected"')) ORDER BY id`,
    )
    .all({ ...rowSpan(batch), ...listsOf(kept) }) as UndoRow[];
  return [
    ...rows.map((row) => leftOfRow(db, unpackUndo<HouseholdUndo>(row.undo))),
    ...joinersKept(db, batch, kept).map((j) => j.left),
  ];
}
