import { addDays, type Day, parseDay } from "~/platform/dates";
import { parseYuan } from "~/platform/money";
import { type CostItem, costItems, type Payment, payments } from "./trip-money";

export type TypedCost = Record<"item" | "what" | "amount" | "spentOn" | "receiptNumber" | "payment", string>;
export const costFields = ["item", "what", "amount", "spentOn", "receiptNumber", "payment"] as const;

export type CostProblem =
  | "form.needed"
  | "form.wrongDay"
  | `money.${"missing" | "form" | "tooFine" | "negative" | "tooMuch"}`
  | "cost.zero"
  | "cost.dayLater"
  | "cost.dayEarly";

/** A payment of ten million yuan or more is asked once whether the figure is right: no trip of a few villages costs that. */
const largeFen = 1_000_000_000;

/** Whether a sum is still to be asked about; `said`: the sum that somebody said is right, in fen as the form sends it. */
export const asksSum = (fen: number, said: unknown): boolean => fen >= largeFen && said !== String(fen);

/** Deposits are paid before a trip, at most so many days. */
const earliest = 366;

/** Reads one payment; errors by field. A receipt is of today at the latest, and not from long before the trip. */
export function readCost(
  typed: TypedCost,
  when: { today: Day; fromOn: Day },
):
  | {
      ok: true;
      cost: {
        item: CostItem;
        what: string;
        fen: number;
        spentOn: Day;
        receiptNumber: string | null;
        payment: Payment;
      };
    }
  | { ok: false; errors: Partial<Record<keyof TypedCost, CostProblem>> } {
  const errors: Partial<Record<keyof TypedCost, CostProblem>> = {};
  const what = typed.what.trim().slice(0, 60);
  if (!what) errors.what = "form.needed";
  const amount = parseYuan(typed.amount);
  if (!amount.ok) errors.amount = amount.why;
  else if (amount.fen === 0) errors.amount = "cost.zero";
  const spentOn = parseDay(typed.spentOn);
  if (!spentOn) errors.spentOn = "form.wrongDay";
  else if (spentOn > when.today) errors.spentOn = "cost.dayLater";
  else if (spentOn < addDays(when.fromOn, -earliest)) errors.spentOn = "cost.dayEarly";
  if (!amount.ok || !spentOn || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    cost: {
      item: costItems.find((c) => c === typed.item) ?? "other",
      what,
      fen: amount.fen,
      spentOn,
      receiptNumber: typed.receiptNumber.trim().slice(0, 40) || null,
      payment: payments.find((p) => p === typed.payment) ?? "card",
    },
  };
}
