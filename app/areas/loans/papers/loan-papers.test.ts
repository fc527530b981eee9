import type { Db } from "db/client.server";
import { loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyByCode } from "~/areas/certificates/verify.server";
import { addDays } from "~/platform/dates";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { addShares, subsidyQuarters } from "../engine/subsidy";
import { addEvent } from "../money/add-event.server";
import { askRequest } from "../money/ask-request.server";
import { decideRequest } from "../money/decide-request.server";
import { eventsOf, findLoan, subsidyTermsOf, workingDays } from "../money/loan-record.server";
import type { PlanRow } from "../money/plan-in-force";
import { positionOf } from "../money/positions.server";
import { postRepayment } from "../money/post-repayment.server";
import type { RequestInput } from "../money/request-rules";
import { changeBatch } from "../subsidy/change-batch.server";
import { makeBatch } from "../subsidy/make-batch.server";
import { dueListOnPaper } from "./due-list.server";
import { paperKey } from "./issue-for-application.server";
import { issueForBatch, issueForLoan } from "./issue-for-loan.server";
import { paperBytes } from "./paper-file.server";
import { findPaper } from "./paper-queries.server";
import { readyForLoan } from "./ready-for-loan.server";
import { scheduleOnPaper } from "./schedule-gather";

let db: Db;
let village: number;
type Loan = ReturnType<typeof makeLoan>;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

const may = () => actorFor(signInAs(db, "loan-officer").person, "loan.paper");
const origin = "https://hqy.example.gov.cn";
const keys = (loan: Loan, on: string) =>
  readyForLoan(db, findLoan(db, "all", loan.id)!, noon(on)).map(paperKey);
const pay = (loan: Loan, principalFen: number, interestFen: number, on: string) =>
  postRepayment(
    db,
    loan.may.repay,
    loan.id,
    { on, principalFen, interestFen, penaltyFen: 0, note: null, proof: null },
    null,
    noon(on),
  );
function textOf(loan: Loan, key: string, on: string): string {
  const done = issueForLoan(db, may(), loan.id, key, { origin, now: noon(on) });
  if (!done.ok) throw new Error(done.why);
  return pdfText(paperBytes(db, done.id)!).replace(/\s/g, "");
}

describe("papers of a loan", () => {
  it("disbursement, schedule and ledger stand from the first day", () => {
    const loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 34_500 });
    expect(keys(loan, "2026-04-16")).toEqual(["disbursement", "schedule", "ledger"]);
    const schedule = textOf(loan, "schedule", "2026-04-16");
    expect(schedule).toContain("人民币贰拾万元整");
    expect(schedule).toContain("合计");
    expect(textOf(loan, "disbursement", "2026-04-16")).toContain("政策版本");
    expect(textOf(loan, "ledger", "2026-04-16")).toContain("放款");
  });

  it("the payout keeps the day it was registered on, whatever happens later; the ledger card has no forecast in its sums and the state of the page", () => {
    const loan = makeLoan(db, village, "2025-09-27", {
      principalFen: 20_000_000,
      ratePpm: 36_000,
      maturesOn: "2026-09-27",
    });
    pay(loan, 0, 170_000, "2025-12-21");
    const form = textOf(loan, "disbursement", "2025-12-22");
    expect(form).toContain("登记日期：2025年9月27日");
    expect(form).not.toContain("2025年12月21日");
    pay(loan, 0, 180_000, "2026-03-21");
    // 200,000 × 3.6% ÷ 360 is 20.00 a day: 85 days and 90 days are over, the third quarter still runs.
    const card = textOf(loan, "ledger", "2026-04-16");
    expect(card).toContain("累计（不含预计）3,500.00");
    expect(card).toContain("状态：正常");
    const ask = askRequest(
      db,
      loan.may.disburse,
      loan.id,
      {
        kind: "extension",
        early: true,
        reason: "货款未到",
        toOn: "2027-03-27",
        consents: [],
        principalFen: null,
        interestFen: null,
      },
      noon("2026-04-16"),
    );
    if (!ask.ok) throw new Error(ask.why);
    decideRequest(db, loan.may.decide, loan.id, ask.id, { yes: true, text: null }, noon("2026-04-16"));
    expect(textOf(loan, "ledger", "2026-04-16")).toContain("状态：已批准展期");
    pay(loan, 0, 184_000, "2026-06-21");
    pay(loan, 0, 184_000, "2026-09-21");
    pay(loan, 0, 12_000, "2026-09-27");
    expect(textOf(loan, "ledger", "2026-09-28")).toContain("状态：展期中");
  });

  it("who pays on the day of the contract, which a Sunday moves, pays nothing ahead", () => {
    const loan = makeLoan(
      db,
      village,
      "2026-04-21",
      { method: "equal-principal", paymentEvery: "month", dueShift: "next" },
      {},
    );
    const row = () => findLoan(db, "all", loan.id)!;
    const position = (on: string) => positionOf(row(), eventsOf(db, loan.id), on, workingDays(db))!;
    const plan = (on: string) => scheduleOnPaper(row(), position(on), on, workingDays(db));
    const [first, second] = plan("2026-04-21").rows;
    expect(second!.dueOn).toBe("2026-06-22");
    pay(loan, first!.principalFen, first!.interestFen, "2026-05-21");
    pay(loan, second!.principalFen, second!.interestFen, "2026-06-21");
    expect(plan("2026-07-30").changes).toEqual([]);
    pay(loan, 5_000_000, 0, "2026-07-30");
    expect(plan("2026-07-30").changes).toEqual(["提前还本"]);
  });

  it("after an early repayment, a new rate and an extension the plan in force stands above the contract's, its subsidy by the engine", () => {
    const loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 34_500 });
    const planOn = (on: string) => {
      const row = findLoan(db, "all", loan.id)!;
      const isWorkingDay = workingDays(db);
      const position = positionOf(row, eventsOf(db, loan.id), on, isWorkingDay)!;
      return { ...scheduleOnPaper(row, position, on, isWorkingDay), position, terms: subsidyTermsOf(row) };
    };
    const fresh = planOn("2026-04-16");
    expect(fresh.first).toBeNull();
    const engine = addShares(
      subsidyQuarters(
        { ...fresh.position.life, repayments: [{ on: "2029-04-16", principalFen: 20_000_000 }] },
        fresh.terms,
      ),
    );
    const sum = (rows: readonly PlanRow[], of: "subsidyFen" | "interestFen" | "principalFen") =>
      rows.reduce((n, r) => n + r[of], 0);
    expect(sum(fresh.rows, "subsidyFen")).toBe(engine.subsidyFen);
    pay(loan, 1_700_000, 126_500, "2026-06-18");
    pay(loan, 0, 200_000, "2026-06-21");
    const paid = planOn("2026-06-25");
    expect(paid.changes).toEqual(["提前还本"]);
    expect(paid.first).toEqual(fresh.rows);
    // 183,000 over 92 days at 3.45%: 1,613.45, less the 4.89 paid too much; half of the whole by the state.
    expect(paid.rows[1]).toMatchObject({ openingFen: 18_300_000, interestFen: 160_856, subsidyFen: 80_673 });
    expect(sum(paid.rows, "principalFen")).toBe(20_000_000);
    const ask = (
      input: Partial<RequestInput & { early: boolean }> & { kind: RequestInput["kind"] },
      on: string,
    ) => {
      const asked = askRequest(
        db,
        loan.may.disburse,
        loan.id,
        { reason: "合同约定", toOn: null, consents: [], principalFen: null, interestFen: null, ...input },
        noon(on),
      );
      if (!asked.ok) throw new Error(asked.why);
      decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, noon(on));
    };
    ask({ kind: "rate", fromOn: "2026-09-21", ratePpm: 30_000 }, "2026-06-25");
    ask({ kind: "extension", toOn: "2029-10-16", early: true }, "2026-06-26");
    const changed = planOn("2026-06-26");
    expect(changed.changes).toEqual(["展期至 2029-10-16", "2026-09-21 起年利率 3.00%", "提前还本"]);
    expect(changed.rows.at(-1)).toMatchObject({ principalFen: 18_300_000, balanceFen: 0, subsidyFen: 0 });
    expect(sum(changed.rows, "principalFen")).toBe(20_000_000);
    // 183,000 over 91 days at 3.00%.
    expect(changed.rows[2]).toMatchObject({ interestFen: 138_775, subsidyFen: 69_388 });
    expect(textOf(loan, "extension", "2026-06-26")).toContain("调整后年利率3.00%（2026年9月21日起）");
    const text = textOf(loan, "schedule", "2026-06-26");
    for (const said of ["现行还款计划", "展期至2029-10-16", "原还款计划（合同签订时，备查）", "806.73"])
      expect(text).toContain(said);
  });

  it("the plan in force asks for what is still owed: never again for what was paid within the period or late", () => {
    const plan = (loan: Loan, on: string) => {
      const row = findLoan(db, "all", loan.id)!;
      return scheduleOnPaper(
        row,
        positionOf(row, eventsOf(db, loan.id), on, workingDays(db))!,
        on,
        workingDays(db),
      );
    };
    const terms = { principalFen: 20_000_000, ratePpm: 36_000, maturesOn: "2026-09-21" };
    const early = makeLoan(db, village, "2025-09-21", terms);
    expect(plan(early, "2025-10-01").first).toBeNull();
    pay(early, 0, 182_000, "2025-12-21");
    // On its day and in full: the contract's plan says all that is to come.
    expect(plan(early, "2025-12-22").first).toBeNull();
    pay(early, 1_000_000, 1_000, "2026-01-20");
    const { rows } = plan(early, "2026-01-21");
    expect(rows[0]).toMatchObject({ mark: "paid", dueOn: "2026-01-20", principalFen: 1_000_000 });
    expect(rows[0]).toMatchObject({ interestFen: 183_000, balanceFen: 19_000_000 });
    // 200,000 over 30 days and 190,000 over 60 at 3.6%: 1,740.00, of which 10.00 is paid.
    expect(rows[1]).toMatchObject({ dueOn: "2026-03-21", openingFen: 19_000_000, interestFen: 173_000 });
    expect(rows.at(-1)).toMatchObject({ principalFen: 19_000_000, balanceFen: 0 });
    const late = makeLoan(db, village, "2025-09-21", terms);
    pay(late, 0, 180_000, "2026-01-05");
    const owed = plan(late, "2026-01-06").rows;
    expect(owed.slice(0, 2)).toMatchObject([
      { mark: "paid", interestFen: 180_000 },
      { mark: "late", dueOn: "2025-12-21", interestFen: 2_000, principalFen: 0 },
    ]);
    expect(owed[2]).toMatchObject({ mark: null, dueOn: "2026-03-21", interestFen: 180_000 });
    expect(textOf(late, "schedule", "2026-01-06")).toContain("逾期2025-12-21");
  });

  it("a loan that is late gets a demand with the sum, each guarantor too", () => {
    const loan = makeLoan(
      db,
      village,
      "2024-12-21",
      { principalFen: 20_000_000, ratePpm: 36_000 },
      { guarantors: ["侯立新"] },
    );
    expect(keys(loan, "2025-04-30")).toEqual(expect.arrayContaining(["dunning", "dunning:B1"]));
    const text = textOf(loan, "dunning", "2025-04-30");
    expect(text).toContain("1,800.00元（人民币壹仟捌佰元整）");
    expect(text).toContain("送达回证");
    expect(textOf(loan, "dunning:B1", "2025-04-30")).toContain("侯立新");
    const list = dueListOnPaper(db, "all", "2025-04-30");
    expect(list.rows).toMatchObject([{ interestFen: 180_000, overdueDays: 40 }]);
    expect(dueListOnPaper(db, [], "2025-04-30").rows).toEqual([]);
    // What is late and what is due in June are two sums: 92 days to 21 June are 1,840.00, not late on the 10th.
    expect(dueListOnPaper(db, "all", "2025-06-10")).toMatchObject({
      loans: 1,
      rows: [
        { dueOn: "2025-03-21", interestFen: 180_000, overdueDays: 81, balanceFen: 20_000_000 },
        { dueOn: "2025-06-21", interestFen: 184_000, overdueDays: 0, balanceFen: null },
      ],
    });
  });

  it("a quarter's working says 806.73 with every step, and the batch's list the same sum", () => {
    const loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 34_500 });
    pay(loan, 1_700_000, 126_500, "2026-06-18");
    pay(loan, 0, 200_000, "2026-06-21");
    const batch = makeBatch(db, loan.may.batch, "2026-09-21", noon(addDays("2026-09-21", 3)));
    if (!batch.ok) throw new Error(batch.why);
    const at = { origin, now: noon("2026-09-25") };
    expect(issueForBatch(db, may(), batch.id, "subsidy-detail", at)).toMatchObject({
      ok: false,
      why: "issue.why.notReady",
    });
    expect(changeBatch(db, loan.may.check, batch.id, "check", {}, noon("2026-09-24"))).toMatchObject({
      ok: true,
    });
    const working = textOf(loan, "working:2026Q3", "2026-09-25");
    for (const said of [
      "为什么是806.73",
      "1,613.450000",
      "1,613.45×50%=806.725",
      "806.72",
      "人民币捌佰零陆元柒角叁分",
    ])
      expect(working).toContain(said);
    const detail = issueForBatch(db, may(), batch.id, "subsidy-detail", at);
    if (!detail.ok) throw new Error(detail.why);
    expect(detail.number).toMatch(/^TXSB-2026Q3-1-TXM-01$/);
    const row = db.select().from(loanPaper).where(eq(loanPaper.id, detail.id)).get()!;
    expect(pdfText(paperBytes(db, detail.id)!)).toContain("（1 笔贷款，2 行）");
    expect(verifyByCode(db, row.code, "10.0.0.1")).toMatchObject({
      answer: "paper",
      paper: { state: "valid", signed: true, name: "郓城农商银行" },
    });
    const oneVillage = actorFor(signInAs(db, "loan-officer", [village]).person, "loan.paper");
    expect(findPaper(db, oneVillage, detail.id)).toBeUndefined();
    expect(issueForBatch(db, oneVillage, batch.id, "subsidy-detail", at)).toMatchObject({ ok: false });
  });

  it("the proof says how the loan ended: late, with interest waived, or recovered after compensation", () => {
    const proofOf = (start: string, events: readonly Parameters<typeof addEvent>[3][]) => {
      const loan = makeLoan(db, village, start, { ratePpm: 36_000, maturesOn: "2026-03-21" });
      for (const event of events)
        db.transaction((tx) =>
          addEvent(tx, loan.may.repay, findLoan(tx, "all", loan.id)!, event, noon(event.on)),
        );
      return textOf(loan, "settlement", "2026-09-01");
    };
    // 200,000 × 3.6% × 90 ÷ 360 = 1,800.00.
    const [principalFen, interestFen] = [20_000_000, 180_000];
    const late = proofOf("2025-12-21", [
      { kind: "repaid", on: "2026-05-11", principalFen, interestFen: 282_000 },
    ]);
    expect(late).toContain("逾期后结清");
    expect(late).toContain("本息已全部结清");
    const waived = proofOf("2025-12-21", [
      { kind: "repaid", on: "2026-03-20", principalFen, interestFen: 100_000 },
      { kind: "waived", on: "2026-03-20", interestFen: 78_000 },
    ]);
    for (const said of [
      "提前结清",
      "减免利息",
      "人民币柒佰捌拾元整",
      "本金已全部结清，利息除经办银行同意减免的部分外",
    ])
      expect(waived).toContain(said);
    const recovered = proofOf("2025-12-21", [
      { kind: "compensated", on: "2026-06-21", principalFen, interestFen },
      { kind: "recovered", on: "2026-08-21", principalFen, interestFen },
    ]);
    for (const said of ["代偿后追回", "2026年6月21日", "201,800.00", "代偿款已全部追回"])
      expect(recovered).toContain(said);
    // 92 days after maturity that the guarantor did not pay: the bank still has them to claim.
    expect(recovered).toContain("代偿款以外未付利息");
    expect(recovered).toContain("1,840.00");
    const inPart = proofOf("2025-12-21", [
      { kind: "compensated", on: "2026-06-21", principalFen, interestFen, shareBp: 8_000 },
      { kind: "recovered", on: "2026-08-21", principalFen, interestFen },
    ]);
    expect(inPart).toContain("161,440.00");
    for (const text of [waived, recovered]) expect(text).not.toContain("本息已全部结清");
  });

  it("a settled loan gets its proof once; another village's is not there", () => {
    const loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 34_500 });
    expect(keys(loan, "2026-05-01")).not.toContain("settlement");
    pay(loan, 20_000_000, 126_500, "2026-06-21");
    const text = textOf(loan, "settlement", "2026-06-22");
    expect(text).toContain("提前结清");
    expect(text).toContain("2026年6月21日");
    expect(issueForLoan(db, may(), loan.id, "settlement", { origin })).toMatchObject({
      ok: false,
      why: "issue.why.standing",
    });
    const other = makeVillage(db, "王庄村", "371725101207");
    const elsewhere = actorFor(signInAs(db, "loan-officer", [other]).person, "loan.paper");
    expect(issueForLoan(db, elsewhere, loan.id, "ledger", { origin })).toEqual({
      ok: false,
      why: "issue.why.notFound",
    });
  });
});
