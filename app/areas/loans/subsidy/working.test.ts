import { expect, it } from "vitest";
import type { LoanLife } from "../engine/loan-life";
import { workingOf } from "./working";

it("a segment that begins with a repayment still says why its days count for nothing", () => {
  const life: LoanLife = {
    terms: {
      principalFen: 10_000_000,
      ratePpm: 35_000,
      disbursedOn: "2026-01-21",
      maturesOn: "2028-01-21",
      method: "bullet",
      paymentEvery: "quarter",
      dayCount: "actual/360",
      dueDay: 21,
      firstPeriod: "short",
    },
    rates: [{ from: "2026-01-21", ratePpm: 35_000, lprPpm: 30_000 }],
    repayments: [{ on: "2026-11-30", principalFen: 537_450 }],
    overdue: [{ from: "2026-11-21", to: "2026-12-21", restored: false }],
    extension: null,
    stoppedOn: null,
  };
  const terms = {
    rule: "FULL",
    minusBp: 150,
    shareBp: 5_000,
    referencePpm: null,
    rateCapBp: null,
    subsidisedYears: null,
  } as const;
  expect(workingOf(life, terms, "2026-09-21")?.segments.map((s) => [s.from, s.causes])).toEqual([
    ["2026-09-21", [{ kind: "opening" }]],
    ["2026-11-21", [{ kind: "reason", reason: "overdue" }]],
    [
      "2026-11-30",
      [
        { kind: "repaid", fen: 537_450 },
        { kind: "reason", reason: "overdue" },
      ],
    ],
  ]);
});
