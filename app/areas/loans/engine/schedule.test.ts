import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTerms } from "../../../../tests/support/any-loan";
import { daysApart, interestDays } from "./day-count";
import type { LoanTerms } from "./loan-terms";
import { scheduleOf } from "./schedule";

const terms = (change: Partial<LoanTerms> = {}): LoanTerms => ({
  principalFen: 30_000_000,
  ratePpm: 34_500,
  disbursedOn: "2026-12-01",
  maturesOn: "2029-12-01",
  method: "equal-principal",
  paymentEvery: "quarter",
  dayCount: "actual/360",
  ...change,
});

describe("days that bear interest", () => {
  it("29 February by each count", () => {
    const days = (["actual/360", "actual/365", "30/360"] as const).map((c) =>
      interestDays("2024-02-21", "2024-03-21", c),
    );
    expect(days).toEqual([29, 29, 30]);
    expect(interestDays("2025-02-21", "2025-03-21", "actual/360")).toBe(28);
    expect(interestDays("2024-01-31", "2024-02-29", "30/360")).toBe(29);
    expect(interestDays("2024-02-29", "2024-03-31", "30/360")).toBe(31);
    expect(interestDays("2024-01-30", "2024-01-31", "30/360")).toBe(0);
  });

  it("27 January to 1 February is charged five days", () => {
    const [row] = scheduleOf(
      terms({ disbursedOn: "2026-01-27", maturesOn: "2027-01-27", dueDay: 1, paymentEvery: "month" }),
    );
    expect([row?.dueOn, row?.days, row?.principalFen, row?.interestFen]).toEqual([
      "2026-02-01",
      5,
      0,
      14_375,
    ]);
  });
});

describe("the plan of repayment", () => {
  it("300,000 over three years, 25,000 a quarter: thirteen rows to the fen", () => {
    const rows = scheduleOf(terms());
    expect(rows.map((r) => [r.dueOn, r.days, r.openingFen, r.principalFen, r.interestFen])).toEqual([
      ["2026-12-21", 20, 30_000_000, 0, 57_500],
      ["2027-03-21", 90, 30_000_000, 2_500_000, 258_750],
      ["2027-06-21", 92, 27_500_000, 2_500_000, 242_458],
      ["2027-09-21", 92, 25_000_000, 2_500_000, 220_417],
      ["2027-12-21", 91, 22_500_000, 2_500_000, 196_219],
      ["2028-03-21", 91, 20_000_000, 2_500_000, 174_417],
      ["2028-06-21", 92, 17_500_000, 2_500_000, 154_292],
      ["2028-09-21", 92, 15_000_000, 2_500_000, 132_250],
      ["2028-12-21", 91, 12_500_000, 2_500_000, 109_010],
      ["2029-03-21", 90, 10_000_000, 2_500_000, 86_250],
      ["2029-06-21", 92, 7_500_000, 2_500_000, 66_125],
      ["2029-09-21", 92, 5_000_000, 2_500_000, 44_083],
      ["2029-12-01", 71, 2_500_000, 2_500_000, 17_010],
    ]);
  });

  it("a long first period takes the odd days into the first row, with its principal", () => {
    const rows = scheduleOf(terms({ firstPeriod: "long" }));
    expect([rows.length, rows[0]?.dueOn, rows[0]?.days, rows[0]?.principalFen]).toEqual([
      12,
      "2027-03-21",
      110,
      2_500_000,
    ]);
  });

  it("a loan shorter than one period is one row", () => {
    const rows = scheduleOf(terms({ disbursedOn: "2026-10-05", maturesOn: "2026-11-05", method: "bullet" }));
    expect(rows.map((r) => [r.dueOn, r.days, r.principalFen, r.balanceFen])).toEqual([
      ["2026-11-05", 31, 30_000_000, 0],
    ]);
  });

  it("month ends: due on the 31st is due on the last day of a shorter month", () => {
    const rows = scheduleOf(
      terms({ disbursedOn: "2023-12-31", maturesOn: "2024-06-30", paymentEvery: "month", dueDay: 31 }),
    );
    expect(rows.map((r) => r.dueOn)).toEqual([
      "2024-01-31",
      "2024-02-29",
      "2024-03-31",
      "2024-04-30",
      "2024-05-31",
      "2024-06-30",
    ]);
    const same = scheduleOf(
      terms({ disbursedOn: "2024-01-31", maturesOn: "2024-04-30", paymentEvery: "month", dueDay: null }),
    );
    expect(same.map((r) => r.dueOn)).toEqual(["2024-02-29", "2024-03-31", "2024-04-30"]);
  });

  it("a due day that is a holiday goes to the side the rule says; its interest stays", () => {
    const holidays = [
      "2026-10-01",
      "2026-10-02",
      "2026-10-03",
      "2026-10-04",
      "2026-10-05",
      "2026-10-06",
      "2026-10-07",
    ];
    const base = {
      disbursedOn: "2026-09-01",
      maturesOn: "2026-12-01",
      paymentEvery: "month" as const,
      dueDay: 1,
    };
    const due = (dueShift: "none" | "next" | "previous") =>
      scheduleOf(terms({ ...base, dueShift }), (on) => !holidays.includes(on))[0];
    expect(due("none")?.dueOn).toBe("2026-10-01");
    expect(due("next")?.dueOn).toBe("2026-10-08");
    expect(due("previous")?.dueOn).toBe("2026-09-30");
    expect(due("next")?.days).toBe(30);
  });

  it("equal instalments differ in the last row only, by less than a fen a row", () => {
    const rows = scheduleOf(
      terms({
        method: "equal-instalment",
        paymentEvery: "month",
        disbursedOn: "2026-12-21",
        maturesOn: "2029-12-21",
      }),
    );
    const paid = rows.map((r) => r.principalFen + r.interestFen);
    expect(new Set(paid.slice(0, -1)).size).toBe(1);
    expect(Math.abs((paid.at(-1) ?? 0) - (paid[0] ?? 0))).toBeLessThanOrEqual(rows.length);
  });

  it("whatever the loan, the rows follow each other, cover its days and end at 0", () => {
    fc.assert(
      fc.property(anyTerms, (t) => {
        const rows = scheduleOf(t);
        expect(rows.at(-1)?.balanceFen).toBe(0);
        expect(rows.at(-1)?.toOn).toBe(t.maturesOn);
        expect(rows.reduce((sum, r) => sum + r.principalFen, 0)).toBe(t.principalFen);
        expect(rows.reduce((sum, r) => sum + daysApart(r.fromOn, r.toOn), 0)).toBe(
          daysApart(t.disbursedOn, t.maturesOn),
        );
        rows.forEach((r, k) => {
          expect(r.fromOn).toBe(k === 0 ? t.disbursedOn : rows[k - 1]?.toOn);
          expect(r.fromOn < r.toOn).toBe(true);
          expect(Math.min(r.principalFen, r.interestFen, r.balanceFen)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});

it("a new rate makes the level payment anew of the balance left; what was paid before stays", () => {
  const terms = {
    principalFen: 20_000_000,
    ratePpm: 36_000,
    disbursedOn: "2025-01-21",
    maturesOn: "2026-01-21",
    method: "equal-instalment",
    paymentEvery: "month",
    dayCount: "30/360",
    dueDay: 21,
  } as const;
  const all = () => true;
  const before = scheduleOf(terms, all);
  const after = scheduleOf(terms, all, [{ from: "2025-07-01", ratePpm: 30_000 }]);
  expect(after.slice(0, 6).map((r) => r.principalFen)).toEqual(before.slice(0, 6).map((r) => r.principalFen));
  // Six payments are left after that of 21 July: PMT(3%/12, 6, -balance after the sixth) of a spreadsheet.
  const left = before[5]!.balanceFen;
  const i = 0.03 / 12;
  const level = Math.round((left * i) / (1 - (1 + i) ** -6));
  expect(after[6]!.principalFen + after[6]!.interestFen).toBe(level);
  expect(after[6]!.interestFen).toBe(Math.round(left * i));
  expect(after.at(-1)!.balanceFen).toBe(0);
  const equal = { ...terms, method: "equal-principal" } as const;
  expect(
    scheduleOf(equal, all, [{ from: "2025-07-01", ratePpm: 30_000 }]).map((r) => r.principalFen),
  ).toEqual(scheduleOf(equal, all).map((r) => r.principalFen));
});

it("a row in which the rate changes bears each rate for its own days", () => {
  const terms = {
    principalFen: 20_000_000,
    ratePpm: 35_000,
    disbursedOn: "2026-09-27",
    maturesOn: "2027-09-27",
    method: "bullet",
    paymentEvery: "quarter",
    dayCount: "actual/360",
    dueDay: 21,
  } as const;
  const later = [{ from: "2026-11-01", ratePpm: 90_000 }];
  const rows = scheduleOf(terms, () => true, later);
  // 35 days at 3.5% are 680.56, 50 days at 9% are 2,500.00; with the first rate alone it was 1,652.78.
  expect(rows[0]).toMatchObject({ dueOn: "2026-12-21", days: 85, interestFen: 318_056 });
  expect(rows[1]).toMatchObject({ days: 90, interestFen: 450_000 });
  expect(scheduleOf(terms)[0]!.interestFen).toBe(165_278);
  // A change on the first day of a row leaves the row before it alone.
  expect(scheduleOf(terms, () => true, [{ from: "2026-12-21", ratePpm: 90_000 }])[0]!.interestFen).toBe(
    165_278,
  );
  // The level payment of such a row keeps its principal: interest alone takes the new rate for its days.
  const level = { ...terms, method: "equal-instalment" } as const;
  const changed = scheduleOf(level, () => true, later);
  expect(changed[0]!.principalFen).toBe(scheduleOf(level)[0]!.principalFen);
  expect(changed.at(-1)!.balanceFen).toBe(0);
});
