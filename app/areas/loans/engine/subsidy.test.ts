import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLife, anySubsidy } from "../../../../tests/support/any-loan";
import { sharesDayByDay } from "./day-by-day";
import { daysApart } from "./day-count";
import { type LoanLife, lifeEndsOn, type SubsidyTerms } from "./loan-life";
import { interestFen } from "./loan-terms";
import { segmentsOf } from "./segments";
import { addShares, subsidyQuarters } from "./subsidy";
import { quarterStart } from "./subsidy-quarter";

// The worked examples of DOMAIN §1.8 and its edge cases of money, with the figures written out.

const loan = (
  change: Partial<LoanLife> = {},
  terms: Partial<LoanLife["terms"]> = {},
  lprPpm = 31_000,
): LoanLife => {
  const all = {
    principalFen: 20_000_000,
    ratePpm: 36_000,
    disbursedOn: "2024-12-21",
    maturesOn: "2025-03-21",
    method: "bullet" as const,
    paymentEvery: "quarter" as const,
    dayCount: "actual/360" as const,
    ...terms,
  };
  return {
    terms: all,
    rates: [{ from: all.disbursedOn, ratePpm: all.ratePpm, lprPpm }],
    repayments: [],
    overdue: [],
    extension: null,
    stoppedOn: null,
    ...change,
  };
};
const rule = (kind: SubsidyTerms["rule"], change: Partial<SubsidyTerms> = {}): SubsidyTerms => ({
  rule: kind,
  minusBp: 150,
  shareBp: 5_000,
  referencePpm: null,
  rateCapBp: 50,
  subsidisedYears: 3,
  ...change,
});
const first = (life: LoanLife, terms: SubsidyTerms) => {
  const q = subsidyQuarters(life, terms)[0]!;
  return [q.interestFen, q.borrowerFen, q.subsidyFen];
};

describe("worked examples of DOMAIN §1.8", () => {
  it("200,000 at 3.60% for 90 days: 1800.00, by each rule", () => {
    expect(first(loan(), rule("FULL"))).toEqual([180_000, 0, 180_000]);
    expect(first(loan(), rule("LPR_MINUS"))).toEqual([180_000, 80_000, 100_000]);
    expect(first(loan(), rule("PCT"))).toEqual([180_000, 90_000, 90_000]);
  });

  it("50,000 repaid on 10 February 2025: 51 and 39 days, 1605.00", () => {
    const life = loan({ repayments: [{ on: "2025-02-10", principalFen: 5_000_000 }] });
    expect(segmentsOf(life, rule("PCT")).map((s) => [s.from, s.to, s.days, s.balanceFen])).toEqual([
      ["2024-12-21", "2025-02-10", 51, 20_000_000],
      ["2025-02-10", "2025-03-21", 39, 15_000_000],
    ]);
    expect(first(life, rule("PCT"))).toEqual([160_500, 80_250, 80_250]);
    expect(first(life, rule("LPR_MINUS"))).toEqual([160_500, 71_333, 89_167]);
  });

  it("183,000 at 3.45% for 92 days: 1613.45 = 806.73 + 806.72, never 1613.46", () => {
    const life = loan(
      {},
      { principalFen: 18_300_000, ratePpm: 34_500, disbursedOn: "2025-03-21", maturesOn: "2025-06-21" },
    );
    expect(first(life, rule("PCT"))).toEqual([161_345, 80_672, 80_673]);
  });

  it("a balance that changes inside the quarter: 881.6667 + 731.7833 = 1613.45, 806.73 from the state", () => {
    const life = loan(
      { repayments: [{ on: "2026-08-06", principalFen: 3_400_000 }] },
      { ratePpm: 34_500, disbursedOn: "2026-06-21", maturesOn: "2026-09-21" },
      30_000,
    );
    expect(first(life, rule("PCT"))).toEqual([161_345, 80_672, 80_673]);
  });

  it("150,000 at 3.6% for 29 days: 435.00 by 360 days, 429.04 by 365", () => {
    expect(interestFen(15_000_000, 36_000, 29, "actual/360")).toBe(43_500);
    expect(interestFen(15_000_000, 36_000, 29, "actual/365")).toBe(42_904);
  });

  it("the old rule for firms: half of the base rate, the rest is the borrower's", () => {
    const life = loan({}, { ratePpm: 60_000 });
    expect(first(life, rule("BASE50", { referencePpm: 43_500, rateCapBp: null }))).toEqual([
      300_000, 191_250, 108_750,
    ]);
  });
});

describe("edge cases of DOMAIN §8", () => {
  it("1: an old loan keeps LPR − 150 after the half rule has begun", () => {
    const old = loan({}, { disbursedOn: "2022-06-21", maturesOn: "2024-06-21", ratePpm: 42_000 }, 37_000);
    const amounts = subsidyQuarters(old, rule("LPR_MINUS")).map((q) => [
      q.from,
      q.interestFen,
      q.borrowerFen,
    ]);
    expect(amounts.at(-1)).toEqual(["2024-03-21", 214_667, 112_444]);
    expect(amounts).toHaveLength(8);
  });

  it("3: the shares add up to the fen where halves would not", () => {
    const shares = addShares(
      subsidyQuarters(
        loan({}, { principalFen: 18_300_000, ratePpm: 34_500, maturesOn: "2027-12-21" }),
        rule("PCT"),
      ),
    );
    expect(shares.subsidyFen + shares.borrowerFen).toBe(shares.interestFen);
  });

  it("4: several repayments in one quarter, and 29 February counts as a day", () => {
    const life = loan(
      {
        repayments: [
          { on: "2024-02-29", principalFen: 5_000_000 },
          { on: "2024-03-01", principalFen: 5_000_000 },
        ],
      },
      { disbursedOn: "2023-12-21", maturesOn: "2024-03-21" },
    );
    expect(segmentsOf(life, rule("FULL")).map((s) => [s.from, s.to, s.days, s.balanceFen])).toEqual([
      ["2023-12-21", "2024-02-29", 70, 20_000_000],
      ["2024-02-29", "2024-03-01", 1, 15_000_000],
      ["2024-03-01", "2024-03-21", 20, 10_000_000],
    ]);
    // (200,000 × 70 + 150,000 × 1 + 100,000 × 20) × 3.6% ÷ 360 = 1615.00
    expect(first(life, rule("FULL"))).toEqual([161_500, 0, 161_500]);
  });

  it("4: a quarter runs from the 21st to the 20th", () => {
    expect(quarterStart("2025-03-20")).toBe("2024-12-21");
    expect(quarterStart("2025-03-21")).toBe("2025-03-21");
    expect(quarterStart("2025-01-31")).toBe("2024-12-21");
    expect(quarterStart("2024-02-29")).toBe("2023-12-21");
    expect(quarterStart("2025-12-21")).toBe("2025-12-21");
  });

  it("5: with an LPR below 1.50% the borrower pays nothing, not less than nothing", () => {
    expect(first(loan({}, {}, 14_000), rule("LPR_MINUS", { rateCapBp: null }))).toEqual([
      180_000, 0, 180_000,
    ]);
  });

  it("5: over the cap only the capped rate is subsidised", () => {
    // 4.20% against LPR 3.10% + 50: the state counts 3.60% (1800.00), all interest is 2100.00
    expect(first(loan({}, { ratePpm: 42_000 }), rule("PCT"))).toEqual([210_000, 120_000, 90_000]);
    expect(first(loan({}, { ratePpm: 42_000 }), rule("FULL"))).toEqual([210_000, 30_000, 180_000]);
    expect(first(loan({}, { ratePpm: 42_000 }), rule("LPR_MINUS"))).toEqual([210_000, 110_000, 100_000]);
  });

  it("6: overdue days are the borrower's alone; cured in grace with the bank's letter they count again", () => {
    const days = { from: "2025-02-01", to: "2025-02-11" };
    expect(first(loan({ overdue: [{ ...days, restored: false }] }), rule("FULL"))).toEqual([
      180_000, 20_000, 160_000,
    ]);
    expect(first(loan({ overdue: [{ ...days, restored: true }] }), rule("FULL"))).toEqual([
      180_000, 0, 180_000,
    ]);
  });

  it("6: overlapping overdue days are excluded once", () => {
    const overdue = [
      { from: "2025-02-01", to: "2025-02-11", restored: false },
      { from: "2025-02-05", to: "2025-02-16", restored: false },
    ];
    expect(first(loan({ overdue }), rule("FULL"))).toEqual([180_000, 30_000, 150_000]);
  });

  it("7: the days of an extension are never subsidised", () => {
    const life = loan({ extension: { from: "2025-03-21", to: "2025-06-21" } });
    const rows = subsidyQuarters(life, rule("FULL"));
    expect(rows.map((q) => [q.interestFen, q.subsidyFen])).toEqual([
      [180_000, 180_000],
      [184_000, 0],
    ]);
    expect(rows[1]?.segments[0]?.reason).toBe("extension");
  });

  it("8: where the third year is not subsidised, its first day is not", () => {
    const life = loan({}, { maturesOn: "2027-12-21" });
    const rows = subsidyQuarters(life, rule("PCT", { subsidisedYears: 2 }));
    expect(rows.slice(7, 9).map((q) => [q.from, q.subsidyFen, q.segments[0]?.reason])).toEqual([
      ["2026-09-21", 91_000, null],
      ["2026-12-21", 0, "beyond-subsidised-years"],
    ]);
  });

  it("misuse stops the subsidy on its day", () => {
    expect(first(loan({ stoppedOn: "2025-01-20" }), rule("FULL"))).toEqual([180_000, 120_000, 60_000]);
  });

  it("a floating rate is split where it is made anew", () => {
    const life = loan({});
    life.rates.push({ from: "2025-02-10", ratePpm: 34_000, lprPpm: 29_000 });
    // 200,000 × (3.6% × 51 + 3.4% × 39) ÷ 360 = 1020.00 + 736.67
    expect(first(life, rule("PCT"))).toEqual([175_667, 87_833, 87_834]);
  });
});

describe("any loan, whatever happened to it", () => {
  it("segments and days give the same amounts", () => {
    fc.assert(
      fc.property(anyLife, anySubsidy, (life, terms) => {
        const quarters = subsidyQuarters(life, terms).map(
          ({ from, interestFen, subsidyFen, borrowerFen }) => ({
            quarter: quarterStart(from),
            interestFen,
            subsidyFen,
            borrowerFen,
          }),
        );
        expect(quarters).toEqual(sharesDayByDay(life, terms));
      }),
      { numRuns: 40 },
    );
  });

  it("the shares add up, and neither is below nothing", () => {
    fc.assert(
      fc.property(anyLife, anySubsidy, (life, terms) => {
        for (const q of subsidyQuarters(life, terms)) {
          expect(q.subsidyFen + q.borrowerFen).toBe(q.interestFen);
          expect(Math.min(q.subsidyFen, q.borrowerFen)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("segments follow each other, and their calendar days are those with a balance", () => {
    fc.assert(
      fc.property(anyLife, anySubsidy, (life, terms) => {
        const segments = segmentsOf(life, terms);
        for (let k = 1; k < segments.length; k += 1) expect(segments[k]?.from).toBe(segments[k - 1]?.to);
        const last = segments.at(-1)?.to ?? life.terms.disbursedOn;
        expect(last <= lifeEndsOn(life)).toBe(true);
        expect(segments.reduce((sum, s) => sum + daysApart(s.from, s.to), 0)).toBe(
          daysApart(life.terms.disbursedOn, last),
        );
      }),
    );
  });
});
