import { type MoneyProblem, parseYuan } from "~/platform/money";
import { type CostItem, costItems } from "./trip-money";

export type TypedBudgetLine = Record<"item" | "working" | "amount", string>;

export interface BudgetLine {
  item: CostItem;
  working: string | null;
  fen: number;
}

/** Reads the lines of the budget; one without an amount and without a working is left out. Errors by line. */
export function readBudget(lines: readonly TypedBudgetLine[]): {
  lines: BudgetLine[];
  errors: Record<string, MoneyProblem["why"]>;
} {
  const errors: Record<string, MoneyProblem["why"]> = {};
  const read: BudgetLine[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.amount.trim() && !line.working.trim()) continue;
    const amount = parseYuan(line.amount);
    if (!amount.ok) errors[`${i}.amount`] = amount.why;
    else
      read.push({
        item: costItems.find((c) => c === line.item) ?? "other",
        working: line.working.trim().slice(0, 60) || null,
        fen: amount.fen,
      });
  }
  return { lines: read, errors };
}
