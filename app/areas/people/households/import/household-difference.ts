import { yuanFigure } from "~/platform/money";
import { muFigure } from "../household";
import type { Household } from "../household-queries.server";
import type { HouseholdFacts } from "./household-cells";

export type FactField = keyof HouseholdFacts;

/** One thing that the file says otherwise than the record; `from` is null where the record is empty. */
export interface FactDifference {
  field: FactField;
  from: string | number | null;
  to: string | number;
}

const order: readonly FactField[] = [
  "registryNo",
  "villageGroup",
  "houseNumber",
  "address",
  "landLi",
  "housing",
  "water",
  "expenseFen",
  "debtFen",
];

/** What a file knows of a household that the record does not, or knows otherwise. An empty cell says nothing. */
export function factDifferences(told: HouseholdFacts, on: Pick<Household, FactField>): FactDifference[] {
  return order.flatMap((field) => {
    const to = told[field];
    const from = on[field] ?? null;
    if (from === "") return to === null ? [] : [{ field, from: null, to }];
    if (to === null || to === from) return [];
    // A word of the file that is none of ours is no reason to forget the right one.
    return from !== null && to === "other" ? [] : [{ field, from, to }];
  });
}

/** What is written: what is empty always, what differs only when somebody said so. */
export const factsFrom = (
  differences: readonly FactDifference[],
  replace: boolean,
): Partial<HouseholdFacts> =>
  Object.fromEntries(differences.filter((d) => replace || d.from === null).map((d) => [d.field, d.to]));

/** A value for a remark, before it is put into words: land in mu, the rest as it is. */
export const factValue = (field: FactField, value: string | number | null): string =>
  value === null
    ? ""
    : field === "landLi"
      ? muFigure(Number(value))
      : field === "expenseFen" || field === "debtFen"
        ? yuanFigure(Number(value)).replace(/\.00$/, "")
        : String(value);
