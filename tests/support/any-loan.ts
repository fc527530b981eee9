import fc from "fast-check";
import {
  dayCounts,
  type LoanLife,
  type LoanTerms,
  methods,
  type Overdue,
  paymentSteps,
  type Span,
  type SubsidyTerms,
  subsidyRules,
} from "~/areas/loans/index";
import { addDays, addMonths } from "~/platform/dates";

/** Any loan of a bank's book: odd amounts and rates, month ends and leap days. */
export const anyTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    principalFen: fc.integer({ min: 100_000, max: 400_000_000 }),
    ratePpm: fc.integer({ min: 0, max: 120_000 }),
    day: fc.integer({ min: 0, max: 4_000 }),
    months: fc.integer({ min: 1, max: 60 }),
    offset: fc.constantFrom(0, 0, 1, -3, 11),
    method: fc.constantFrom(...methods),
    paymentEvery: fc.constantFrom(...paymentSteps),
    dayCount: fc.constantFrom(...dayCounts),
    dueDay: fc.constantFrom(21, 21, 1, 31, null),
    firstPeriod: fc.constantFrom("short" as const, "long" as const),
  })
  .map(({ day, months, offset, ...rest }) => {
    const disbursedOn = addDays("2019-09-01", day);
    const maturesOn = addDays(addMonths(disbursedOn, months), offset);
    return { ...rest, disbursedOn, maturesOn };
  });

export const anySubsidy: fc.Arbitrary<SubsidyTerms> = fc.record({
  rule: fc.constantFrom(...subsidyRules),
  minusBp: fc.constantFrom(150, 50, 400),
  shareBp: fc.constantFrom(5_000, 3_333, 10_000, 0),
  referencePpm: fc.constantFrom(null, 43_500, 61_500),
  rateCapBp: fc.constantFrom(null, 0, 50, 150, 300),
  subsidisedYears: fc.constantFrom(null, 0, 1, 2, 3),
});

const anySpan = (terms: LoanTerms, most: number): fc.Arbitrary<Span> =>
  fc.tuple(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: most })).map(([start, days]) => ({
    from: addDays(terms.disbursedOn, start),
    to: addDays(terms.disbursedOn, start + days),
  }));

/** Any course of such a loan: part, early and late repayments, overlapping overdue days, extension, repricing, stop. */
export const anyLife: fc.Arbitrary<LoanLife> = anyTerms.chain((terms) =>
  fc
    .record({
      shares: fc.array(fc.tuple(fc.integer({ min: 0, max: 1_900 }), fc.integer({ min: 1, max: 30 })), {
        maxLength: 6,
      }),
      overdue: fc.array(
        fc
          .tuple(anySpan(terms, 60), fc.boolean())
          .map(([span, restored]): Overdue => ({ ...span, restored })),
        { maxLength: 3 },
      ),
      extended: fc.option(fc.integer({ min: 1, max: 365 }), { nil: null }),
      lpr: fc.integer({ min: 5_000, max: 60_000 }),
      repricing: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
      stopped: fc.option(fc.integer({ min: 0, max: 1_500 }), { nil: null, freq: 5 }),
    })
    .map(({ shares, overdue, extended, lpr, repricing, stopped }): LoanLife => {
      let left = terms.principalFen;
      const repayments = shares.map(([days, percent]) => {
        const principalFen = Math.min(left, Math.ceil((terms.principalFen * percent) / 100));
        left -= principalFen;
        return { on: addDays(terms.disbursedOn, days), principalFen };
      });
      return {
        terms,
        rates: [
          { from: terms.disbursedOn, ratePpm: terms.ratePpm, lprPpm: lpr },
          ...(repricing === null
            ? []
            : [
                {
                  from: addDays(terms.disbursedOn, repricing),
                  ratePpm: terms.ratePpm + 700,
                  lprPpm: lpr - 900,
                },
              ]),
        ],
        repayments: repayments.filter((r) => r.principalFen > 0),
        overdue,
        extension:
          extended === null ? null : { from: terms.maturesOn, to: addDays(terms.maturesOn, extended) },
        stoppedOn: stopped === null ? null : addDays(terms.disbursedOn, stopped),
      };
    }),
);
