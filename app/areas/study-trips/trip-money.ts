import type { Fen } from "~/platform/money";

/** What money goes to (市级培训费办法: lodging, meals, venue, materials, transport, teachers, other). */
export const costItems = [
  "transport",
  "meals",
  "lodging",
  "insurance",
  "venue",
  "teachers",
  "materials",
  "other",
] as const;
export type CostItem = (typeof costItems)[number];

export const payments = ["card", "transfer", "cash"] as const;
export type Payment = (typeof payments)[number];

export interface MoneyLine {
  item: string;
  fen: Fen;
}

export interface ComparedItem {
  item: CostItem;
  budget: Fen;
  actual: Fen;
  /** actual − budget. */
  difference: Fen;
}

/** Budget against what was paid, item by item, and the sums of each: to the fen. Items without either are left out. */
export function compareMoney(budget: readonly MoneyLine[], costs: readonly MoneyLine[]) {
  const sum = (lines: readonly MoneyLine[]) => lines.reduce((total, l) => total + l.fen, 0);
  const items: ComparedItem[] = costItems
    .filter((item) => [...budget, ...costs].some((l) => l.item === item))
    .map((item) => {
      const planned = sum(budget.filter((l) => l.item === item));
      const actual = sum(costs.filter((l) => l.item === item));
      return { item, budget: planned, actual, difference: actual - planned };
    });
  const total = { budget: sum(budget), actual: sum(costs) };
  return { items, budget: total.budget, actual: total.actual, difference: total.actual - total.budget };
}

/**
 * Cost per head on those who signed in, in fen, rounded half up: 361300 ÷ 19 = 19016. Null when nobody did.
 * The product multiplied back differs from the total by less than one fen a head.
 */
export function perHead(totalFen: Fen, present: number): Fen | null {
  if (present <= 0) return null;
  return Math.floor((2 * totalFen + present) / (2 * present));
}
