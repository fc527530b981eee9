import { readFileSync } from "node:fs";
import type { Db } from "db/client.server";
import { connectionOf } from "db/client.server";
import { fundEntry, guaranteeFund, loanEvent, loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { translator } from "~/platform/i18n/text";
import { makeFund, makeLoan, noon, reverseByTwo } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { balanceOf, entriesOf, fundFigures } from "../fund/funds.server";
import { issueForLoan } from "../papers/issue-for-loan.server";
import { paperBytes } from "../papers/paper-file.server";
import { figuresOf } from "../reports/figures";
import { loanFactsAt } from "../reports/loan-facts.server";
import { readPeriod } from "../reports/period";
import { rowsOf } from "../reports/report-rows.server";
import { moneyText } from "../text/money";
import { askRequest } from "./ask-request.server";
import { borneFen, partOfRecovery } from "./borne-share";
import { borneRows, wouldBear } from "./borne-words.server";
import { claimShare, partsOfLoan } from "./claim-share.server";
import { decideRequest } from "./decide-request.server";
import { eventsOf, findLoan } from "./loan-record.server";
import { positionOf } from "./positions.server";
import { postRepayment } from "./post-repayment.server";
import { recoverClaim } from "./recover-claim.server";
import { requestsOf } from "./requests.server";
import { scheduleRows } from "./schedule-rows";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
const at = noon("2025-06-01");
const by = { userId: "u", userName: "u", at: 0 };

/** A loan of 20,000 that is due, a fund with 100,000 that bears so much, and the request to pay for it. */
function late(shareBp: number) {
  const fund = makeFund(db, { leverageMost: null, stopOverdueBp: null, stopCompensationBp: null, shareBp });
  db.insert(fundEntry)
    .values({ fundId: fund.id, on: "2020-01-01", kind: "contribution", fen: 10_000_000, ...by })
    .run();
  const terms = { principalFen: 2_000_000, maturesOn: "2025-03-21" };
  const loan = makeLoan(db, village, "2024-03-21", terms, { guaranteeKind: "fund" });
  const input = { kind: "compensation" as const, reason: "到期不还", toOn: null, consents: [] };
  const sums = { principalFen: 2_000_000, interestFen: 80_000, penaltyFen: 3_000 };
  const ask = (given: Partial<typeof sums> = {}) => {
    const asked = askRequest(db, loan.may.disburse, loan.id, { ...input, ...sums, ...given }, at);
    if (!asked.ok) throw new Error(asked.why);
    return asked.id;
  };
  const agree = (id: number) =>
    decideRequest(db, loan.may.decide, loan.id, id, { yes: true, text: null }, at);
  const back = (fen: number) =>
    recoverClaim(
      db,
      loan.may.repay,
      loan.id,
      { on: "2025-06-01", fen, order: "principal-first", note: null },
      null,
      at,
    );
  const change = (bp: number) =>
    db.update(guaranteeFund).set({ shareBp: bp }).where(eq(guaranteeFund.id, fund.id)).run();
  const rows = (id: number) =>
    Object.fromEntries(
      borneRows(db, findLoan(db, "all", loan.id)!, requestsOf(db, loan.id).find((r) => r.id === id)!, "zh"),
    );
  const last = () => entriesOf(db, fund.id).at(-1)!.fen;
  return { fund, loan, ask, agree, back, change, rows, last };
}

it("what comes back fills the fund by the part it bore then, whatever it bears since", () => {
  const { fund, ask, agree, back, change, last } = late(10_000);
  expect(agree(ask()).ok).toBe(true);
  change(7_000);
  expect(back(100_000).ok).toBe(true);
  expect(last()).toBe(100_000);
  expect(back(1_983_000).ok).toBe(true);
  expect(balanceOf(db, fund.id)).toBe(10_000_000);
});

it("what comes back goes to the fund that paid, though the bank has one of its own since", () => {
  const { fund, loan, ask, agree, back } = late(7_000);
  agree(ask());
  const own = makeFund(db, { name: "另一基金", bankId: findLoan(db, "all", loan.id)!.bankId });
  expect(back(100_000).ok).toBe(true);
  expect(entriesOf(db, own.id)).toEqual([]);
  expect(entriesOf(db, fund.id).at(-1)).toMatchObject({ kind: "recovery", fen: 70_000 });
});

it("a compensation that was taken back and made anew has the part of its own day", () => {
  const { loan, ask, agree, back, change, last } = late(10_000);
  agree(ask());
  const event = db.select().from(loanEvent).where(eq(loanEvent.kind, "compensated")).get()!;
  expect(reverseByTwo(db, loan, event.id, "银行补报还款", at).ok).toBe(true);
  change(8_000);
  expect(agree(ask()).ok).toBe(true);
  expect(last()).toBe(-1_666_400);
  back(100_000);
  expect(last()).toBe(80_000);
});

it("request and decision say the part and the sum, and go on saying those of the day", () => {
  const { loan, ask, agree, change, rows } = late(7_000);
  const debt = { principalFen: 2_000_000, interestFen: 80_000 };
  const said = wouldBear(db, findLoan(db, "all", loan.id)!, debt, "zh");
  for (const part of ["70%", "20,800 元", "14,560 元"]) expect(said).toContain(part);
  const id = ask();
  const inPart = { 合计: "20,830 元", 担保方承担: "70%", 担保方付给银行: "14,581 元", 银行承担: "6,249 元" };
  expect(rows(id)).toEqual(inPart);
  agree(id);
  change(9_000);
  expect(rows(id)).toEqual(inPart);
});

it("the notice says what was really paid, on paper and to whoever checks it", () => {
  const { loan, ask, agree } = late(7_000);
  agree(ask());
  const may = actorFor(signInAs(db, "loan-officer").person, "loan.paper");
  const origin = "https://hqy.example.gov.cn";
  const done = issueForLoan(db, may, loan.id, "compensation", { origin, now: at });
  if (!done.ok) throw new Error(done.why);
  const text = pdfText(paperBytes(db, done.id)!).replace(/\s/g, "");
  for (const part of [
    "欠款合计20,830.00银行承担6,249.00",
    "代偿70%14,581.00元",
    "借款人仍应偿还上列全部欠款",
    "由我单位和经办银行按70%和30%分配",
  ])
    expect(text).toContain(part);
  for (const part of ["其余欠款仍应还给", "就实际代偿的部分"]) expect(text).not.toContain(part);
  const { signedFacts } = db.select().from(loanPaper).where(eq(loanPaper.id, done.id)).get()!;
  expect(signedFacts).toContain("amount=14581.00");
});

it("earlier compensations get the part that their booked amount shows, else what the fund bears today", () => {
  const { fund, ask, agree, change } = late(7_000);
  agree(ask());
  change(9_000);
  const update = readFileSync("db/migrations/0057_compensation-shares.sql", "utf8").split("UPDATE")[1];
  const filled = () => {
    db.update(loanEvent).set({ shareBp: null }).run();
    connectionOf(db).exec(`UPDATE${update}`);
    return db
      .select({ kind: loanEvent.kind, shareBp: loanEvent.shareBp })
      .from(loanEvent)
      .all()
      .filter((e) => e.shareBp !== null);
  };
  expect(filled()).toEqual([{ kind: "compensated", shareBp: 7_000 }]);
  db.delete(fundEntry).where(eq(fundEntry.fundId, fund.id)).run();
  expect(filled()).toEqual([{ kind: "compensated", shareBp: 9_000 }]);
});

it("代偿 and 追回 of the report, and the rows behind them, are those of the book of the fund", () => {
  const { fund, loan, ask, agree, back } = late(7_000);
  agree(ask());
  const first = back(1);
  for (const fen of [1, 1, 500_001]) back(fen);
  if (first.ok) reverseByTwo(db, loan, first.id, "退回", at);
  back(300_003);
  const period = readPeriod("2025-06")!;
  const facts = loanFactsAt(db, "all", period, "2025-06-30");
  const book = fundFigures(db, fund, "2025-06-30").figures;
  const { flow, total } = figuresOf(facts, period);
  for (const said of [flow, total]) {
    expect(said.compensatedFen).toBe(book.compensatedFen);
    expect(said.recoveredFen).toBe(book.recoveredFen);
  }
  expect(book).toMatchObject({ compensatedFen: 1_458_100, recoveredFen: 560_004 });
  const rows = (figure: "compensated" | "recovered") =>
    rowsOf(facts, { figure, period, of: "flow", village: null, group: null, kind: null }).map((r) => r.fen);
  expect(rows("compensated")).toEqual([1_458_100]);
  expect(rows("recovered").reduce((sum, fen) => sum! + fen!, 0)).toBe(560_004);
});

it("all of it in any pieces gives back to the fen what was paid", () => {
  const pieces = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 12 });
  const share = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(pieces, share, (fens, shareBp) => {
      let [backFen, bookedFen] = [0, 0];
      for (const fen of fens) {
        bookedFen += partOfRecovery(fen, { shareBp, backFen, bookedFen });
        backFen += fen;
        expect(Math.abs(bookedFen - (backFen * shareBp) / 10_000)).toBeLessThanOrEqual(0.5);
      }
      const paid = borneFen({ principalFen: backFen, interestFen: 0, penaltyFen: 0 }, shareBp);
      expect(bookedFen).toBe(paid);
    }),
  );
});

it("with the pieces reversed that brought nothing, the next brings nothing and never takes anything out", () => {
  let [backFen, bookedFen] = [3, 3];
  const parts = [1, 1, 1, 1, 4].map((fen) => {
    const part = partOfRecovery(fen, { shareBp: 5_000, backFen, bookedFen });
    backFen += fen;
    bookedFen += part;
    return part;
  });
  expect(parts.every((part) => part >= 0)).toBe(true);
  expect(bookedFen).toBe(borneFen({ principalFen: backFen, interestFen: 0, penaltyFen: 0 }, 5_000));
});

it("single fen, pieces and one that was reversed in between: the book ends where it began", () => {
  const { fund, loan, ask, agree, back } = late(7_000);
  agree(ask());
  const first = back(1);
  for (const fen of [1, 1, 1_008_749]) expect(back(fen).ok).toBe(true);
  if (first.ok) expect(reverseByTwo(db, loan, first.id, "退回", at).ok).toBe(true);
  expect(back(2_083_000 - 1_008_751).ok).toBe(true);
  expect(balanceOf(db, fund.id)).toBe(10_000_000);
});

it("loan and form say the whole, the guarantor's part of it and how a sum is divided", () => {
  const { loan, ask, agree, back, change } = late(7_000);
  agree(ask());
  change(10_000);
  back(83_000);
  const row = () => findLoan(db, "all", loan.id)!;
  const share = claimShare(db, row(), "zh")!;
  for (const part of ["20,000 元", "14,000 元（70%）", "6,000 元"]) expect(share.left).toContain(part);
  expect(share.rule).toContain("70%，银行 30%");
  const events = eventsOf(db, loan.id);
  const parts = partsOfLoan(db, loan.id, events);
  expect(events.flatMap((e) => parts.get(e.id) ?? [])).toEqual([1_458_100, 58_100]);
  back(2_000_000);
  expect(claimShare(db, row(), "zh")).toBeNull();
});

it("where all of it is borne nothing is said of parts", () => {
  const { loan, ask, agree, back } = late(10_000);
  agree(ask());
  back(83_000);
  expect(claimShare(db, findLoan(db, "all", loan.id)!, "zh")).toBeNull();
  expect(partsOfLoan(db, loan.id, eventsOf(db, loan.id)).size).toBe(0);
});

it("a row that the compensation paid says so, and one that the borrower paid stays paid", () => {
  const { loan, ask, agree } = late(10_000);
  const paid = { principalFen: 0, interestFen: 17_700, penaltyFen: 0, note: null, proof: null };
  const done = postRepayment(db, loan.may.repay, loan.id, { on: "2024-06-21", ...paid }, null, at);
  expect(done.ok).toBe(true);
  agree(ask({ interestFen: 60_000 }));
  const row = findLoan(db, "all", loan.id)!;
  const position = positionOf(row, eventsOf(db, loan.id), "2025-06-02", () => true)!;
  const rows = scheduleRows(position, "2025-06-02", () => true, translator(moneyText, "zh"), "zh");
  // The interest that was not compensated is still the bank's, and its row says so.
  expect(rows.map((r) => r.state.word)).toEqual(["已还", "已代偿", "已代偿", "利息未代偿"]);
});
