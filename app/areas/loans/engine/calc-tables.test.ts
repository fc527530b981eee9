import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { parseYuan } from "~/platform/money";
import { readRate } from "./exact";
import type { LoanTerms } from "./loan-terms";
import { scheduleOf } from "./schedule";

// FEATURES 66–68: the schedules against tables that LibreOffice Calc has worked out (PMT, IPMT, DAYS, DAYS360, EDATE):
// tests/files/loan-tables/tables.fods, made by scripts/loan-tables.mjs, its values kept as tables.csv. Rounding on both
// sides: interest and instalment once each, half up; principal by difference; the last row takes the rest.

interface Table {
  name: string;
  method: LoanTerms["method"];
  every: LoanTerms["paymentEvery"];
  dayCount: LoanTerms["dayCount"];
  principalFen: number;
  rate: string;
  from: string;
  to: string;
  rows: number;
  first: "whole" | "short" | "long";
  dueDay?: number;
}
const folder = "tests/files/loan-tables";
const tables = JSON.parse(readFileSync(`${folder}/tables.json`, "utf8")) as Table[];
const calculated = parse(readFileSync(`${folder}/tables.csv`, "utf8"), { columns: true }) as Record<
  string,
  string
>[];
const fen = (text: string | undefined): number => {
  const read = parseYuan(text ?? "");
  if (!read.ok) throw new Error(`not money: ${text}`);
  return read.fen;
};

describe("tables of LibreOffice Calc", () => {
  it("are at least twelve, of every method, step and day count", () => {
    expect(tables.length).toBeGreaterThanOrEqual(12);
    for (const key of ["method", "every", "dayCount", "first"] as const)
      expect(new Set(tables.map((t) => t[key])).size).toBe(key === "every" ? 2 : 3);
  });

  it.each(tables.map((t) => [t.name, t] as const))("%s", (name, t) => {
    const terms: LoanTerms = {
      principalFen: t.principalFen,
      ratePpm: readRate(t.rate) ?? Number.NaN,
      disbursedOn: t.from,
      maturesOn: t.to,
      method: t.method,
      paymentEvery: t.every,
      dayCount: t.dayCount,
      dueDay: t.dueDay,
      firstPeriod: t.first === "long" ? "long" : "short",
    };
    const theirs = calculated.filter((row) => row.table === name);
    const ours = scheduleOf(terms);
    expect(
      ours.map((r) => [r.fromOn, r.toOn, r.days, r.openingFen, r.interestFen, r.principalFen, r.balanceFen]),
    ).toEqual(
      theirs.map((r) => [
        r.from,
        r.to,
        Number(r.days),
        fen(r.opening),
        fen(r.interest),
        fen(r.principal),
        fen(r.balance),
      ]),
    );
    expect(ours).toHaveLength(t.rows);
    // What Calc says without rounding in between (IPMT of the whole table) lies within a fen for each row before.
    ours.forEach((row, k) => {
      expect(Math.abs(row.interestFen - Number(theirs[k]?.["unrounded interest"]) * 100)).toBeLessThanOrEqual(
        k + 1,
      );
    });
  });
});
