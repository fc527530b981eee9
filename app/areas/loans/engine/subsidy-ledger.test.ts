import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/dates";
import { anyLife, anySubsidy } from "../../../../tests/support/any-loan";
import { linesFor, type SaidLine } from "../subsidy/batch-line";
import { type LoanEvent, lifeAfter, owedOn, whyNotRepayment } from "./loan-events";
import type { LoanLife, SubsidyTerms } from "./loan-life";
import { subsidyQuarters } from "./subsidy";
import { nextQuarter } from "./subsidy-quarter";

const terms: LoanLife["terms"] = {
  principalFen: 20_000_000,
  ratePpm: 36_000,
  disbursedOn: "2024-12-21",
  maturesOn: "2025-12-21",
  method: "bullet",
  paymentEvery: "quarter",
  dayCount: "actual/360",
};
const begin = { terms, rates: [{ from: terms.disbursedOn, ratePpm: 36_000, lprPpm: 31_000 }] };
const half: SubsidyTerms = {
  rule: "PCT",
  minusBp: 150,
  shareBp: 5_000,
  referencePpm: null,
  rateCapBp: 50,
  subsidisedYears: 3,
};
const closings = ["2025-03-21", "2025-06-21", "2025-09-21", "2025-12-21"];

/** Any loan as a book of events, with the days they were entered on. */
const anyBook = fc
  .tuple(anyLife, anySubsidy, fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 20, maxLength: 20 }))
  .map(([life, subsidy, delays]) => {
    const entered = (k: number) => addDays(life.terms.disbursedOn, delays[k % delays.length] ?? 0);
    const events: LoanEvent[] = [
      ...life.repayments.map((r) => ({ kind: "repaid" as const, ...r })),
      ...life.overdue.map((o) => ({ kind: "overdue" as const, ...o })),
      ...(life.extension ? [{ kind: "extended" as const, ...life.extension }] : []),
      ...(life.stoppedOn ? [{ kind: "stopped" as const, on: life.stoppedOn }] : []),
    ].map((e, k) => ({ ...e, id: `e${k}`, recordedOn: entered(k) }));
    return { begin: { terms: life.terms, rates: life.rates }, subsidy, events };
  });

/** The book as the batches make it: each knows what was entered before it closed, and what those before it have said. */
function subsidyLedger(
  loan: Pick<LoanLife, "terms" | "rates">,
  subsidy: SubsidyTerms,
  events: readonly LoanEvent[],
  closed: readonly string[],
) {
  const said: SaidLine[] = [];
  return closed.flatMap((closedOn) => {
    const known = events.filter((e) => e.recordedOn < closedOn);
    const lines = linesFor({ life: lifeAfter(loan, known), begin: loan }, subsidy, said, closedOn);
    for (const { quarter, interestFen, subsidyFen } of lines)
      said.push({ quarter, interestFen, subsidyFen, approvedFen: null, clawedFen: 0, restoredFen: 0 });
    return lines.map(({ quarter, kind, subsidyFen }) => ({ closedOn, quarter, kind, subsidyFen }));
  });
}

const closingsOf = (on: string, count = 45): string[] => {
  const days: string[] = [];
  for (let day = nextQuarter(on); days.length < count; day = nextQuarter(day)) days.push(day);
  return days;
};
/** Every ninth of them, the last included: whatever was missed comes as an adjustment, and the test stays quick. */
const fewClosings = (on: string) => closingsOf(on).filter((_, k) => k % 9 === 8);
const sum = (rows: { subsidyFen: number }[]) => rows.reduce((total, r) => total + r.subsidyFen, 0);
const shuffled = (events: LoanEvent[], seed: number) =>
  events
    .map((e, k) => ({ e, key: (k * 7919 + seed * 104_729) % 101 }))
    .sort((a, b) => a.key - b.key)
    .map(({ e }) => e);

describe("the subsidy book", () => {
  it("a repayment entered late is an adjustment of the next batch, and what was closed stays", () => {
    const late: LoanEvent = {
      id: "e1",
      kind: "repaid",
      on: "2025-02-10",
      principalFen: 5_000_000,
      recordedOn: "2025-04-02",
    };
    expect(subsidyLedger(begin, half, [late], closings.slice(0, 2))).toEqual([
      { closedOn: "2025-03-21", quarter: "2024-12-21", kind: "entitled", subsidyFen: 90_000 },
      { closedOn: "2025-06-21", quarter: "2024-12-21", kind: "adjustment", subsidyFen: -9_750 },
      { closedOn: "2025-06-21", quarter: "2025-03-21", kind: "entitled", subsidyFen: 69_000 },
    ]);
  });

  it("a reversal keeps both events and gives the money back", () => {
    const events: LoanEvent[] = [
      { id: "e1", kind: "repaid", on: "2025-02-10", principalFen: 5_000_000, recordedOn: "2025-02-10" },
      { id: "e2", kind: "reversed", of: "e1", recordedOn: "2025-04-02" },
    ];
    const rows = subsidyLedger(begin, half, events, closings.slice(0, 2));
    expect(rows.map((r) => r.subsidyFen)).toEqual([80_250, 9_750, 92_000]);
    expect(owedOn(20_000_000, events, "2025-12-31")).toBe(20_000_000);
    expect(owedOn(20_000_000, events.slice(0, 1), "2025-02-09")).toBe(20_000_000);
    expect(owedOn(20_000_000, events.slice(0, 1), "2025-02-10")).toBe(15_000_000);
  });

  it("the bank's letter restores the days in the next batch", () => {
    const events: LoanEvent[] = [
      {
        id: "e1",
        kind: "overdue",
        from: "2025-02-01",
        to: "2025-02-11",
        restored: false,
        recordedOn: "2025-02-12",
      },
      { id: "e2", kind: "restored", of: "e1", recordedOn: "2025-03-25" },
    ];
    const rows = subsidyLedger(begin, half, events, closings.slice(0, 2));
    expect(rows.map((r) => [r.kind, r.subsidyFen])).toEqual([
      ["entitled", 80_000],
      ["adjustment", 10_000],
      ["entitled", 92_000],
    ]);
  });

  it("more than is owed cannot come back, nor anything before the disbursement", () => {
    const paid: LoanEvent[] = [
      { id: "e1", kind: "repaid", on: "2025-02-10", principalFen: 15_000_000, recordedOn: "2025-02-10" },
    ];
    const why = (on: string, principalFen: number) => whyNotRepayment(terms, paid, { on, principalFen });
    expect(why("2025-03-01", 5_000_000)).toBeNull();
    expect(why("2025-03-01", 5_000_001)).toBe("repayment.tooMuch");
    expect(why("2025-01-01", 5_000_001)).toBe("repayment.tooMuch");
    expect(why("2024-12-20", 1)).toBe("repayment.beforeDisbursement");
    expect(why("2025-03-01", 0)).toBe("repayment.nothing");
  });

  it("any order of back-dated events gives the same book", () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 1, max: 99 }), ({ begin: loan, subsidy, events }, seed) => {
        const days = fewClosings(loan.terms.disbursedOn);
        const book = subsidyLedger(loan, subsidy, events, days);
        expect(subsidyLedger(loan, subsidy, shuffled(events, seed), days)).toEqual(book);
        // Entered on other days the batches differ, but what they come to does not.
        const atOnce = events.map((e) => ({ ...e, recordedOn: loan.terms.disbursedOn }));
        expect(sum(subsidyLedger(loan, subsidy, atOnce, days))).toBe(sum(book));
        const life = lifeAfter(loan, events);
        expect(sum(book)).toBe(life ? sum(subsidyQuarters(life, subsidy)) : 0);
      }),
      { numRuns: 3 },
    );
  });

  it("reversing every event leaves the book as if none had been; undoing the loan returns it to zero", () => {
    fc.assert(
      fc.property(anyBook, ({ begin: loan, subsidy, events }) => {
        const days = fewClosings(loan.terms.disbursedOn);
        const later = addDays(loan.terms.disbursedOn, 1_000);
        const reversals = events.map(
          (e): LoanEvent => ({ id: `r-${e.id}`, kind: "reversed", of: e.id, recordedOn: later }),
        );
        const untouched = sum(subsidyLedger(loan, subsidy, [], days));
        expect(sum(subsidyLedger(loan, subsidy, [...events, ...reversals], days))).toBe(untouched);
        const undone: LoanEvent = { id: "u", kind: "undone", recordedOn: later };
        const rows = subsidyLedger(loan, subsidy, [...events, undone], days);
        expect(sum(rows)).toBe(0);
        const byQuarter = new Map<string, number>();
        for (const r of rows) byQuarter.set(r.quarter, (byQuarter.get(r.quarter) ?? 0) + r.subsidyFen);
        expect([...byQuarter.values()].every((fen) => fen === 0)).toBe(true);
      }),
      { numRuns: 6 },
    );
  });
});
