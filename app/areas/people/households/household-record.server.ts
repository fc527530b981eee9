import type { Reader, Tx } from "db/client.server";
import { placeholders, prepared } from "db/prepared";
import { household, householdMember, householdResidence } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { houseOrder, muFigure } from "./household";
import { type Household, headOf, rowsOfHousehold } from "./household-queries.server";
import { isOpen, type RowPlan } from "./membership";

/** What may be changed of a household without touching who belongs to it. */
export interface HouseholdDetails {
  registryNo: string | null;
  villageGroup: string | null;
  houseNumber: string | null;
  address: string | null;
  landLi: number | null;
  housing: string | null;
  water: string | null;
  expenseFen: number | null;
  debtFen: number | null;
  note: string | null;
}

export const noDetails: HouseholdDetails = {
  registryNo: null,
  villageGroup: null,
  houseNumber: null,
  address: null,
  landLi: null,
  housing: null,
  water: null,
  expenseFen: null,
  debtFen: null,
  note: null,
};

const inserting = prepared((tx: Tx) => ({
  row: tx
    .insert(household)
    .values(placeholders(household, ["id", "revision", "endedOn", "deletedAt", "mergedIntoId"]))
    .returning()
    .prepare(),
  residence: tx
    .insert(householdResidence)
    .values(placeholders(householdResidence, ["id", "toOn", "reason"]))
    .prepare(),
}));

/** Writes a household and the village it begins in; its head joins in the same transaction. */
export function insertHousehold(
  tx: Tx,
  input: HouseholdDetails & {
    villageId: number;
    fromOn: Day;
    createdBy: string | null;
    importBatchId?: number | null;
  },
): Household {
  const now = Date.now();
  const { fromOn, ...columns } = input;
  const { row: insert, residence } = inserting(tx);
  const order = houseOrder(input.houseNumber);
  const row = insert.get({
    importBatchId: null,
    ...columns,
    houseOrder: order,
    createdAt: now,
    updatedAt: now,
  });
  residence.run({
    householdId: row.id,
    villageId: row.villageId,
    houseNumber: row.houseNumber,
    fromOn,
    createdAt: now,
  });
  return row;
}

/** Writes columns and counts the edit; null when somebody else was faster. */
export function updateHousehold(
  tx: Tx,
  before: Household,
  columns: Partial<typeof household.$inferInsert>,
): Household | null {
  const order = columns.houseNumber === undefined ? {} : { houseOrder: houseOrder(columns.houseNumber) };
  return (
    tx
      .update(household)
      .set({ ...columns, ...order, revision: before.revision + 1, updatedAt: Date.now() })
      .where(and(eq(household.id, before.id), eq(household.revision, before.revision)))
      .returning()
      .get() ?? null
  );
}

/** Counts an edit inside a transaction that has looked at the revision itself. */
export const touch = (
  tx: Tx,
  row: Household,
  columns: Partial<typeof household.$inferInsert> = {},
): Household => {
  const after = updateHousehold(tx, row, columns);
  if (!after) throw new Error("household changed inside its own transaction");
  return after;
};

export function applyPlans(tx: Tx, plans: readonly RowPlan[]): void {
  for (const plan of plans) {
    if (plan.do === "close")
      tx.update(householdMember)
        .set({ toOn: plan.toOn, endReason: plan.reason })
        .where(eq(householdMember.id, plan.id))
        .run();
    else if (plan.do === "relate")
      tx.update(householdMember)
        .set({ relation: plan.relation })
        .where(eq(householdMember.id, plan.id))
        .run();
    else {
      const { do: _, ...row } = plan;
      tx.insert(householdMember)
        .values({ ...row, createdAt: Date.now() })
        .run();
    }
  }
}

/** Says on which day a household ended, once nobody belongs to it any more. */
export function endedOn(tx: Tx, householdId: number, lastOn: Day): Day | null {
  return rowsOfHousehold(tx, householdId).some(isOpen) ? null : lastOn;
}

/** Name of the head, or the house number: what the log calls a household. */
export const labelOf = (tx: Reader, row: Household): string =>
  headOf(tx, row.id)?.name ?? row.houseNumber ?? String(row.id);

/** What the log keeps of a household. Income, health and policies stay out of it: whoever reads the log may not read them. */
export const loggedHousehold = (row: Household): Record<string, unknown> => ({
  villageId: row.villageId,
  registryNo: row.registryNo,
  group: row.villageGroup,
  houseNumber: row.houseNumber,
  address: row.address,
  land: row.landLi === null ? null : muFigure(row.landLi),
  housing: row.housing,
  water: row.water,
  note: row.note,
});

/** Only what differs. A sensitive figure is named, not told. */
export function changedHousehold(before: Household, after: Household) {
  const [a, b] = [loggedHousehold(before), loggedHousehold(after)];
  const keys = Object.keys(a).filter((key) => a[key] !== b[key]);
  const hidden = (["expenseFen", "debtFen"] as const).filter((key) => before[key] !== after[key]);
  return {
    before: Object.fromEntries(keys.map((key) => [key, a[key]])),
    after: {
      ...Object.fromEntries(keys.map((key) => [key, b[key]])),
      ...(hidden.length ? { hidden: hidden.map((key) => (key === "expenseFen" ? "expense" : "debt")) } : {}),
    },
    changed: keys.length + hidden.length > 0,
  };
}
