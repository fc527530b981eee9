import { expect, it } from "vitest";
import { translator } from "~/platform/i18n/text";
import { sampleLoan } from "../pdf/paper-samples";
import { workingOf } from "../subsidy/working";
import { workingWords } from "../subsidy/working-words";
import { subsidyText } from "../text/subsidy";
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

it("a rate that rises over the cap inside a quarter stands with its day, and so does the letter of the bank", () => {
  const terms = {
    principalFen: 20_000_000,
    ratePpm: 35_000,
    disbursedOn: "2026-09-21",
    maturesOn: "2027-09-21",
    method: "bullet",
    paymentEvery: "quarter",
    dayCount: "actual/360",
  } as const;
  const life = {
    terms,
    rates: [
      { from: "2026-09-21", ratePpm: 35_000, lprPpm: 30_000 },
      { from: "2026-11-10", ratePpm: 90_000, lprPpm: 30_000 },
    ],
    repayments: [],
    overdue: [{ from: "2026-10-21", to: "2026-10-25", restored: true, cause: "grace" as const }],
    extension: null,
    stoppedOn: null,
  };
  const rule = { rule: "PCT", minusBp: 150, shareBp: 5_000, referencePpm: null } as const;
  const working = workingOf(life, { ...rule, rateCapBp: 50, subsidisedYears: null }, "2026-09-21")!;
  const words = workingWords(working, translator(subsidyText, "zh"), "zh");
  // 50 days and 41 days, both at 3.50%: 972.2222 + 797.2222 = 1,769.4444; half of 1,769.44 is 884.72.
  expect(words.subsidy).toBe("884.72");
  expect(words.steps.slice(1, 4).map(([, text]) => text)).toEqual([
    "9月21日起 LPR 3.00% + 50 个基点 = 3.50%；合同 3.50%，没有超；11月10日起 LPR 3.00% + 50 个基点 = 3.50%；合同 9.00%，超出部分不贴",
    "没有；罚息、复利不计；10月21日至10月24日 逾期 4 天，凭银行说明（宽限期内还清）照贴",
    "200,000.00 × 3.50% × 50 ÷ 360 = 972.2222；200,000.00 × 3.50% × 41 ÷ 360 = 797.2222；合计 1,769.4444，进位 1,769.44",
  ]);
});
