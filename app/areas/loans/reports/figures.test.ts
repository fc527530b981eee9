import type { Db } from "db/client.server";
import { auditEvent } from "db/schema";
import ExcelJS from "exceljs";
import { beforeEach, describe, expect, it } from "vitest";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../../tests/support/training-fixture";
import { askRequest } from "../money/ask-request.server";
import { decideRequest } from "../money/decide-request.server";
import { loansOfVillageFigures } from "../money/front-door.server";
import { postRepayment } from "../money/post-repayment.server";
import { exportLoans } from "../portfolio/export-loans.server";
import * as reports from "../routes/money/reports";
import { exportReport } from "./export-report.server";
import { figuresBy, figuresOf } from "./figures";
import { loanFactsAt } from "./loan-facts.server";
import { periodsOfYear, readPeriod } from "./period";
import { type RowFigure, rowsOf } from "./report-rows.server";
import { trendOf } from "./trend";

const { Workbook, ValueType } = ExcelJS;
let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
const at = (key: string, today = "2026-12-31") => {
  const period = readPeriod(key)!;
  return { period, facts: loanFactsAt(db, "all", period, today) };
};
const figures = (key: string, today?: string) => {
  const { period, facts } = at(key, today);
  return figuresOf(facts, period);
};

describe("figures of the loans", () => {
  it("当期, 累计 and 在享 are three things; persons and person-times two", () => {
    const [personId] = makePeople(db, village, ["孟庆泉"]);
    const first = makeLoan(db, village, "2025-02-10", { maturesOn: "2026-02-10" }, { personId });
    postRepayment(
      db,
      first.may.repay,
      first.id,
      {
        on: "2026-01-15",
        principalFen: 20_000_000,
        interestFen: 700_000,
        penaltyFen: 0,
        note: null,
        proof: null,
      },
      null,
      noon("2026-01-15"),
    );
    makeLoan(db, village, "2026-02-20", {}, { personId });
    makeLoan(db, village, "2026-05-05", {}, { groupCode: "graduate" });
    expect(figures("2026-Q1")).toMatchObject({
      flow: { loans: 1, persons: 1, amountFen: 20_000_000, repaidFen: 20_000_000 },
      total: { loans: 2, persons: 1, amountFen: 40_000_000 },
      standing: { loans: 1, persons: 1, balanceFen: 20_000_000 },
    });
    // Nothing was paid on 21 March: from then on no day is subsidised, the last of the year neither.
    expect(figures("2025-02")).toMatchObject({ flow: { loans: 1 }, standing: { loans: 1, enjoying: 1 } });
    expect(figures("2025")).toMatchObject({ flow: { loans: 1 }, standing: { loans: 1, enjoying: 0 } });
    expect(figures("2026-05").total).toMatchObject({ loans: 3, persons: 2 });
  });

  it("an extension counts in the time in which it was agreed, not in that of its first day", () => {
    const loan = makeLoan(db, village, "2025-12-21", { maturesOn: "2026-12-21" });
    const asked = askRequest(
      db,
      loan.may.disburse,
      loan.id,
      {
        kind: "extension",
        early: true,
        reason: "货款没有收回",
        toOn: "2027-06-21",
        consents: [],
        principalFen: null,
        interestFen: null,
      },
      noon("2026-03-02"),
    );
    if (!asked.ok) throw new Error(asked.why);
    decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, noon("2026-03-03"));
    expect(figures("2026-Q1", "2026-05-01").flow.extended).toBe(1);
    expect(figures("2026-Q2", "2026-05-01")).toMatchObject({ flow: { extended: 0 }, total: { extended: 1 } });
    expect(figures("2026-02").total.extended).toBe(0);
    const { period, facts } = at("2026-Q1");
    const rowsAsked = { period, of: "flow" as const, figure: "extended" as const };
    const rows = rowsOf(facts, { ...rowsAsked, village: null, group: null, kind: null });
    expect(rows.map((r) => [r.on, r.count])).toEqual([["2026-03-03", 1]]);
  });

  it("the parts add up to the whole, each loan in one group", () => {
    makeLoan(db, village, "2026-02-20");
    makeLoan(db, village, "2026-03-20", {}, { groupCode: "graduate" });
    makeLoan(db, makeVillage(db, "外村", "371725101299"), "2026-04-20", {}, { groupCode: null });
    const { period, facts } = at("2026");
    const whole = figuresOf(facts, period);
    for (const by of ["village", "group", "kind"] as const) {
      const parts = figuresBy(facts, by, period);
      const sum = (of: (p: (typeof parts)[number]) => number) => parts.reduce((n, p) => n + of(p), 0);
      expect(sum((p) => p.flow.loans)).toBe(whole.flow.loans);
      expect(sum((p) => p.standing.balanceFen)).toBe(whole.standing.balanceFen);
      expect(sum((p) => p.standing.overdueFen)).toBe(whole.standing.overdueFen);
    }
  });

  it("periods are read strictly, and none lies ahead", () => {
    expect(readPeriod("2026-Q3")).toEqual({ key: "2026-Q3", from: "2026-07-01", to: "2026-09-30" });
    expect(readPeriod("2024-02")?.to).toBe("2024-02-29");
    expect(readPeriod("2026-13")).toBeNull();
    expect(periodsOfYear(2026, "2026-02-10").map((p) => p.key)).toEqual([
      "2026",
      "2026-Q1",
      "2026-01",
      "2026-02",
    ]);
  });

  it("a village's figures are zero for who sees no loans there", () => {
    const loan = makeLoan(db, village, "2026-02-20");
    const today = "2026-03-25";
    expect(loansOfVillageFigures(db, loan.officer.person, village, today)).toMatchObject({
      granted: 1,
      balanceFen: 20_000_000,
      overdueFen: 55_583,
    });
    const stranger = { ...loan.officer.person, grants: [] };
    expect(loansOfVillageFigures(db, stranger, village, today).granted).toBe(0);
  });
});

describe("rows and trend of the figures", () => {
  it("each figure is the sum of the rows that it opens, for the time and since the beginning", () => {
    const loan = makeLoan(db, village, "2025-02-10", { maturesOn: "2027-02-10" });
    makeLoan(db, village, "2026-05-05", { maturesOn: "2029-05-05" });
    for (const on of ["2025-11-03", "2026-01-15"])
      postRepayment(
        db,
        loan.may.repay,
        loan.id,
        { on, principalFen: 1_000_000, interestFen: 0, penaltyFen: 0, note: null, proof: null },
        null,
        noon(on),
      );
    const { period, facts } = at("2026-Q1", "2026-12-31");
    const asked = { period, village: null, group: null, kind: null };
    const sum = (figure: RowFigure, of: "flow" | "total" = "flow", part = {}) =>
      rowsOf(facts, { ...asked, ...part, figure, of }).reduce((n, r) => n + (r.fen ?? r.count ?? 0), 0);
    const whole = figuresOf(facts, period);
    expect([sum("repaid"), sum("repaid", "total")]).toEqual([1_000_000, 2_000_000]);
    expect([sum("repaid"), sum("repaid", "total")]).toEqual([whole.flow.repaidFen, whole.total.repaidFen]);
    expect(sum("running")).toBe(whole.standing.balanceFen);
    expect(sum("overdue")).toBe(whole.standing.overdueFen);
    expect(sum("running", "flow", { kind: "firm" })).toBe(0);
  });

  it("a month of the trend says what the figures of that month say", () => {
    const loan = makeLoan(db, village, "2026-02-20", { maturesOn: "2028-02-20" });
    postRepayment(
      db,
      loan.may.repay,
      loan.id,
      { on: "2026-04-10", principalFen: 5_000_000, interestFen: 0, penaltyFen: 0, note: null, proof: null },
      null,
      noon("2026-04-10"),
    );
    makeLoan(db, village, "2026-05-05", { maturesOn: "2029-05-05" });
    // All principal came back and no interest: still running, in the year's table as in the month's figures.
    const bare = makeLoan(db, village, "2026-03-02", { maturesOn: "2028-03-02" });
    postRepayment(
      db,
      bare.may.repay,
      bare.id,
      { on: "2026-06-03", principalFen: 20_000_000, interestFen: 0, penaltyFen: 0, note: null, proof: null },
      null,
      noon("2026-06-03"),
    );
    const year = at("2026", "2026-08-15");
    const rows = trendOf(year.facts, periodsOfYear(2026, "2026-08-15"), "month");
    expect(rows.map((r) => r.period.key).at(-1)).toBe("2026-08");
    for (const row of rows) {
      const month = figures(row.period.key, "2026-08-15");
      expect(row.flow).toEqual(month.flow);
      expect([row.running, row.balanceFen]).toEqual([month.standing.loans, month.standing.balanceFen]);
    }
    expect(
      trendOf(year.facts, periodsOfYear(2026, "2026-08-15"), "quarter").map((r) => r.flow.loans),
    ).toEqual([2, 1, 0]);
  });

  it("the file has text for numbers, keeps whole ID numbers back without a reason, and is logged", async () => {
    const [personId] = makePeople(db, village, ["孟庆泉"]);
    const loan = makeLoan(db, village, "2026-02-20", { noteNumber: "=1+1" }, { personId });
    const export_ = actorFor(loan.officer.person, "loan.export");
    const file = await exportLoans(db, export_, { filter: {}, words: "全部贷款" }, "zh");
    const book = new Workbook();
    await book.xlsx.load(file.bytes as unknown as ArrayBuffer);
    const cells = book.worksheets[0]!.getRow(6);
    const values = Array.from({ length: 18 }, (_, k) => cells.getCell(k + 1));
    const note = values.find((c) => c.value === "=1+1");
    expect(note?.type).toBe(ValueType.String);
    expect(String(values[1]?.value)).toMatch(/\*{4}/);
    const report = await exportReport(db, export_, readPeriod("2026")!, "village", "zh");
    expect(report.bytes.length).toBeGreaterThan(2000);
    const logged = db.select({ event: auditEvent.event }).from(auditEvent).all();
    expect(logged.map((r) => r.event)).toEqual(expect.arrayContaining(["loan.exported", "report.exported"]));
  });
});

describe("a period of an address", () => {
  it("is read as the overview has it too; one that is none is told, with what is shown instead", async () => {
    for (const typed of ["2025-Q3", "2025Q3", "2025-q3"]) expect(readPeriod(typed)?.key).toBe("2025-Q3");
    expect(readPeriod("2025-Q5")).toBeNull();
    const { cookie } = signInAs(db, "leader");
    const unread = async (query: string) =>
      (await reports.loader(call(`/loans/reports${query}`, cookie, {}))).unread;
    expect(await unread("?period=2025-Q5")).toBe("2025-Q5");
    expect([await unread(""), await unread("?period=2025")]).toEqual([null, null]);
  });
});
