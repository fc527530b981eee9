import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { firstProblem, loanCase, workOut } from "~/areas/loans/index";

const good = {
  principalFen: 20_000_000,
  annualRate: "0.0360",
  lpr: [
    { from: "2024-07-22", rate: "0.0335" },
    { from: "2024-10-21", rate: "0.0310" },
    { from: "2025-05-20", rate: "0.0300" },
  ],
  disbursedOn: "2024-12-21",
  maturesOn: "2025-12-21",
  method: "bullet",
  paymentEvery: "quarter",
  dayCount: "actual/360",
  rule: "LPR_MINUS",
  rateCapBp: 50,
  subsidisedYears: 3,
  repayments: [{ on: "2025-02-10", principalFen: 5_000_000 }],
  overdue: [],
  extension: null,
};
const run = (input: string, ...args: string[]) =>
  spawnSync(path.resolve("node_modules/.bin/tsx"), ["scripts/loan-work.ts", ...args], {
    input,
    encoding: "utf8",
  });
const work = (change: Record<string, unknown> = {}) => workOut(loanCase.parse({ ...good, ...change }));
const problem = (change: Record<string, unknown>) => {
  const found = loanCase.safeParse({ ...good, ...change });
  return found.success ? null : firstProblem(found.error);
};

describe("npm run loan:work", () => {
  it("prints a case from a file and from standard input, and nothing else", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "case-"));
    const file = path.join(folder, "case.json");
    writeFileSync(file, `\uFEFF${JSON.stringify(good)}`);
    const fromFile = run("", file);
    rmSync(folder, { recursive: true });
    expect([fromFile.status, fromFile.stderr]).toEqual([0, ""]);
    const out = JSON.parse(fromFile.stdout);
    expect(Object.keys(out)).toEqual(["schedule", "quarters", "totals", "amountInWords"]);
    expect(out.quarters[0]).toMatchObject({
      from: "2024-12-21",
      to: "2025-03-21",
      interestFen: 160_500,
      borrowerFen: 71_333,
      subsidyFen: 89_167,
    });
    expect(out.amountInWords).toBe("人民币贰拾万元整");
    expect(run(JSON.stringify(good)).stdout).toBe(fromFile.stdout);
  });

  it("says in one line what is wrong, with exit 2", () => {
    for (const [input, line] of [
      [JSON.stringify({ ...good, annualRate: 0.036 }), /^annualRate: .+\n$/],
      ["{", /^case: not JSON .+\n$/],
      ["[]", /^case: .+\n$/],
    ] as const) {
      const bad = run(input);
      expect([bad.status, bad.stdout]).toEqual([2, ""]);
      expect(bad.stderr).toMatch(line);
    }
    expect(run("", "/no/such/case.json").status).toBe(2);
  });
});

describe("a bad case names its field", () => {
  it.each([
    [{ principalFen: "20000000" }, "principalFen"],
    [{ principalFen: 0 }, "principalFen"],
    [{ principalFen: 100.5 }, "principalFen"],
    [{ principalFen: undefined }, "principalFen"],
    [{ annualRate: "3.60%" }, "annualRate"],
    [{ annualRate: "-0.01" }, "annualRate"],
    [{ annualRate: "3.6" }, "annualRate"],
    [{ annualRate: "0.03456789" }, "annualRate"],
    [{ lpr: [] }, "lpr"],
    [{ lpr: undefined }, "lpr"],
    [{ lpr: [{ from: "2025-05-20", rate: "0.0300" }] }, "lpr"],
    [{ lpr: [{ from: "2024-10-21", rate: 0.031 }] }, "lpr[0].rate"],
    [{ lpr: [good.lpr[0], good.lpr[0]] }, "lpr[1].from"],
    [{ disbursedOn: "2025-02-29" }, "disbursedOn"],
    [{ disbursedOn: "20241221" }, "disbursedOn"],
    [{ maturesOn: "2024-12-21" }, "maturesOn"],
    [{ maturesOn: "2124-12-21" }, "maturesOn"],
    [{ method: "balloon" }, "method"],
    [{ paymentEvery: "week" }, "paymentEvery"],
    [{ dayCount: "actual/actual" }, "dayCount"],
    [{ rule: undefined }, "rule"],
    [{ rateCapBp: 0.5 }, "rateCapBp"],
    [{ subsidisedYears: -1 }, "subsidisedYears"],
    [{ repayments: [{ on: "2024-12-20", principalFen: 1 }] }, "repayments[0].on"],
    [{ repayments: [{ on: "2025-01-01", principalFen: 20_000_001 }] }, "repayments[0].principalFen"],
    [{ repayments: {} }, "repayments"],
    [{ overdue: [{ from: "2025-01-02", to: "2025-01-02" }] }, "overdue[0].to"],
    [{ overdue: [{ from: "2024-01-02", to: "2025-01-02" }] }, "overdue[0].from"],
    [{ extension: { from: "2025-12-21", to: "2025-12-21" } }, "extension.to"],
    [{ extension: { from: "2025-06-21", to: "2025-09-21" } }, "extension.to"],
    [{ percent: 120 }, "percent"],
    [{ percent: 33.333 }, "percent"],
    [{ dueDay: 32 }, "dueDay"],
    [{ extension: { from: "2025-12-21", to: "2026-12-22" } }, "extension.to"],
    [{ extension: { from: "2025-12-20", to: "2026-06-21" } }, "extension.from"],
    [{ extension: { from: "2026-03-21", to: "2026-06-21" } }, "extension.from"],
    [{ rateCapBp: -50 }, "rateCapBp"],
    [{ repayment: [] }, "repayment"],
  ])("%j", (change, field) => {
    expect(problem(change)?.split(":")[0]).toBe(field);
    expect(problem(change)).not.toContain("\n");
  });
});

describe("what a reconciler feeds", () => {
  it("the LPR of the contract holds for the life of the loan", () => {
    const rows = work({ maturesOn: "2026-12-21", repayments: [] }).quarters;
    // LPR 3.10% − 1.50% = 1.60% throughout, though the LPR fell to 3.00% in May 2025.
    expect(rows.map((q) => q.borrowerFen)).toEqual([
      80_000, 81_778, 81_778, 80_889, 80_000, 81_778, 81_778, 80_889,
    ]);
    const floats = work({ maturesOn: "2026-12-21", repayments: [], repricedOn: ["2025-12-21"] }).quarters;
    expect(floats.slice(4).map((q) => [q.segments[0]?.rate, q.borrowerFen])).toEqual([
      ["0.0350", 75_000],
      ["0.0350", 76_667],
      ["0.0350", 76_667],
      ["0.0350", 75_833],
    ]);
  });

  it("without lists the loan goes as planned, and each rule has its usual parameters", () => {
    const { repayments, overdue, extension, rateCapBp, subsidisedYears, ...least } = good;
    const out = workOut(loanCase.parse({ ...least, method: "equal-principal" }));
    expect(out.totals).toMatchObject({ interestFen: 455_500, scheduleInterestFen: 455_500 });
    expect(out.quarters.map((q) => q.segments[0]?.balanceFen)).toEqual([
      20_000_000, 15_000_000, 10_000_000, 5_000_000,
    ]);
  });

  it("rules take other parameters where a place has them", () => {
    const first = (change: Record<string, unknown>) =>
      work({ repayments: [], ...change }).quarters[0]?.subsidyFen;
    expect(first({ rule: "PCT" })).toBe(90_000);
    expect(first({ rule: "PCT", percent: 33.33 })).toBe(59_994);
    expect(first({ rule: "PCT", percent: 19.99 })).toBe(35_982);
    expect(first({ rule: "LPR_MINUS", minusBp: 100 })).toBe(75_000);
    expect(first({ rule: "BASE50" })).toBe(77_500);
    expect(first({ rule: "BASE50", referenceRate: "0.0435", lpr: undefined, rateCapBp: null })).toBe(108_750);
    expect(first({ rule: "FULL", lpr: undefined, rateCapBp: undefined })).toBe(180_000);
  });

  it("what comes back after maturity bears interest until then, the borrower's alone", () => {
    const out = work({
      rule: "FULL",
      repayments: [
        { on: "2025-12-31", principalFen: 5_000_000 },
        { on: "2025-06-21", principalFen: 15_000_000 },
      ],
    });
    expect(out.quarters.map((q) => [q.from, q.to, q.interestFen, q.subsidyFen])).toEqual([
      ["2024-12-21", "2025-03-21", 180_000, 180_000],
      ["2025-03-21", "2025-06-21", 184_000, 184_000],
      ["2025-06-21", "2025-09-21", 46_000, 46_000],
      ["2025-09-21", "2025-12-21", 45_500, 45_500],
      ["2025-12-21", "2025-12-31", 5_000, 0],
    ]);
    expect(out.quarters.at(-1)?.segments[0]).toMatchObject({ subsidised: false, reason: "after-maturity" });
  });

  it("an early settlement ends the quarters", () => {
    const out = work({ repayments: [{ on: "2025-04-10", principalFen: 20_000_000 }] });
    expect(out.quarters.at(-1)).toMatchObject({ from: "2025-03-21", to: "2025-04-10", interestFen: 40_000 });
  });

  it("overdue past maturity: the balance stands until it is cured", () => {
    const out = work({ repayments: [], overdue: [{ from: "2025-12-21", to: "2026-01-10" }], rule: "FULL" });
    expect(out.quarters.at(-1)).toMatchObject({ to: "2026-01-10", interestFen: 40_000, subsidyFen: 0 });
    const cured = { from: "2025-02-01", to: "2025-02-11", bankLetter: true };
    const subsidised = (graceDays: number, change = {}) =>
      work({ overdue: [{ ...cured, ...change }], graceDays }).totals.subsidisedDays;
    expect([subsidised(10), subsidised(9), subsidised(0, { bankFault: true })]).toEqual([365, 355, 365]);
  });

  it("an extension: the rest comes at its end, its days are not subsidised", () => {
    const out = work({ rule: "PCT", extension: { from: "2025-12-21", to: "2026-06-21" } });
    expect(out.quarters.slice(4).map((q) => [q.to, q.interestFen, q.subsidyFen])).toEqual([
      ["2026-03-21", 135_000, 0],
      ["2026-06-21", 138_000, 0],
    ]);
    expect(out.schedule.at(-1)?.dueOn).toBe("2025-12-21");
  });

  it("a loan of 29 February: its first subsidised year ends on 28 February", () => {
    const out = work({
      rule: "FULL",
      disbursedOn: "2024-02-29",
      maturesOn: "2026-02-28",
      lpr: [{ from: "2024-02-20", rate: "0.0345" }],
      repayments: [],
      subsidisedYears: 1,
    });
    expect(out.totals).toMatchObject({ days: 730, subsidisedDays: 365 });
  });
});

describe("the papers of the reference", () => {
  it("a row of the list for finance: LPR − 150 to the day of maturity, 28 days", () => {
    const out = work({
      principalFen: 15_000_000,
      annualRate: "0.0405",
      lpr: [{ from: "2023-06-20", rate: "0.0355" }],
      disbursedOn: "2023-07-19",
      maturesOn: "2026-07-19",
      repayments: [],
    });
    expect(out.quarters.at(-1)).toMatchObject({
      from: "2026-06-21",
      to: "2026-07-19",
      interestFen: 47_250,
      borrowerFen: 23_917,
      subsidyFen: 23_333,
    });
  });

  it("a plan with parts of the principal: 13 quarters, 15,856.59 of interest, 7,928.34 from the state", () => {
    const out = work({
      rule: "PCT",
      annualRate: "0.0345",
      lpr: [{ from: "2025-05-20", rate: "0.0300" }],
      disbursedOn: "2026-04-16",
      maturesOn: "2029-04-16",
      repayments: [
        { on: "2027-03-21", principalFen: 4_000_000 },
        { on: "2028-03-21", principalFen: 6_000_000 },
        { on: "2029-04-16", principalFen: 10_000_000 },
      ],
    });
    expect(out.quarters.map((q) => [q.segments[0]?.days, q.interestFen, q.subsidyFen])).toEqual([
      [66, 126_500, 63_250],
      [92, 176_333, 88_167],
      [91, 174_417, 87_209],
      [90, 172_500, 86_250],
      [92, 141_067, 70_534],
      [92, 141_067, 70_534],
      [91, 139_533, 69_767],
      [91, 139_533, 69_767],
      [92, 88_167, 44_084],
      [92, 88_167, 44_084],
      [91, 87_208, 43_604],
      [90, 86_250, 43_125],
      [26, 24_917, 12_459],
    ]);
    expect(out.totals).toMatchObject({ interestFen: 1_585_659, subsidyFen: 792_834, borrowerFen: 792_825 });
  });
});
