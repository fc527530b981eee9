import type { MeasureKey } from "db/summary/measures";
import { parseYuan } from "~/platform/money";

/** What a village may set out to reach in a year, in the order of the form. */
export const targetKeys = [
  "tripPeople",
  "trained",
  "certificates",
  "loans",
  "loanMoney",
  "shops",
  "sales",
] as const satisfies readonly MeasureKey[];
export type TargetKey = (typeof targetKeys)[number];

const most = 1_000_000;

export type ReadTarget =
  | { ok: true; value: number | null }
  | { ok: false; why: "wrong" | "wrongMoney" | "tooMuch" };

/** Reads one line of the form: things as a whole number, money in yuan to fen; empty is no target. */
export function readTarget(key: TargetKey, typed: string): ReadTarget {
  const text = typed.trim();
  if (text === "") return { ok: true, value: null };
  if (key === "loanMoney" || key === "sales") {
    const read = parseYuan(text);
    if (read.ok) return { ok: true, value: read.fen };
    return { ok: false, why: read.why === "money.tooMuch" ? "tooMuch" : "wrongMoney" };
  }
  const digits = text
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/,/g, "");
  if (!/^\d{1,9}$/.test(digits)) return { ok: false, why: "wrong" };
  const value = Number(digits);
  return value > most ? { ok: false, why: "tooMuch" } : { ok: true, value };
}

/** How much of a target is reached, in whole percent, cut off rather than rounded up: 99.6 % is not there yet. */
export const shareOf = (done: number, target: number): number =>
  target <= 0 ? 100 : Math.floor((done / target) * 100);

/** Years that targets are looked at for: the last, this one, the next. */
export const targetYears = (thisYear: number): number[] => [thisYear - 1, thisYear, thisYear + 1];
