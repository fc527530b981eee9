import type { Db } from "db/client.server";
import { auditEvent, grantedLoan, subsidyBatch } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, addMonths, type Day } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { howMany } from "../../../../tests/support/how-many";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { sharesDayByDay } from "../engine/day-by-day";
import { subsidyQuarters } from "../engine/subsidy";
import { nextQuarter, quarterStart } from "../engine/subsidy-quarter";
import { subsidyUntil } from "../engine/subsidy-until";
import { addEvent } from "../money/add-event.server";
import { lifeOn } from "../money/loan-book";
import { bookOf, eventsOf, findLoan, subsidyTermsOf, workingDays } from "../money/loan-record.server";
import { positionOf } from "../money/positions.server";
import { postRepayment } from "../money/post-repayment.server";
import { reverseIn } from "../money/reverse-event.server";
import { subsidyDetailOnPaper } from "../papers/ready-for-batch.server";
import * as clawback from "../routes/subsidy/clawback";
import { moneyText } from "../text/money";
import { subsidyText } from "../text/subsidy";
import { decideCase } from "../visits/decide-case.server";
import { recordVisit } from "../visits/record-visit.server";
import { saidDifference } from "./batch-line";
import { batchPage } from "./batch-page.server";
import { checksOf, findBatch, linesAndHeld, linesOf, linesOfLoan, workingOfLine } from "./batches.server";
import { changeBatch } from "./change-batch.server";
import { askBack, clawedBack } from "./claw-back.server";
import { detailRows } from "./detail-sheet.server";
import { clawbacksOf, ledgerOf, ledgerRows } from "./ledger.server";
import { liveWorking } from "./live-working.server";
import { makeBatch } from "./make-batch.server";
import { overPaid } from "./over-paid.server";
import { overPaidWords } from "./over-paid-words.server";
import { daysOfWorking, exactYuan, sharesByDay, sumsOf } from "./working";
import { workingPage } from "./working-page.server";
import { workingWords } from "./working-words";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

type Loan = ReturnType<typeof makeLoan>;
const pay = (loan: Loan, principal: number, interest: number, on: Day, recorded = on) =>
  postRepayment(
    db,
    loan.may.repay,
    loan.id,
    { on, principalFen: principal, interestFen: interest, penaltyFen: 0, note: null, proof: null },
    null,
    noon(recorded),
  );
const batch = (loan: Loan, closedOn: Day, madeOn = addDays(closedOn, 3)) => {
  const made = makeBatch(db, loan.may.batch, closedOn, noon(madeOn));
  if (!made.ok) throw new Error(made.why);
  return made.id;
};
const lines = (id: number) => linesOf(db, id).map((l) => [l.quarter, l.kind, l.subsidyFen]);

describe("a quarter's batch", () => {
  it("says 806.73 and why: 183,000 × 3.45% × 92 ÷ 360, and the borrower's 806.72 by subtraction", () => {
    const loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 34_500 });
    pay(loan, 1_700_000, 126_500, "2026-06-18");
    pay(loan, 0, 200_000, "2026-06-21");
    batch(loan, "2026-06-21");
    const id = batch(loan, "2026-09-21", "2026-09-21");
    const [line] = linesOf(db, id);
    expect(line).toMatchObject({
      quarter: "2026-06-21",
      days: 92,
      balanceFen: 18_300_000,
      interestFen: 161_345,
      subsidyFen: 80_673,
      borrowerFen: 80_672,
    });
    const working = workingOfLine(line!);
    expect(exactYuan(sumsOf(working).all, 360_000_000n, 6)).toBe("1,613.450000");
    expect(daysOfWorking(working)).toHaveLength(92);
    expect(sharesByDay(working)).toEqual({ interestFen: 161_345, subsidyFen: 80_673, borrowerFen: 80_672 });
  });

  it("a repayment entered late is an adjustment of the next batch; what was sent stays as it was", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    pay(loan, 0, 180_000, "2025-03-21");
    const first = batch(loan, "2025-03-21");
    expect(lines(first)).toEqual([["2024-12-21", "entitled", 90_000]]);
    changeBatch(db, loan.may.check, first, "check", {}, noon("2025-03-25"));
    changeBatch(db, loan.may.batch, first, "send", {}, noon("2025-03-25"));
    pay(loan, 5_000_000, 0, "2025-02-10", "2025-04-02");
    pay(loan, 0, 138_000, "2025-06-21");
    expect(lines(batch(loan, "2025-06-21"))).toEqual(
      [
        ["2025-03-21", "entitled", 69_000],
        ["2024-12-21", "adjustment", -9_750],
      ].sort(),
    );
    expect(lines(first)).toEqual([["2024-12-21", "entitled", 90_000]]);
  });

  it("what the running quarter may come to is a forecast: no cure is counted with, and no sum has it", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    const on = "2025-04-30";
    const row = findLoan(db, "all", loan.id)!;
    const position = positionOf(row, eventsOf(db, loan.id), on, () => true)!;
    expect(position.overdueFen).toBe(180_000);
    const rows = ledgerOf(db, row, position, on);
    // Due on 21 March and not paid: not one day of the quarter is subsidised as things stand.
    expect(rows.at(-1)).toMatchObject({ quarter: "2025-03-21", open: true, entitledFen: 0 });
    expect(liveWorking(db, row, "2025-03-21", noon(on))?.subsidyFen).toBe(0);
    const words = ledgerRows(rows, "late", translator(moneyText, "zh"), "zh");
    expect(words.totals.entitled).toBe("900.00");
    expect(words.rows.at(-1)?.entitled).toBe("预计 0.00");
  });

  it("does not subsidise interest the bank waived: what was paid for it comes back, the working says why", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    pay(loan, 0, 180_000, "2025-03-21");
    // 200,000 × 3.6% × 92 ÷ 360 = 1,840.00; half of it is waived.
    pay(loan, 20_000_000, 92_000, "2025-06-21");
    const first = batch(loan, "2025-06-21", "2025-06-22");
    expect(lines(first)).toContainEqual(["2025-03-21", "entitled", 92_000]);
    const waive = (interestFen: number, on: Day) =>
      db.transaction((tx) =>
        addEvent(
          tx,
          loan.may.repay,
          findLoan(tx, "all", loan.id)!,
          { kind: "waived", on, interestFen },
          noon(on),
        ),
      );
    waive(46_000, "2025-06-23");
    changeBatch(db, loan.may.batch, first, "redraw", {}, noon("2025-06-24"));
    const line = linesOf(db, first).find((l) => l.quarter === "2025-03-21")!;
    expect(line).toMatchObject({ interestFen: 138_000, subsidyFen: 69_000, borrowerFen: 69_000 });
    expect(sharesByDay(workingOfLine(line))).toEqual({
      interestFen: 138_000,
      subsidyFen: 69_000,
      borrowerFen: 69_000,
    });
    const words = workingWords(workingOfLine(line), translator(subsidyText, "zh"), "zh");
    expect(words.steps.flat().join()).toContain("银行减免 460.00");
    changeBatch(db, loan.may.check, first, "check", {}, noon("2025-06-25"));
    changeBatch(db, loan.may.batch, first, "send", {}, noon("2025-06-25"));
    waive(46_000, "2025-06-26");
    expect(lines(batch(loan, "2025-09-21"))).toEqual([["2025-03-21", "adjustment", -23_000]]);
    const life = lifeOn(
      bookOf(findLoan(db, "all", loan.id)!, eventsOf(db, loan.id)),
      "2025-07-01",
      () => true,
    )!;
    expect(subsidyUntil(life, subsidyTermsOf(findLoan(db, "all", loan.id)!), "2025-07-01")).toBe(
      90_000 + 46_000,
    );
  });

  it("paid first: a quarter whose interest nobody paid waits with its reason, and comes once it is paid", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    const terms = { ...subsidyTermsOf(findLoan(db, "all", loan.id)!), paidFirst: true };
    db.update(grantedLoan)
      .set({ subsidyTerms: JSON.stringify(terms) })
      .where(eq(grantedLoan.id, loan.id))
      .run();
    const held = (on: Day) => linesAndHeld(db, "2025-03-21", null, noon(on)).held;
    // 180,000 fen are due, 100,000 came: 80,000 lack.
    pay(loan, 0, 100_000, "2025-03-21");
    expect(held("2025-03-21")).toMatchObject([
      { quarter: "2024-12-21", subsidyFen: 90_000, unpaid: { dueFen: 180_000, paidFen: 100_000 } },
    ]);
    expect(lines(batch(loan, "2025-03-21"))).toEqual([]);
    pay(loan, 0, 80_000, "2025-03-24");
    expect(held("2025-03-24")).toEqual([]);
    expect(linesAndHeld(db, "2025-03-21", null, noon("2025-03-24")).lines).toHaveLength(1);
  });

  it("is checked by another, sent, frozen; changed events show in the checklist before it is", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    pay(loan, 0, 180_000, "2025-03-21");
    const id = batch(loan, "2025-03-21");
    const at = noon("2025-03-25");
    const own = { ...loan.may.check, userId: loan.officer.person.userId };
    expect(changeBatch(db, own, id, "check", {}, at)).toMatchObject({ why: "subsidyWhy.fourEyes" });
    expect(howMany(db, auditEvent, eq(auditEvent.outcome, "refused"))).toBe(1);
    expect(changeBatch(db, loan.may.batch, id, "send", {}, at)).toMatchObject({
      why: "subsidyWhy.notAllowed",
    });
    expect(checksOf(db, findBatch(db, id)!, at)).toEqual({
      sums: true,
      halves: true,
      ledger: true,
      days: true,
      accounts: 0,
    });
    pay(loan, 5_000_000, 0, "2025-02-10", "2025-03-25");
    expect(checksOf(db, findBatch(db, id)!, at).ledger).toBe(false);
    expect(changeBatch(db, loan.may.check, id, "check", {}, at)).toMatchObject({ why: "subsidyWhy.checks" });
    expect(changeBatch(db, loan.may.batch, id, "redraw", {}, at).ok).toBe(true);
    expect(changeBatch(db, loan.may.check, id, "check", {}, at).ok).toBe(true);
    expect(changeBatch(db, loan.may.batch, id, "send", {}, at).ok).toBe(true);
    expect(changeBatch(db, loan.may.batch, id, "redraw", {}, at)).toMatchObject({
      why: "subsidyWhy.notAllowed",
    });
    const corrected = changeBatch(db, loan.may.batch, id, "correct", { note: "银行更正" }, at);
    expect(corrected.ok && findBatch(db, corrected.id)).toMatchObject({ version: 2, state: "draft" });
    expect(findBatch(db, id)?.state).toBe("replaced");
    expect(linesOfLoan(db, loan.id)).toHaveLength(1);
  });

  it("is approved with a cut and paid; what was cut is not asked again; what was paid can be asked back once", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    pay(loan, 0, 180_000, "2025-03-21");
    const id = batch(loan, "2025-03-21");
    const at = noon("2025-04-10");
    changeBatch(db, loan.may.check, id, "check", {}, at);
    changeBatch(db, loan.may.batch, id, "send", {}, at);
    const [line] = linesOf(db, id);
    const granted = (fen: number) => new Map([[line!.id, { fen, reason: "少一天" }]]);
    const approve = (input: Parameters<typeof changeBatch>[4]) =>
      changeBatch(db, loan.may.batch, id, "approve", input, at);
    expect(approve({ granted: granted(80_000) })).toMatchObject({ why: "subsidyWhy.approvalNumber" });
    expect(approve({ approvalNumber: "1", on: "2025-04-09" })).toMatchObject({
      why: "subsidyWhy.approvalDay",
    });
    expect(approve({ granted: granted(90_001), approvalNumber: "1" })).toMatchObject({
      why: "subsidyWhy.approvedTooMuch",
    });
    expect(approve({ granted: granted(-300), approvalNumber: "1" })).toMatchObject({
      why: "subsidyWhy.approvedNegative",
    });
    expect(approve({ granted: granted(89_000), approvalNumber: "郓财金〔2025〕3号" }).ok).toBe(true);
    // Whoever pays out reads what was approved of each line and of all, and the word for a cut once.
    const seen = batchPage(db, signInAs(db, "leader").person, findBatch(db, id)!, "zh", at);
    expect(seen.totals).toMatchObject({ subsidy: "900.00", approved: "890.00" });
    expect(seen.lines).toMatchObject([{ approved: "890.00", said: "核减 10.00：少一天" }]);
    expect(changeBatch(db, loan.may.batch, id, "pay", {}, at)).toMatchObject({
      why: "subsidyWhy.paymentNumber",
    });
    expect(changeBatch(db, loan.may.batch, id, "pay", { paymentNumber: "郓财拨〔2025〕12号" }, at).ok).toBe(
      true,
    );
    expect(linesOf(db, id)[0]).toMatchObject({ state: "paid", paidFen: 89_000, cutReason: "少一天" });
    pay(loan, 0, 184_000, "2025-06-21");
    expect(lines(batch(loan, "2025-06-21"))).toEqual([["2025-03-21", "entitled", 92_000]]);
    expect(askBack(db, loan.may.batch, line!.id, { fen: 89_001, reason: "多贴" })).toMatchObject({
      why: "subsidyWhy.clawTooMuch",
    });
    expect(askBack(db, loan.may.batch, line!.id, { fen: 1_000, reason: "多贴" }, noon("2025-07-01")).ok).toBe(
      true,
    );
    // 900.00 asked for, 890.00 granted and paid, 10.00 asked back: 880.00 is what the borrower keeps.
    const page = workingPage(db, findLoan(db, "all", loan.id)!, "2024-12-21", null, "zh", noon("2025-07-02"));
    expect(page?.lines[0]).toMatchObject({
      text: "TXSB-2025Q1-1：本季申报 900.00 元，已拨",
      went: [
        "财政核减 10.00 元：少一天",
        "2025年4月10日拨付 890.00 元",
        "2025年7月1日要求追回 10.00 元：多贴，还没有退回",
        "追回以后实得 880.00 元",
      ],
    });
  });

  it("the list says each part of a quarter, so that a line can be recomputed", () => {
    const loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 34_500 });
    // 200,000 × 3.45% × 26 ÷ 360 = 498.33 and 183,000 × 3.45% × 40 ÷ 360 = 701.50: 1,199.83, half of it 599.92.
    pay(loan, 1_700_000, 0, "2026-05-12");
    pay(loan, 0, 119_983, "2026-06-21");
    const id = batch(loan, "2026-06-21");
    expect(detailRows(db, findBatch(db, id)!, "zh")).toMatchObject([
      {
        interestFen: 119_983,
        subsidyFen: 59_992,
        subsidisedRate: "3.45%",
        parts:
          "2026-04-16 至 2026-05-12（不含）：200,000.00 × 3.45% × 26 天；2026-05-12 至 2026-06-21（不含）：183,000.00 × 3.45% × 40 天",
      },
    ]);
    expect(subsidyDetailOnPaper(db, findBatch(db, id)!).rows[0]).toMatchObject({
      subsidisedPpm: 34_500,
      segments: [
        { days: 26, balanceFen: 20_000_000, interest: "498.3333" },
        { days: 40, balanceFen: 18_300_000, interest: "701.5000" },
      ],
    });
  });

  it("less is due than was asked: only what was granted comes off", () => {
    const said = {
      quarter: "2025-03-21",
      interestFen: 0,
      subsidyFen: 900,
      approvedFen: 800,
      clawedFen: 0,
      restoredFen: 0,
    };
    expect(saidDifference(850, [said])).toBe(0);
    expect(saidDifference(700, [said])).toBe(-100);
    expect(saidDifference(900, [said])).toBe(0);
    expect(saidDifference(950, [said])).toBe(50);
    expect(saidDifference(0, [{ ...said, approvedFen: 900, clawedFen: 900 }])).toBe(0);
  });

  it("what was asked back for a case comes again when the case is unfounded, less what finance had cut", () => {
    const said = {
      quarter: "2025-03-21",
      interestFen: 0,
      subsidyFen: 1_000,
      approvedFen: 800,
      clawedFen: 800,
    };
    expect(saidDifference(1_000, [{ ...said, restoredFen: 0 }])).toBe(0);
    expect(saidDifference(1_000, [{ ...said, restoredFen: 800 }])).toBe(800);
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    pay(loan, 0, 180_000, "2025-03-21");
    const id = batch(loan, "2025-03-21");
    const at = noon("2025-04-10");
    changeBatch(db, loan.may.check, id, "check", {}, at);
    changeBatch(db, loan.may.batch, id, "send", {}, at);
    changeBatch(db, loan.may.batch, id, "approve", { approvalNumber: "郓财金〔2025〕3号" }, at);
    changeBatch(db, loan.may.batch, id, "pay", { paymentNumber: "郓财拨〔2025〕12号" }, at);
    const visit = (stopsOn: string) =>
      recordVisit(
        db,
        loan.may.visit,
        loan.id,
        null,
        {
          doneOn: "2025-04-11",
          use: "misused",
          jobs: 0,
          turnoverFen: null,
          note: "借给了别人",
          photo: null,
          stopsOn,
        },
        { now: noon("2025-04-11") },
      );
    expect(visit("2025-04-12")).toEqual({ ok: false, why: "loanWhy.stopsOnAhead" });
    const found = visit("2024-12-21");
    if (!found.ok || found.caseId === null) throw new Error("no case");
    const back = (fen: number, reason: string, of: "case" | "other") =>
      askBack(db, loan.may.batch, linesOf(db, id)[0]!.id, { fen, reason, of }, at);
    // The case stops all days of the quarter: all of it is too much, until it is asked back.
    const tooMuch = () => overPaid(db, findLoan(db, "all", loan.id)!, at).map((o) => [o.quarter, o.fen]);
    expect(tooMuch()).toEqual([["2024-12-21", 90_000]]);
    const claw = back(80_000, "挪用", "case");
    // Found beside the case: it stays asked for, whatever is decided there.
    expect(tooMuch()).toEqual([["2024-12-21", 10_000]]);
    expect(back(10_000, "多贴", "other").ok).toBe(true);
    expect(tooMuch()).toEqual([]);
    if (claw.ok) clawedBack(db, loan.may.batch, loan.id, claw.id, "2025-04-20", noon("2025-04-20"));
    pay(loan, 0, 184_000, "2025-06-21");
    expect(lines(batch(loan, "2025-06-21"))).toEqual([]);
    const no = { proved: false, text: "是周转，已还回" };
    expect(decideCase(db, loan.may.decide, loan.id, found.caseId, no, noon("2025-07-01")).ok).toBe(true);
    pay(loan, 0, 184_000, "2025-09-21");
    expect(lines(batch(loan, "2025-09-21")).sort()).toEqual([
      ["2024-12-21", "adjustment", 80_000],
      ["2025-03-21", "adjustment", 92_000],
      ["2025-06-21", "entitled", 92_000],
    ]);
    expect(clawbacksOf(db, loan.id).map((c) => [c.reason, c.liftedOn])).toEqual(
      expect.arrayContaining([
        ["挪用", "2025-07-01"],
        ["多贴", null],
      ]),
    );
  });

  it("a proved misuse inside a quarter: loan, case and form name what was too much, not all that was paid", async () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    pay(loan, 0, 180_000, "2025-03-21");
    const id = batch(loan, "2025-03-21");
    const at = noon("2025-04-10");
    changeBatch(db, loan.may.check, id, "check", {}, at);
    changeBatch(db, loan.may.batch, id, "send", {}, at);
    changeBatch(db, loan.may.batch, id, "approve", { approvalNumber: "郓财金〔2025〕3号" }, at);
    changeBatch(db, loan.may.batch, id, "pay", { paymentNumber: "郓财拨〔2025〕12号" }, at);
    const misuse = { doneOn: "2025-04-11", use: "misused" as const, jobs: 0, turnoverFen: null, photo: null };
    const found = recordVisit(
      db,
      loan.may.visit,
      loan.id,
      null,
      { ...misuse, note: "借给了别人", stopsOn: "2025-02-01" },
      { now: noon("2025-04-11") },
    );
    if (!found.ok || found.caseId === null) throw new Error("no case");
    decideCase(
      db,
      loan.may.decide,
      loan.id,
      found.caseId,
      { proved: true, text: "属实" },
      noon("2025-04-12"),
    );
    // 48 of 90 days from 1 February on: 480.00 of the 900.00.
    const lineId = linesOf(db, id)[0]!.id;
    const to = `/subsidy/${id}/lines/${lineId}/clawback`;
    const words = [{ to, text: "2025年1季度多拨贴息 480 元，还没有追回。" }];
    expect(overPaidWords(db, loan.officer.person, findLoan(db, "all", loan.id)!, "zh", at)).toEqual(words);
    const form = await clawback.loader(
      call(to, loan.officer.cookie, { subsidyBatchId: String(id), lineId: String(lineId) }) as never,
    );
    expect(form.values.amount).toBe("480.00");
    expect(form.page.notes[0]!.text).toContain("多拨了 480 元。追回更多的");
  });

  it("only a quarter that is over has a batch, one at a time, none before a later one", () => {
    const loan = makeLoan(db, village, "2024-12-21");
    const make = (closedOn: Day) => makeBatch(db, loan.may.batch, closedOn, noon("2025-06-25"));
    expect(make("2025-09-21")).toMatchObject({ why: "subsidyWhy.notClosed" });
    expect(make("2025-06-20")).toMatchObject({ why: "subsidyWhy.notClosed" });
    expect(make("2025-06-21").ok).toBe(true);
    expect(make("2025-03-21")).toMatchObject({ why: "subsidyWhy.gap" });
    expect(howMany(db, subsidyBatch)).toBe(1);
  });
});

describe("whatever happens to a loan", () => {
  /**
   * Days and amounts of payments, entered on the day or up to a year late. All their interest together stays under what
   * is owed on the first of the days even of the least that may be left of the loan: no order of entry has one refused.
   */
  const anyPayments = fc
    .array(
      fc.record({
        after: fc.integer({ min: 1, max: 700 }),
        late: fc.integer({ min: 0, max: 300 }),
        principal: fc.integer({ min: 0, max: 3_000_000 }),
        interest: fc.integer({ min: 1, max: 300_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((payments) => {
      const first = Math.min(...payments.map((p) => p.after));
      const each = Math.floor((10_000 + 216 * first) / payments.length);
      return payments.map((p) => ({ ...p, interest: Math.min(p.interest, each) }));
    });

  const begun = "2023-12-25";
  const until = "2026-06-21";
  const fresh = () => {
    db = testDb();
    village = makeVillage(db);
    return makeLoan(db, village, begun, { principalFen: 20_000_000, ratePpm: 39_500 });
  };
  const shares = (loan: Loan) => {
    const row = findLoan(db, "all", loan.id)!;
    const life = lifeOn(bookOf(row, eventsOf(db, loan.id)), until, workingDays(db))!;
    return { life, terms: subsidyTermsOf(row), quarters: subsidyQuarters(life, subsidyTermsOf(row)) };
  };
  const enter = (loan: Loan, p: { after: number; late: number; principal: number; interest: number }) => {
    const on = addDays(begun, p.after);
    return pay(loan, p.principal, p.interest, on, addDays(on, p.late));
  };

  it("shares add up, day by day gives the same, and any order of entry the same quarters", () => {
    fc.assert(
      fc.property(anyPayments, (payments) => {
        const loan = fresh();
        for (const p of payments) enter(loan, p);
        const { life, terms, quarters } = shares(loan);
        for (const q of quarters) expect(q.subsidyFen + q.borrowerFen).toBe(q.interestFen);
        expect(sharesDayByDay(life, terms).map(({ quarter, ...s }) => [quarter, s])).toEqual(
          quarters.map((q) => [
            quarterStart(q.from),
            { interestFen: q.interestFen, subsidyFen: q.subsidyFen, borrowerFen: q.borrowerFen },
          ]),
        );
        const other = fresh();
        for (const p of [...payments].reverse()) enter(other, p);
        expect(shares(other).quarters).toEqual(quarters);
      }),
      { numRuns: 12 },
    );
  });

  it("batches made at any time come to what is due in the end, and reversing everything to what it was", () => {
    fc.assert(
      fc.property(anyPayments, fc.integer({ min: 1, max: 4 }), (payments, step) => {
        const loan = fresh();
        const untouched = shares(loan).quarters;
        const events: number[] = [];
        const queue = payments
          .map((p) => ({ p, on: addDays(begun, p.after + p.late) }))
          .sort((a, b) => (a.on < b.on ? -1 : 1));
        // Batches of some quarters only, each with what was entered by then; the last after everything.
        for (let closed = nextQuarter(begun), k = 0; closed < until; closed = addMonths(closed, 3), k += 1) {
          while (queue[0] && queue[0].on <= closed) {
            const made = enter(loan, queue.shift()!.p);
            if (made.ok) events.push(made.id);
          }
          if (k % step === 0) batch(loan, closed, closed);
        }
        for (const q of queue) {
          const made = enter(loan, q.p);
          if (made.ok) events.push(made.id);
        }
        batch(loan, until, until);
        const said = () => linesOfLoan(db, loan.id).reduce((sum, l) => sum + l.line.subsidyFen, 0);
        const due = (quarters: typeof untouched) =>
          quarters.filter((q) => q.from < until).reduce((sum, q) => sum + q.subsidyFen, 0);
        expect(said()).toBe(due(shares(loan).quarters));
        for (const eventId of events)
          db.transaction((tx) =>
            reverseIn(
              tx,
              loan.officer.person,
              findLoan(tx, "all", loan.id)!,
              { eventId, reason: "全部冲销" },
              noon("2026-08-01"),
            ),
          );
        expect(findLoan(db, "all", loan.id)?.balanceFen).toBe(20_000_000);
        expect(shares(loan).quarters).toEqual(untouched);
      }),
      { numRuns: 8 },
    );
  });
});

it("only the right of the batch makes one", () => {
  const loan = makeLoan(db, village, "2024-12-21");
  expect(() => actorFor(loan.reviewer.person, "subsidy.batch")).toThrow();
});
