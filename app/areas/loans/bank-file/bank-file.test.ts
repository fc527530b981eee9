import type { Db } from "db/client.server";
import { bankFile, loanEvent, person } from "db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { readTable } from "~/platform/xlsx/read-table.server";
import { howMany } from "../../../../tests/support/how-many";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findLoan } from "../money/loan-record.server";
import { dropBankFile, keepBankFile, postBankFile, rowsOfBankFile } from "./bank-files.server";
import { rowsOf } from "./read-rows";

let db: Db;
let loan: ReturnType<typeof makeLoan>;
let note: string;
let bankId: number;
let name: string;
beforeEach(() => {
  db = testDb();
  loan = makeLoan(db, makeVillage(db), "2025-01-05");
  const row = findLoan(db, "all", loan.id)!;
  note = row.noteNumber;
  bankId = row.bankId;
  name = db.select().from(person).get()?.name ?? "";
});

const rows = async (lines: readonly string[]) => {
  const head = "某银行还款明细\n借据号,客户名称,还款日期,归还本金,归还利息,罚息\n";
  const bytes = Buffer.from(`${head}${lines.join("\n")}\n合计,,,1,1,1\n`);
  const read = await readTable(bytes);
  if (!read.ok) throw new Error(read.why);
  const rows = rowsOf(read.tables[0]!);
  if (!rows.ok) throw new Error(rows.why);
  return { bytes, rows: rows.rows, columns: rows.columns };
};
const keep = async (lines: readonly string[]) => {
  const read = await rows(lines);
  const kept = keepBankFile(db, loan.may.repay, { bankId, fileName: "还款.csv", ...read });
  if (!kept.ok) throw new Error("posted before");
  return kept.id;
};
const found = (id: number) => rowsOfBankFile(db, id).map((r) => [r.match, r.why]);

describe("a bank's file", () => {
  it("is compared row by row and posts nothing by itself", async () => {
    const id = await keep([
      `${note},${name},2025-03-21,"1,000.00",1437.50,`,
      `${note},别人,2025-03-22,100,0,`,
      `,${name},2025/3/23,100,0,`,
      `NX-none,${name},2025-03-24,100,0,`,
      `${note},${name},2025-02-30,100,0,`,
      `${note},${name},2025-04-01,9999999,0,`,
      `${note},${name},2024-12-31,100,0,`,
      `${note},${name},2025-03-21,"1,000.00",1437.50,`,
      `${note},${name},2025-05-01,一百,0,`,
    ]);
    expect(found(id)).toEqual([
      ["matched", null],
      ["doubtful", "name"],
      ["doubtful", "byName"],
      ["unmatched", "noNote"],
      ["doubtful", "day"],
      ["doubtful", "tooMuch"],
      ["doubtful", "beforeDisbursement"],
      ["doubtful", "twice 3"],
      ["doubtful", "amount"],
    ]);
    expect(howMany(db, loanEvent)).toBe(0);
  });

  it("posts what matched and what was ticked, once, and answers each row; the same file is not read again", async () => {
    const lines = [
      `${note},${name},2025-03-21,1000,1437.5,2.5`,
      `${note},别人,2025-03-22,100,0,`,
      `NX-none,${name},2025-03-24,100,0,`,
    ];
    const id = await keep(lines);
    const doubtful = rowsOfBankFile(db, id)[1]!.id;
    expect(postBankFile(db, loan.may.repay, id, new Set([doubtful]))).toEqual({
      ok: true,
      posted: 2,
      left: 1,
    });
    expect(found(id)).toEqual([
      ["posted", null],
      ["posted", null],
      ["left-out", "noNote"],
    ]);
    expect(findLoan(db, "all", loan.id)?.balanceFen).toBe(20_000_000 - 110_000);
    expect(postBankFile(db, loan.may.repay, id, new Set())).toEqual({ ok: false, why: "bankFileWhy.done" });
    const read = await rows(lines);
    expect(keepBankFile(db, loan.may.repay, { bankId, fileName: "x.csv", ...read }).ok).toBe(false);
    const other = await keep([lines[0]!]);
    expect(found(other)).toEqual([["doubtful", "already"]]);
    expect(howMany(db, loanEvent)).toBe(2);
  });

  it("as much money of one day, split otherwise, is doubtful, and is posted only by who ticks it", async () => {
    postBankFile(db, loan.may.repay, await keep([`${note},${name},2025-03-21,1000,0,`]), new Set());
    const split = `${note},${name},2025-03-21,900,100,`;
    const id = await keep([split]);
    expect(found(id)).toEqual([["doubtful", "sameTotal"]]);
    postBankFile(db, loan.may.repay, id, new Set(rowsOfBankFile(db, id).map((r) => r.id)));
    expect(found(id)).toEqual([["posted", null]]);
  });

  it("posts a row once when two files that were read before either was posted both have it", async () => {
    const line = `${note},${name},2025-03-21,1000,0,`;
    const first = await keep([line]);
    const second = await keep([line, `${note},${name},2025-03-22,50,0,`]);
    expect(found(second)[0]).toEqual(["matched", null]);
    postBankFile(db, loan.may.repay, second, new Set());
    postBankFile(db, loan.may.repay, first, new Set());
    expect(found(first)).toEqual([["left-out", "already"]]);
    expect(findLoan(db, "all", loan.id)?.balanceFen).toBe(20_000_000 - 105_000);
  });

  it("holds back interest and penalties beyond what can be owed, with the most there can be", async () => {
    const id = await keep([
      `${note},${name},2025-03-21,0,999999,`,
      `${note},${name},2025-03-22,0,100,500000`,
      `${note},${name},2025-03-23,1000,100,`,
    ]);
    const whys = found(id).map(([match, why]) => [match, why?.split(" ")[0]]);
    expect(whys.slice(0, 2)).toEqual([
      ["doubtful", "interestTooMuch"],
      ["doubtful", "penaltyTooMuch"],
    ]);
    const all = new Set(rowsOfBankFile(db, id).map((r) => r.id));
    expect(postBankFile(db, loan.may.repay, id, all)).toMatchObject({ posted: 1 });
  });

  it("can be given up", async () => {
    const id = await keep([`${note},${name},2025-03-21,1000,0,`]);
    expect(dropBankFile(db, loan.may.repay, id).ok).toBe(true);
    expect(postBankFile(db, loan.may.repay, id, new Set())).toMatchObject({ why: "bankFileWhy.done" });
    expect(howMany(db, bankFile)).toBe(1);
    expect(howMany(db, loanEvent)).toBe(0);
  });
});
