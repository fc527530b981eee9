import { describe, expect, it } from "vitest";
import type { Cell, Table } from "~/platform/xlsx/table";
import { findColumns } from "./find-columns";
import { rowsOf } from "./read-rows";

const table = (...lines: string[]): Table => ({
  sheetName: "1",
  rows: lines.map((line) => line.split(",").map((text): Cell => ({ text, kind: "text" }))),
});
const used = (heading: string) => {
  const found = findColumns(table(heading).rows);
  return found.ok
    ? Object.fromEntries(Object.entries(found.columns).map(([key, c]) => [key, c.heading]))
    : found;
};

describe("the columns of a bank's file (FEATURES 81)", () => {
  it("drops the tail of floating point and reads no figure that is finer than fen", () => {
    const interest = (text: string) => {
      const read = rowsOf(table("借据号,还款日期,归还本金,归还利息", `JJ001,2026-11-20,0,${text}`));
      return read.ok && read.rows[0]?.interestFen;
    };
    const [tail, under, exact] = ["1613.4500000000001", "1595.9099999999999", "1595.910"].map(interest);
    expect([tail, under, exact]).toEqual([161_345, 159_591, 159_591]);
    expect(["1595.915", "0.001", "1595.9199"].map(interest)).toEqual([undefined, undefined, undefined]);
  });

  it("takes what was repaid on the day it was, not the loan's principal and day of disbursement", () => {
    const read = rowsOf(
      table(
        "借据号,借款人,贷款本金,放款日期,还款日期,归还本金,归还利息",
        "JJ001,李四,200000,2025-01-05,2026-11-20,5000,610.5",
      ),
    );
    expect(read.ok && read.rows).toEqual([
      {
        rowNumber: 2,
        noteNumber: "JJ001",
        borrower: "李四",
        on: "2026-11-20",
        principalFen: 500_000,
        interestFen: 61_050,
        penaltyFen: 0,
      },
    ]);
    expect(read.ok && read.columns.unused).toEqual(["贷款本金", "放款日期"]);
  });

  it.each([
    ["借据号,姓名,本金余额,到期日期,还款日期,应还利息,实还本金,实还利息", "还款日期", "实还本金", "实还利息"],
    [
      "借据号,客户名称,应还本金,应还利息,应还日期,实际还款日期,实收本金,实收利息",
      "实际还款日期",
      "实收本金",
      "实收利息",
    ],
    ["借据号,户名,剩余本金,交易日期,本金,利息,罚息", "交易日期", "本金", "利息"],
    [
      "借据编号,借款人姓名,借款人身份证号,还款日期,实际还款日期,还款本金,还款利息",
      "实际还款日期",
      "还款本金",
      "还款利息",
    ],
    [
      "Note number,Name,Principal balance,Due date,Day paid,Principal,Interest",
      "Day paid",
      "Principal",
      "Interest",
    ],
  ])("%s", (heading, on, principal, interest) => {
    expect(used(heading)).toMatchObject({ on, principal, interest });
  });

  it("adds penalty, compound interest and breach fee up", () => {
    const read = rowsOf(
      table(
        "借据号,姓名,还款日期,归还本金,归还利息,归还罚息,归还复利,违约金",
        "1,王五,2026-01-05,0,10,1.5,0.25,2",
      ),
    );
    expect(read.ok && read.rows[0]).toMatchObject({ interestFen: 1_000, penaltyFen: 375 });
  });

  it("refuses two that fit equally, and a file that only tells what is owed", () => {
    expect(used("借据号,姓名,还款日期,归还本金,收回本金,归还利息")).toMatchObject({
      why: "two",
      key: "principal",
      headings: ["归还本金", "收回本金"],
    });
    expect(used("借据号,姓名,交易日期,入账日期,本金,利息")).toMatchObject({ why: "two", key: "on" });
    expect(used("借据号,姓名,还款日期,应还本金,应还利息")).toMatchObject({ why: "none" });
    expect(used("借据号,姓名,到期日期,放款日期,本金,利息")).toMatchObject({ why: "none" });
    expect(used("借据号,姓名,还款日期,归还本息合计")).toMatchObject({ why: "none" });
  });

  it("heeds 万元 in a heading or over the table, and refuses units it does not know", () => {
    const row = "1,王五,2026-01-05,5,0.0610500000000001";
    const fen = (...head: string[]) => {
      const read = rowsOf(table(...head, row));
      return read.ok ? [read.rows[0]?.principalFen, read.rows[0]?.interestFen] : read.why;
    };
    expect(fen("借据号,姓名,还款日期,还款本金(万元),还款利息（万元）")).toEqual([5_000_000, 61_050]);
    expect(fen("还款明细,,,单位：万元,", "借据号,姓名,还款日期,还款本金,还款利息")).toEqual([
      5_000_000, 61_050,
    ]);
    expect(fen("金额单位：人民币元", "借据号,姓名,还款日期,还款本金(万元),还款利息")).toEqual([
      5_000_000,
      undefined,
    ]);
    expect(fen("单位：千元", "借据号,姓名,还款日期,还款本金,还款利息")).toBe("unit");
  });
});
