import { addDays, type Day } from "~/platform/dates";
import type { Household } from "../household-queries.server";
import type { Membership } from "../membership";
import { head } from "../relation";

/** What can be taken from one household or the other when two become one, and the columns that go together. Pure. */
export const householdMergeFields = {
  registryNo: ["registryNo"],
  houseNumber: ["houseNumber", "houseOrder"],
  group: ["villageGroup"],
  address: ["address"],
  land: ["landLi"],
  housing: ["housing"],
  water: ["water"],
  expense: ["expenseFen"],
  debt: ["debtFen"],
  note: ["note"],
} as const satisfies Record<string, readonly (keyof Household)[]>;

export type HouseholdMergeField = keyof typeof householdMergeFields;
export const householdMergeFieldNames = Object.keys(householdMergeFields) as HouseholdMergeField[];
export type Side = "survivor" | "merged";

const first = (field: HouseholdMergeField) => householdMergeFields[field][0];
const empty = (value: unknown): boolean => value === null || value === "";

/** Whether the two households say something different there. */
export const householdDiffers = (field: HouseholdMergeField, a: Household, b: Household): boolean =>
  a[first(field)] !== b[first(field)];

/** What a careful clerk would take: the filled one; of two filled ones the survivor's. */
export const usualSide = (field: HouseholdMergeField, survivor: Household, merged: Household): Side =>
  empty(survivor[first(field)]) && !empty(merged[first(field)]) ? "merged" : "survivor";

/** A piece of a membership. */
export interface Piece {
  fromOn: Day;
  toOn: Day | null;
  relation: string;
}

/**
 * A head of the merged household keeps being head on the days when the survivor had none, and is somebody's relative on
 * the others: on every day one head remains. In the order of days, without a gap.
 * @param heads membership rows of the survivor's heads
 */
export function demote(row: Membership, heads: readonly Membership[], relation: string): Piece[] {
  if (row.relation !== head) return [{ fromOn: row.fromOn, toOn: row.toOn, relation: row.relation }];
  const covers = heads
    .filter((h) => (h.toOn === null || h.toOn >= row.fromOn) && (row.toOn === null || h.fromOn <= row.toOn))
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn));
  const pieces: Piece[] = [];
  const add = (fromOn: Day, toOn: Day | null, as: string) => {
    const last = pieces.at(-1);
    if (last && last.relation === as) last.toOn = toOn;
    else pieces.push({ fromOn, toOn, relation: as });
  };
  let next: Day | null = row.fromOn;
  for (const cover of covers) {
    if (next === null) break;
    if (cover.fromOn > next) add(next, addDays(cover.fromOn, -1), head);
    const from = cover.fromOn > next ? cover.fromOn : next;
    const to = earlier(cover.toOn, row.toOn);
    add(from, to, relation);
    next = to === null || to === row.toOn ? null : addDays(to, 1);
  }
  if (next !== null) add(next, row.toOn, head);
  return pieces;
}

const earlier = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null ? a : a < b ? a : b;
