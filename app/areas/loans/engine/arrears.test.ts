import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/dates";
import { anyTerms } from "../../../../tests/support/any-loan";
import { arrearsRows, coverage, type DueRow, type PaidOn } from "../money/dues";
import { ageingOf, portfolioAtRisk } from "./arrears";
import { whyNotExtension } from "./extension";
import { scheduleOf } from "./schedule";

const schedule = scheduleOf({
  principalFen: 30_000_000,
  ratePpm: 34_500,
  disbursedOn: "2026-12-01",
  maturesOn: "2029-12-01",
  method: "equal-principal",
  paymentEvery: "quarter",
  dayCount: "actual/360",
});

const arrearsOf = (rows: readonly DueRow[], payments: readonly PaidOn[], asOf: string) =>
  arrearsRows(coverage(rows, payments, asOf), asOf);

describe("arrears", () => {
  it("what came in covers the oldest row first; the day it is due is not late", () => {
    // Due: 575.00 on 21 December, 27,587.50 on 21 March, 27,424.58 on 21 June.
    expect(arrearsOf(schedule, [], "2026-12-21")).toEqual([]);
    expect(arrearsOf(schedule, [], "2026-12-22")).toMatchObject([{ no: 1, unpaidFen: 57_500, daysLate: 1 }]);
    const paid = [{ on: "2027-03-21", principalFen: 683_750, interestFen: 316_250 }];
    expect(arrearsOf(schedule, paid, "2027-06-25")).toEqual([
      { no: 2, dueOn: "2027-03-21", dueFen: 2_758_750, unpaidFen: 1_816_250, daysLate: 96 },
      { no: 3, dueOn: "2027-06-21", dueFen: 2_742_458, unpaidFen: 2_742_458, daysLate: 4 },
    ]);
    expect(ageingOf(arrearsOf(schedule, paid, "2027-06-25"))).toEqual({
      "1-30": 2_742_458,
      "31-60": 0,
      "61-90": 0,
      "90+": 1_816_250,
    });
  });

  it("PAR30: the whole balance of loans with anything more than 30 days late", () => {
    const late = (daysLate: number) => [{ no: 1, dueOn: "2026-01-01", dueFen: 1, unpaidFen: 1, daysLate }];
    const loans = [
      { balanceFen: 10_000_000, arrears: late(31) },
      { balanceFen: 20_000_000, arrears: late(30) },
      { balanceFen: 270_000_000, arrears: [] },
    ];
    expect(portfolioAtRisk(loans)).toEqual({ atRiskFen: 10_000_000, balanceFen: 300_000_000, bp: 333 });
    expect(portfolioAtRisk([]).bp).toBeNull();
  });

  it("the ages add up to what is overdue, and paying it clears it", () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 1, max: 2_000 }), fc.nat(5_000_000), (terms, days, fen) => {
        const rows = scheduleOf(terms);
        const asOf = addDays(terms.disbursedOn, days);
        const payments = [{ on: terms.disbursedOn, principalFen: fen, interestFen: Math.floor(fen / 9) }];
        const arrears = arrearsOf(rows, payments, asOf);
        const overdue = arrears.reduce((sum, r) => sum + r.unpaidFen, 0);
        expect(Object.values(ageingOf(arrears)).reduce((a, b) => a + b, 0)).toBe(overdue);
        const late = coverage(rows, payments, asOf).filter((r) => arrears.some((x) => x.no === r.no));
        const rest = {
          on: asOf,
          principalFen: late.reduce((sum, r) => sum + r.principalFen - r.paidPrincipalFen, 0),
          interestFen: late.reduce((sum, r) => sum + r.interestFen - r.paidInterestFen, 0),
        };
        expect(rest.principalFen + rest.interestFen).toBe(overdue);
        expect(arrearsOf(rows, [...payments, rest], asOf)).toEqual([]);
      }),
    );
  });
});

describe("an extension", () => {
  it("once, for a year at most, with every guarantor's consent", () => {
    const loan = { maturesOn: "2026-05-31", extension: null };
    const given = { mostMonths: 12, guarantors: 2, consents: 2 };
    expect(whyNotExtension(loan, "2027-05-31", given)).toBeNull();
    expect(whyNotExtension(loan, "2027-06-01", given)).toBe("extension.tooLong");
    expect(whyNotExtension(loan, "2026-05-31", given)).toBe("extension.backwards");
    expect(whyNotExtension(loan, "2026-11-30", { ...given, consents: 1 })).toBe("extension.noConsent");
    const extended = { ...loan, extension: { from: "2026-05-31", to: "2026-11-30" } };
    expect(whyNotExtension(extended, "2027-02-28", given)).toBe("extension.second");
  });
});
