import { expect, it } from "vitest";
import { sampleLoan } from "../pdf/paper-samples";
import { workingOf } from "../subsidy/working";
import { workingOnPaper } from "./working-gather";

it("under LPR − 150 points the paper works out the borrower's part, instead of taking it from the result", () => {
  const terms = {
    principalFen: 1_666_663,
    ratePpm: 42_000,
    disbursedOn: "2025-03-26",
    maturesOn: "2026-03-26",
    method: "bullet",
    paymentEvery: "quarter",
    dayCount: "actual/360",
  } as const;
  const subsidy = {
    rule: "LPR_MINUS",
    minusBp: 150,
    shareBp: 5_000,
    referencePpm: null,
    rateCapBp: 50,
    subsidisedYears: null,
  } as const;
  const life = {
    terms,
    rates: [{ from: "2025-03-26", ratePpm: 42_000, lprPpm: 37_000 }],
    repayments: [{ on: "2026-03-26", principalFen: 1_666_663 }],
    overdue: [],
    extension: null,
    stoppedOn: null,
  };
  const working = workingOf(life, subsidy, "2025-03-21");
  const paper = workingOnPaper(working!, sampleLoan, { policy: "", rule: "" }, "");
  // 26 March to 21 June is 87 days: 16,666.63 × 2.20% × 87 ÷ 360 = 88.6109, and 169.1663 − 88.61 = 80.56.
  expect(paper.steps.map((s) => [s.sum, s.result])).toEqual([
    ["169.166295 →", "169.17"],
    ["16,666.63 × 2.20% × 87 ÷ 360 =", "88.6109"],
    ["88.610916 →", "88.61"],
    ["169.17 − 88.61 =", "80.56"],
    ["169.17 − 80.56 =", "88.61"],
    ["80.56 + 88.61 =", "169.17"],
  ]);
});
