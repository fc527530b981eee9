import type { Db } from "db/client.server";
import {
  auditEvent,
  baseRate,
  fundEntry,
  grantedLoan,
  loanApplication,
  loanBankTry,
  loanEvent,
  loanRequest,
  loanStateChange,
  policyUse,
} from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { translator } from "~/platform/i18n/text";
import { howMany } from "../../../../tests/support/how-many";
import {
  makeFund,
  makeLoan,
  noon,
  payout,
  reverseByTwo,
  scan,
  signedApplication,
} from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { issuedLoansOf } from "../application/issued-loans.server";
import { extensionIsEarly } from "../engine/extension";
import { subsidyQuarters } from "../engine/subsidy";
import { enterFund, reverseFundEntry } from "../fund/enter-fund.server";
import { balanceOf, entriesOf, findFund, fundFigures } from "../fund/funds.server";
import { requestSections, requestsFor } from "../home/requests-home.server";
import { readyForLoan } from "../papers/ready-for-loan.server";
import * as recoveryRoute from "../routes/money/new-recovery";
import { moneyText } from "../text/money";
import { askRequest } from "./ask-request.server";
import { consentProof, consentsOf } from "./consents.server";
import { decideRequest } from "./decide-request.server";
import { disburseLoan } from "./disburse-loan.server";
import { loanPage } from "./loan-page.server";
import { bookOf, eventsOf, findLoan, subsidyTermsOf, workingDays } from "./loan-record.server";
import { standingOf } from "./loan-standing";
import { positionOf } from "./positions.server";
import { postRepayment } from "./post-repayment.server";
import { recoverClaim } from "./recover-claim.server";
import { guarantorsOfLoan, requestsOf } from "./requests.server";
import { scheduleRows } from "./schedule-rows";
import { notAgreed } from "./unbound-guarantors.server";
import { unpaidInterest } from "./unpaid-interest";
import { writeOffWords } from "./write-off-words.server";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

const rowOf = (id: number) => findLoan(db, "all", id)!;
const position = (id: number, asOf: string) =>
  positionOf(rowOf(id), eventsOf(db, id), asOf, workingDays(db))!;
const pay = (principal: number, interest: number, on: string) => ({
  on,
  principalFen: principal,
  interestFen: interest,
  penaltyFen: 0,
  note: null,
  proof: null,
});
const nothingElse = { toOn: null, consents: [], principalFen: null, interestFen: null };

describe("disbursement", () => {
  it("freezes the policy of the day, ends the application, plans two visits, once", () => {
    const loan = makeLoan(db, village, "2024-12-21");
    const row = rowOf(loan.id);
    expect(JSON.parse(row.subsidyTerms)).toMatchObject({ rule: "PCT", shareBp: 5_000, rateCapBp: 50 });
    expect(row).toMatchObject({ lprPpm: 31_000, state: "running", balanceFen: 20_000_000 });
    expect(howMany(db, policyUse)).toBe(1);
    expect(db.select().from(loanApplication).get()?.state).toBe("disbursed");
    expect(disburseLoan(db, loan.may.disburse, loan.applicationId, payout("2025-01-01"))).toEqual({
      ok: false,
      why: "loanWhy.alreadyPaidOut",
    });
  });

  it("a loan of 2022 keeps LPR less 150 points after the rule of half has begun", () => {
    const loan = makeLoan(db, village, "2022-05-20", { principalFen: 20_000_000, ratePpm: 42_000 });
    expect(JSON.parse(rowOf(loan.id).subsidyTerms)).toMatchObject({ rule: "LPR_MINUS", minusBp: 150 });
  });

  it("is refused over the ceiling of the approval, over the term, ahead of today, without proof, in another's village", () => {
    const { person } = signInAs(db, "loan-officer");
    const actor = actorFor(person, "loan.disburse");
    const { id } = signedApplication(db, village);
    const tried = (change: Parameters<typeof payout>[1], on = "2025-03-01") =>
      disburseLoan(db, actor, id, payout(on, change), null, noon("2025-03-01"));
    expect(tried({ principalFen: 30_000_001 })).toMatchObject({ why: "loanWhy.overApproved" });
    expect(tried({ maturesOn: "2028-03-02" })).toMatchObject({ why: "loanWhy.termTooLong" });
    expect(tried({}, "2025-03-02")).toMatchObject({ why: "loanWhy.future" });
    expect(tried({ proof: null })).toMatchObject({ why: "loanWhy.noProof" });
    db.$client.prepare("update person set died_on = '2025-02-28'").run();
    expect(tried({})).toMatchObject({ why: "loanWhy.dead" });
    db.$client.prepare("update person set died_on = null").run();
    const other = signInAs(db, "loan-officer", [makeVillage(db, "外村", "371725101299")]);
    expect(disburseLoan(db, actorFor(other.person, "loan.disburse"), id, payout("2025-03-01"))).toMatchObject(
      { why: "loanWhy.notFound" },
    );
    expect(howMany(db, grantedLoan)).toBe(0);
  });

  it("is refused over the ceiling of the policy of the day, and while a guarantor has not signed by then", () => {
    const actor = actorFor(signInAs(db, "loan-officer").person, "loan.disburse");
    const { id } = signedApplication(db, village, {
      guaranteeKind: "natural-person",
      guarantors: ["马德胜"],
    });
    const tried = (principalFen: number, on = "2022-05-20") =>
      disburseLoan(db, actor, id, payout(on, { principalFen, ratePpm: 42_000 }), null, noon(on));
    // 30 万 were approved; in May 2022 one person could have 20 万 (DOMAIN §1.1, V4b), since 2024 30 万 (V5).
    expect(tried(20_000_001)).toMatchObject({ why: "loanWhy.overCeiling" });
    for (const on of [null, "2022-05-21"]) {
      db.$client.prepare("update loan_guarantor set signed_on = ?").run(on);
      expect(tried(20_000_000)).toMatchObject({ why: "loanWhy.guarantorUnsigned" });
    }
    db.$client.prepare("update loan_guarantor set signed_on = '2022-05-20'").run();
    expect(tried(20_000_000).ok).toBe(true);
  });

  it("is not dated before the approval, the bank's answer or the signing: the policy is frozen by that day", () => {
    const { person } = signInAs(db, "loan-officer");
    const { id, bankId } = signedApplication(db, village, {
      appliedOn: "2023-08-01",
      approvedOn: "2024-03-05",
    });
    db.insert(loanBankTry)
      .values({
        applicationId: id,
        bankId: bankId!,
        sentOn: "2024-03-06",
        answeredOn: "2024-03-12",
        result: "approved",
        userName: "u",
      })
      .run();
    db.insert(loanStateChange)
      .values({
        applicationId: id,
        fromState: "bank-approved",
        toState: "contract-signed",
        userId: "u",
        userName: "u",
        on: "2024-03-15",
        at: 0,
      })
      .run();
    const on = (day: string) =>
      disburseLoan(db, actorFor(person, "loan.disburse"), id, payout(day), null, noon("2024-04-01"));
    expect(on("2023-09-01")).toMatchObject({ why: "loanWhy.beforeApproval" });
    expect(on("2024-03-11")).toMatchObject({ why: "loanWhy.beforeBankAnswer" });
    expect(on("2024-03-14")).toMatchObject({ why: "loanWhy.beforeSigning" });
    expect(on("2024-03-15").ok).toBe(true);
  });

  it("half of the base rate needs the base rate: refused until it is entered, then measured by it", () => {
    const { person } = signInAs(db, "loan-officer");
    const { id } = signedApplication(db, village, {
      kind: "firm",
      appliedOn: "2014-05-01",
      amountFen: 200_000_000,
      approvedFen: 200_000_000,
    });
    const terms = { principalFen: 200_000_000, ratePpm: 56_000, maturesOn: "2015-06-21" };
    const go = () =>
      disburseLoan(
        db,
        actorFor(person, "loan.disburse"),
        id,
        payout("2014-06-21", terms),
        null,
        noon("2014-06-30"),
      );
    db.delete(baseRate).run();
    expect(go()).toMatchObject({ why: "loanWhy.noBaseRate" });
    db.insert(baseRate)
      .values({
        fromOn: "2012-07-06",
        oneYearPpm: 60_000,
        source: "人民银行公告",
        confidence: "official",
        createdAt: 0,
      })
      .run();
    const done = go();
    if (!done.ok) throw new Error(done.why);
    // 2,000,000 × 6.00% × 50% × 92 ÷ 360 = 15,333.33 of an interest of 28,622.22.
    const life = position(done.id, "2014-09-21").life;
    expect(subsidyQuarters(life, subsidyTermsOf(rowOf(done.id)))[0]).toMatchObject({
      interestFen: 2_862_222,
      subsidyFen: 1_533_333,
      borrowerFen: 1_328_889,
    });
  });

  it("an empty or overcommitted fund stops new loans with its name", () => {
    makeFund(db);
    const { person } = signInAs(db, "loan-officer");
    const { id } = signedApplication(db, village, { guaranteeKind: "fund" });
    const actor = actorFor(person, "loan.disburse");
    const go = () => disburseLoan(db, actor, id, payout("2025-03-01"));
    expect(go()).toMatchObject({
      ok: false,
      why: "fundWhy.empty",
      stop: { fund: { name: "郓城县创业担保基金" } },
    });
    const put = (fen: number) =>
      db
        .insert(fundEntry)
        .values({ fundId: 1, on: "2020-01-01", kind: "contribution", fen, userId: "u", userName: "u", at: 0 })
        .run();
    put(3_999_999);
    expect(go()).toMatchObject({ why: "fundWhy.leverage" });
    put(1);
    expect(go().ok).toBe(true);
  });

  it("is undone by two people: who asks cannot decide, and the application can be paid out again", () => {
    const loan = makeLoan(db, village, "2025-03-01");
    const asked = askRequest(db, loan.may.disburse, loan.id, {
      kind: "undo",
      reason: "借据号录错",
      ...nothingElse,
    });
    if (!asked.ok) throw new Error(asked.why);
    const both = signInAs(db, ["loan-officer", "loan-reviewer"]).person;
    const own = { ...actorFor(both, "loan.decide"), userId: loan.officer.person.userId };
    expect(decideRequest(db, own, loan.id, asked.id, { yes: true, text: null })).toEqual({
      ok: false,
      why: "loanWhy.fourEyes",
    });
    expect(howMany(db, auditEvent, eq(auditEvent.outcome, "refused"))).toBe(1);
    expect(decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: "同意" }).ok).toBe(true);
    expect(rowOf(loan.id)).toMatchObject({ state: "undone", balanceFen: 0 });
    expect(howMany(db, policyUse)).toBe(0);
    expect(disburseLoan(db, loan.may.disburse, loan.applicationId, payout("2025-03-02")).ok).toBe(true);
  });
});

describe("repayments", () => {
  it("a payment like one of the same day is asked about, and taken when it is another", () => {
    const loan = makeLoan(db, village, "2024-12-21");
    const send = (another: boolean, on = "2025-02-10") =>
      postRepayment(db, loan.may.repay, loan.id, { ...pay(2_000_000, 0, on), another });
    const first = send(false);
    expect(send(false)).toEqual({ ok: false, why: "loanWhy.sameDay" });
    expect(send(false, "2025-02-11").ok).toBe(true);
    expect(send(true).ok).toBe(true);
    expect(rowOf(loan.id).balanceFen).toBe(14_000_000);
    if (first.ok) for (const id of [first.id, first.id + 2]) reverseByTwo(db, loan, id, "银行冲账");
    expect(send(false).ok).toBe(true);
  });

  it("one sending is one payment, and a reversal keeps both", () => {
    const loan = makeLoan(db, village, "2024-12-21");
    const sending = { id: "sending-x", lifetime: 1_000_000_000, key: "one-form" };
    const first = postRepayment(db, loan.may.repay, loan.id, pay(5_000_000, 0, "2025-02-10"), sending);
    expect(postRepayment(db, loan.may.repay, loan.id, pay(5_000_000, 0, "2025-02-10"), sending)).toEqual(
      first,
    );
    // Corrected and sent again it is still the one payment: what stands is told, nothing is booked.
    const corrected = { ...sending, id: "sending-y" };
    expect(
      postRepayment(db, loan.may.repay, loan.id, pay(2_000_000, 0, "2025-02-10"), corrected),
    ).toMatchObject({
      why: "loanWhy.bookedAlready",
      booked: { principalFen: 5_000_000, on: "2025-02-10" },
    });
    expect(rowOf(loan.id).balanceFen).toBe(15_000_000);
    if (!first.ok) throw new Error(first.why);
    const asked = askRequest(db, loan.may.repay, loan.id, {
      ...nothingElse,
      kind: "reversal",
      reason: "银行冲账",
      eventId: first.id,
    });
    if (!asked.ok) throw new Error(asked.why);
    // Asked for, it still stands; who asked cannot decide, another one can.
    expect(rowOf(loan.id).balanceFen).toBe(15_000_000);
    const own = {
      ...actorFor(signInAs(db, ["loan-officer", "loan-reviewer"]).person, "loan.decide"),
      userId: loan.officer.person.userId,
    };
    expect(decideRequest(db, own, loan.id, asked.id, { yes: true, text: null })).toMatchObject({
      why: "loanWhy.fourEyes",
    });
    expect(decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }).ok).toBe(true);
    expect(reverseByTwo(db, loan, first.id, "银行冲账")).toMatchObject({
      why: "loanWhy.reversedAlready",
    });
    expect(rowOf(loan.id).balanceFen).toBe(20_000_000);
    expect(howMany(db, loanEvent)).toBe(2);
  });

  it("more than is owed is refused; the last fen settles the loan, and a reversal opens it again", () => {
    const loan = makeLoan(db, village, "2024-12-21");
    expect(postRepayment(db, loan.may.repay, loan.id, pay(20_000_001, 0, "2025-03-21"))).toMatchObject({
      why: "loanWhy.tooMuch",
    });
    const last = postRepayment(db, loan.may.repay, loan.id, pay(20_000_000, 172_500, "2025-03-21"));
    expect(rowOf(loan.id)).toMatchObject({ state: "settled", settledOn: "2025-03-21", balanceFen: 0 });
    if (last.ok) reverseByTwo(db, loan, last.id, "退票");
    expect(rowOf(loan.id)).toMatchObject({ state: "running", settledOn: null, balanceFen: 20_000_000 });
  });

  it("principal alone settles nothing: interest left shows as arrears until it is paid, or waived by two", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_400, maturesOn: "2025-12-21" });
    postRepayment(db, loan.may.repay, loan.id, pay(20_000_000, 0, "2025-12-21"), null, noon("2025-12-21"));
    // 200,000 × 3.64% × 365 ÷ 360, each quarter rounded by itself: 7,381.10.
    expect(rowOf(loan.id)).toMatchObject({ state: "running", settledOn: null, balanceFen: 0 });
    expect(position(loan.id, "2026-01-20").overdueFen).toBe(738_110);
    expect(issuedLoansOf(db, rowOf(loan.id).personId)[0]?.settled).toBe(false);
    const ready = () => readyForLoan(db, rowOf(loan.id), noon("2026-01-20")).map((p) => p.kind);
    expect(ready()).not.toContain("settlement");
    postRepayment(db, loan.may.repay, loan.id, pay(0, 700_000, "2026-01-20"), null, noon("2026-01-20"));
    expect(rowOf(loan.id).state).toBe("running");
    const waive = (interestFen: number) =>
      askRequest(
        db,
        loan.may.disburse,
        loan.id,
        { ...nothingElse, kind: "waiver", reason: "银行书面同意减免", interestFen },
        noon("2026-02-01"),
      );
    expect(waive(38_111)).toMatchObject({ why: "loanWhy.waiverTooMuch" });
    const asked = waive(38_110);
    if (!asked.ok) throw new Error(asked.why);
    const at = noon("2026-02-02");
    expect(decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, at).ok).toBe(
      true,
    );
    expect(rowOf(loan.id)).toMatchObject({ state: "settled", settledOn: "2026-02-02" });
    expect(position(loan.id, "2026-02-03").overdueFen).toBe(0);
    expect(ready()).toContain("settlement");
    // Nothing is owed any more: interest that comes now belongs to another loan.
    expect(
      postRepayment(db, loan.may.repay, loan.id, pay(0, 500, "2026-02-03"), null, noon("2026-02-03")),
    ).toMatchObject({ why: "loanWhy.interestTooMuch", mostFen: 100 });
  });

  it("interest falls due with the last principal, the rows after it are over, and no rate is left to change", () => {
    const loan = makeLoan(db, village, "2024-12-21");
    postRepayment(db, loan.may.repay, loan.id, pay(20_000_000, 0, "2025-02-10"), null, noon("2025-02-10"));
    const found = position(loan.id, "2025-02-12");
    // 200,000 × 3.45% × 51 ÷ 360 = 977.50 since 10 February, not only on 21 March.
    expect(found).toMatchObject({ overdueFen: 97_750, daysLate: 2 });
    const rows = scheduleRows(found, "2025-02-12", () => true, translator(moneyText, "zh"), "zh");
    expect(rows[1]).toMatchObject({ planInterest: "0.00", state: { word: "已提前还清" } });
    const rate = {
      ...nothingElse,
      kind: "rate" as const,
      reason: "合同约定",
      fromOn: "2025-02-15",
      ratePpm: 30_000,
    };
    expect(askRequest(db, loan.may.disburse, loan.id, rate, noon("2025-02-12"))).toMatchObject({
      why: "loanWhy.rateNothing",
    });
  });

  it("a due day that passes is overdue after the grace, from the due day; a payment entered late cures it back", () => {
    const loan = makeLoan(db, village, "2024-12-21", { graceDays: 3 });
    // 200,000 × 3.45% × 90 ÷ 360 = 1,725.00 is due on 21 March.
    expect(position(loan.id, "2025-03-24").overdueFen).toBe(0);
    expect(position(loan.id, "2025-03-25")).toMatchObject({ overdueFen: 172_500, daysLate: 4 });
    expect(position(loan.id, "2025-03-25").life.overdue).toEqual([
      { from: "2025-03-21", to: "2025-03-25", restored: false },
    ]);
    postRepayment(db, loan.may.repay, loan.id, pay(0, 172_500, "2025-03-23"));
    expect(position(loan.id, "2025-04-30")).toMatchObject({ overdueFen: 0, life: { overdue: [] } });
  });

  it("interest follows the real balance after an early repayment, and prepaid principal is no interest", () => {
    const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
    postRepayment(db, loan.may.repay, loan.id, pay(5_000_000, 0, "2025-02-10"));
    // 51 days of 200,000 and 39 of 150,000 at 3.60%: 1,605.00 (DOMAIN §1.8).
    expect(position(loan.id, "2025-03-22").overdueFen).toBe(160_500);
  });

  const letterOf = (
    from: string,
    to: string,
    more: { cause?: "bank-fault" | "grace"; graceDays?: number } = {},
  ) => ({
    ...nothingElse,
    kind: "letter" as const,
    reason: "银行说明",
    cause: "bank-fault" as const,
    fromOn: from,
    toOn: to,
    proof: scan,
    ...more,
  });

  it("the bank's letter restores the days it names once the debt is paid and a second person agrees", () => {
    const loan = makeLoan(db, village, "2024-12-21");
    const [from, to] = ["2025-03-21", "2025-03-31"];
    const span = () => position(loan.id, "2025-05-01").life.overdue.filter((o) => o.from < to);
    const asked = (letter: ReturnType<typeof letterOf>, on = "2025-05-01") =>
      askRequest(db, loan.may.repay, loan.id, letter, noon(on));
    expect(asked(letterOf(from, to))).toMatchObject({ why: "loanWhy.letterUnpaid" });
    postRepayment(db, loan.may.repay, loan.id, pay(0, 172_500, to));
    expect(asked(letterOf(from, "2025-05-02"))).toMatchObject({ why: "loanWhy.letterAhead" });
    expect(asked({ ...letterOf(from, to), proof: null as never })).toMatchObject({ why: "loanWhy.noProof" });
    // Ten days late: nine days of grace do not reach, ten do.
    const grace = (graceDays: number) => letterOf(from, to, { cause: "grace", graceDays });
    expect(asked(grace(0))).toMatchObject({ why: "loanWhy.letterNoGrace" });
    expect(asked(grace(31))).toMatchObject({ why: "loanWhy.letterGraceLong" });
    expect(asked(grace(9))).toMatchObject({ why: "loanWhy.letterBeyondGrace" });
    // The bank's fault vouches for the days it names and for none after them.
    const part = asked(letterOf(from, "2025-03-25"));
    if (!part.ok) throw new Error(part.why);
    const decide = (id: number, actor = loan.may.decide) =>
      decideRequest(db, actor, loan.id, id, { yes: true, text: null }, noon("2025-05-01"));
    const self = { ...loan.may.decide, userId: loan.may.repay.userId };
    expect(decide(part.id, self)).toMatchObject({ why: "loanWhy.fourEyes" });
    expect(span()).toEqual([{ from, to, restored: false }]);
    expect(decide(part.id).ok).toBe(true);
    expect(span()).toEqual([
      { from: "2025-03-25", to, restored: false },
      { from, to: "2025-03-25", restored: true, cause: "bank-fault" },
    ]);
    const rest = asked(grace(10));
    if (!rest.ok) throw new Error(rest.why);
    expect(decide(rest.id).ok).toBe(true);
    expect(span()).toMatchObject([{ from, to, restored: true }]);
    expect(asked(letterOf(from, to))).toMatchObject({ why: "loanWhy.letterNothing" });
  });
});

describe("extension", () => {
  const scan = { type: "application/pdf" as const, bytes: Buffer.from("%PDF-1.4 同意书 %%EOF") };
  const ask = (loan: ReturnType<typeof makeLoan>, toOn: string, consents: string[], at = "2026-11-01") =>
    askRequest(
      db,
      loan.may.disburse,
      loan.id,
      {
        kind: "extension",
        reason: "货款没有收回",
        toOn,
        // A name that nothing was signed for is no consent.
        consents: ["马德胜"],
        signed: guarantorsOfLoan(db, findLoan(db, "all", loan.id)!)
          .filter((g) => consents.includes(g.name))
          .map((g) => ({ guarantorId: g.id, on: "2026-10-30", proof: scan })),
        principalFen: null,
        interestFen: null,
      },
      noon(at),
    );

  it("needs every guarantor, at most a year, and is given once; both schedules stay", () => {
    const loan = makeLoan(db, village, "2025-12-21", { maturesOn: "2026-12-21" }, { guarantors: ["马德胜"] });
    for (const on of ["2026-03-21", "2026-06-21", "2026-09-21"])
      postRepayment(db, loan.may.repay, loan.id, pay(0, 190_000, on), null, noon(on));
    expect(ask(loan, "2027-12-21", [])).toMatchObject({ why: "loanWhy.extensionNoConsent" });
    expect(ask(loan, "2027-12-22", ["马德胜"])).toMatchObject({ why: "loanWhy.extensionTooLong" });
    const asked = ask(loan, "2027-06-21", ["马德胜"]);
    if (!asked.ok) throw new Error(asked.why);
    const [signed] = consentsOf(db, asked.id);
    expect(signed).toMatchObject({ name: "马德胜", signedOn: "2026-10-30" });
    expect(consentProof(db, asked.id, signed!.id)?.bytes.equals(scan.bytes)).toBe(true);
    expect(consentProof(db, asked.id + 1, signed!.id)).toBeNull();
    expect(
      decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, noon("2026-11-05")).ok,
    ).toBe(true);
    const after = position(loan.id, "2026-11-06");
    expect(after.endsOn).toBe("2027-06-21");
    expect(after.rows.filter((r) => r.principalFen > 0).map((r) => [r.dueOn, r.principalFen])).toEqual([
      ["2027-06-21", 20_000_000],
    ]);
    expect(ask(loan, "2027-09-21", ["马德胜"])).toMatchObject({ why: "loanWhy.extensionSecond" });
  });

  it("more than two months before maturity has to be meant; a settlement closes what waits, and says why", () => {
    const loan = makeLoan(db, village, "2025-12-21", { maturesOn: "2026-12-21" }, { guarantors: ["马德胜"] });
    const early = "2026-10-20";
    for (const on of ["2026-03-21", "2026-06-21", "2026-09-21"])
      postRepayment(db, loan.may.repay, loan.id, pay(0, 190_000, on), null, noon(on));
    expect(ask(loan, "2027-06-21", ["马德胜"], early)).toMatchObject({ why: "loanWhy.extensionEarly" });
    expect(extensionIsEarly("2026-12-21", "2026-10-21")).toBe(false);
    const said = {
      kind: "extension" as const,
      reason: "货款没有收回",
      toOn: "2027-06-21",
      consents: [],
      signed: guarantorsOfLoan(db, findLoan(db, "all", loan.id)!).map((g) => ({
        guarantorId: g.id,
        on: early,
        proof: scan,
      })),
      principalFen: null,
      interestFen: null,
      early: true,
    };
    const asked = askRequest(db, loan.may.disburse, loan.id, said, noon(early));
    if (!asked.ok) throw new Error(asked.why);
    const owed = unpaidInterest(bookOf(findLoan(db, "all", loan.id)!, eventsOf(db, loan.id)), "2026-11-20");
    const all = pay(20_000_000, owed, "2026-11-20");
    expect(postRepayment(db, loan.may.repay, loan.id, all, null, noon("2026-11-20")).ok).toBe(true);
    expect(findLoan(db, "all", loan.id)?.state).toBe("settled");
    expect(requestsOf(db, loan.id)).toMatchObject([{ state: "overtaken", decision: "settled" }]);
    const yes = { yes: true, text: null };
    expect(decideRequest(db, loan.may.decide, loan.id, asked.id, yes, noon("2026-11-21"))).toEqual({
      ok: false,
      why: "loanWhy.settledAlready",
    });
  });
});

describe("compensation and recovery", () => {
  it("20,000 of compensation: fund −20,000, claim +20,000; recovery lowers it; the rest is written off by two", async () => {
    const fund = makeFund(db, { stopOverdueBp: null, stopCompensationBp: null });
    db.insert(fundEntry)
      .values({
        fundId: fund.id,
        on: "2020-01-01",
        kind: "contribution",
        fen: 100_000_000,
        userId: "u",
        userName: "u",
        at: 0,
      })
      .run();
    const loan = makeLoan(
      db,
      village,
      "2024-03-21",
      { principalFen: 2_000_000, maturesOn: "2025-03-21" },
      { guaranteeKind: "fund" },
    );
    const at = noon("2025-06-01");
    const two = (kind: "compensation" | "write-off", principalFen: number | null) => {
      const asked = askRequest(
        db,
        loan.may.disburse,
        loan.id,
        { kind, reason: "到期不还", toOn: null, consents: [], principalFen, interestFen: 0 },
        at,
      );
      return asked.ok
        ? decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, at)
        : asked;
    };
    const inFund = () =>
      db
        .select()
        .from(fundEntry)
        .all()
        .reduce((sum, e) => sum + e.fen, 0);
    expect(two("compensation", 1_999_999)).toMatchObject({ why: "loanWhy.compensationOther" });
    expect(two("compensation", 2_000_000).ok).toBe(true);
    expect(inFund()).toBe(98_000_000);
    expect(rowOf(loan.id)).toMatchObject({ state: "compensated", balanceFen: 0 });
    const back = (fen: number, on = "2025-06-01") =>
      recoverClaim(db, loan.may.repay, loan.id, { on, fen, order: "principal-first", note: null }, null, at);
    expect(back(2_000_001)).toMatchObject({ why: "loanWhy.moreThanClaim" });
    expect(back(500_000, "2025-05-31")).toMatchObject({ why: "loanWhy.beforeCompensation" });
    const part = back(500_000);
    expect(inFund()).toBe(98_500_000);
    if (part.ok) reverseByTwo(db, loan, part.id, "退回", at);
    expect(inFund()).toBe(98_000_000);
    expect(back(1_500_000).ok).toBe(true);
    expect(writeOffWords(db, findLoan(db, "all", loan.id)!, "zh")).toContain(
      "要核销 5,000 元：本金 5,000 元",
    );
    expect(two("write-off", null).ok).toBe(true);
    expect(rowOf(loan.id).state).toBe("written-off");
    // What comes back all the same is entered; then nothing is left to come back.
    expect(back(500_000).ok).toBe(true);
    expect(inFund()).toBe(100_000_000);
    expect(rowOf(loan.id).state).toBe("recovered");
    expect(back(1)).toMatchObject({ why: "loanWhy.notCompensated" });
    const form = await recoveryRoute.loader(
      call(`/loans/${loan.id}/recoveries/new`, signInAs(db, "loan-officer").cookie, {
        loanId: String(loan.id),
      }) as never,
    );
    expect(form.page).toMatchObject({ barred: expect.stringContaining("不能登记追回"), notes: [] });
  });
});

describe("a compensation", () => {
  /** 20,000 yuan at 3.45% for a year, nothing of it paid, and a fund of so much. */
  const late = (fen: number) => {
    const fund = makeFund(db, { leverageMost: null, stopOverdueBp: null, stopCompensationBp: null });
    const put = {
      fundId: fund.id,
      on: "2020-01-01",
      kind: "contribution",
      userId: "u",
      userName: "u",
      at: 0,
    };
    db.insert(fundEntry)
      .values({ ...put, fen })
      .run();
    const terms = { principalFen: 2_000_000, maturesOn: "2025-03-21" };
    return { fund, loan: makeLoan(db, village, "2024-03-21", terms, { guaranteeKind: "fund" }) };
  };
  const at = noon("2025-06-01");
  const ask = (loan: ReturnType<typeof makeLoan>, interestFen: number, penaltyFen = 0) =>
    askRequest(
      db,
      loan.may.disburse,
      loan.id,
      {
        ...nothingElse,
        kind: "compensation",
        reason: "到期不还",
        principalFen: 2_000_000,
        interestFen,
        penaltyFen,
      },
      at,
    );
  const agree = (loan: ReturnType<typeof makeLoan>, id: number) =>
    decideRequest(db, loan.may.decide, loan.id, id, { yes: true, text: null }, at);
  const inFund = (fundId: number) => balanceOf(db, fundId);

  it("pays no more interest than there is, costs apart, and nothing the fund has not", () => {
    const { loan, fund } = late(2_083_000);
    // A year of 365 days and 72 after it: 69,958 + 13,800 fen.
    expect(ask(loan, 999_999_900)).toMatchObject({ why: "loanWhy.compensationInterest" });
    expect(ask(loan, 83_760)).toMatchObject({ why: "loanWhy.compensationInterest" });
    expect(ask(loan, 83_750, 2_083_751)).toMatchObject({ why: "loanWhy.compensationFees" });
    expect(ask(loan, 83_750)).toMatchObject({ why: "loanWhy.compensationFundShort" });
    const asked = ask(loan, 80_000, 3_000);
    if (!asked.ok) throw new Error(asked.why);
    // The same reason with other figures is another request, and is not answered with the first one's number.
    expect(ask(loan, 80_000, 3_000)).toEqual(asked);
    expect(ask(loan, 70_000, 3_000)).toMatchObject({ why: "loanWhy.askedAlready" });
    expect(agree(loan, asked.id).ok).toBe(true);
    expect(inFund(fund.id)).toBe(0);
    expect(standingOf(bookOf(rowOf(loan.id), eventsOf(db, loan.id))).claim).toEqual({
      principal: 2_000_000,
      interest: 80_000,
      fees: 3_000,
    });
  });

  it("recovered in full ends the loan; a recovery reversed opens it again and is no recovery of the fund's", () => {
    const { loan, fund } = late(10_000_000);
    const asked = ask(loan, 0);
    if (asked.ok) agree(loan, asked.id);
    const back = () =>
      recoverClaim(
        db,
        loan.may.repay,
        loan.id,
        { on: "2025-06-01", fen: 2_000_000, order: "principal-first", note: null },
        null,
        at,
      );
    const first = back();
    expect(rowOf(loan.id)).toMatchObject({ state: "recovered", settledOn: "2025-06-01" });
    expect(issuedLoansOf(db, rowOf(loan.id).personId)[0]?.settled).toBe(true);
    expect(readyForLoan(db, rowOf(loan.id), at).map((p) => p.kind)).toContain("settlement");
    if (first.ok) reverseByTwo(db, loan, first.id, "退票", at);
    expect(rowOf(loan.id)).toMatchObject({ state: "compensated", settledOn: null });
    const { figures } = fundFigures(db, findFund(db, fund.id)!, "2025-06-02");
    expect(figures).toMatchObject({ compensatedFen: 2_000_000, recoveredFen: 0, balanceFen: 8_000_000 });
    // What came in cannot be taken out of the book again once it is spent.
    const second = back();
    const fundMay = actorFor(signInAs(db, "administrator").person, "guarantee-fund.manage");
    const spent = { on: "2025-06-01", kind: "withdrawal" as const, fen: 10_000_000, note: null };
    expect(enterFund(db, fundMay, fund.id, spent).ok).toBe(true);
    expect(reverseFundEntry(db, fundMay, fund.id, entriesOf(db, fund.id)[0]!.id, "错")).toMatchObject({
      why: "fundWhy.tooMuch",
    });
    if (second.ok)
      expect(reverseByTwo(db, loan, second.id, "退票", at)).toMatchObject({
        why: "loanWhy.reversalFundShort",
      });
  });

  it("is reversed by two when the bank reports an earlier repayment late, and asked for anew", () => {
    const { loan, fund } = late(10_000_000);
    const asked = ask(loan, 0);
    if (asked.ok) agree(loan, asked.id);
    const repaid = () => postRepayment(db, loan.may.repay, loan.id, pay(500_000, 0, "2025-05-20"), null, at);
    expect(repaid()).toMatchObject({ why: "loanWhy.compensatedSince" });
    const event = eventsOf(db, loan.id).find((e) => e.kind === "compensated")!;
    expect(reverseByTwo(db, loan, event.id, "银行补报还款", at).ok).toBe(true);
    expect(repaid().ok).toBe(true);
    expect(rowOf(loan.id)).toMatchObject({ state: "running", balanceFen: 1_500_000 });
    expect(inFund(fund.id)).toBe(10_000_000);
    expect(fundFigures(db, fund, "2025-06-02").figures.compensatedFen).toBe(0);
  });
});

it("a loan without a fund is not compensated, asked for or decided: nothing would pay for it", () => {
  const loan = makeLoan(db, village, "2024-03-21", { maturesOn: "2025-03-21" });
  const at = noon("2025-06-01");
  const asked = askRequest(
    db,
    loan.may.disburse,
    loan.id,
    { ...nothingElse, kind: "compensation", reason: "到期不还", principalFen: 20_000_000, interestFen: 0 },
    at,
  );
  expect(asked).toEqual({ ok: false, why: "loanWhy.compensationNoFund" });
  expect(howMany(db, fundEntry)).toBe(0);
});

describe("a change of the contract's rate", () => {
  const ask = (loan: ReturnType<typeof makeLoan>, fromOn: string, ratePpm: number, today: string) =>
    askRequest(
      db,
      loan.may.disburse,
      loan.id,
      { ...nothingElse, kind: "rate", reason: "合同约定每年一月一日重新定价", fromOn, ratePpm },
      noon(today),
    );

  const askWithPaper = (ratePpm: number) => {
    const loan = makeLoan(
      db,
      village,
      "2025-03-21",
      { ratePpm: 36_000 },
      { guarantors: ["马德胜", "孔令伟"] },
    );
    const [first] = guarantorsOfLoan(db, findLoan(db, "all", loan.id)!);
    const asked = askRequest(
      db,
      loan.may.disburse,
      loan.id,
      {
        ...nothingElse,
        kind: "rate",
        reason: "合同约定每年一月一日重新定价",
        fromOn: "2026-01-01",
        ratePpm,
        consents: ["孔令伟"],
        signed: [
          {
            guarantorId: first!.id,
            on: "2026-01-20",
            proof: { type: "application/pdf", bytes: Buffer.from("%PDF-1.4 同意书 %%EOF") },
          },
        ],
      },
      noon("2026-02-01"),
    );
    if (!asked.ok) throw new Error(asked.why);
    const row = db.select().from(loanRequest).where(eq(loanRequest.id, asked.id)).get()!;
    const unbound = notAgreed(db, findLoan(db, "all", loan.id)!, row);
    const at = noon("2026-02-02");
    decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, at);
    const note = loanPage(db, loan.officer.person, findLoan(db, "all", loan.id)!, "zh", at).unboundNote;
    return { kept: row.consents, papers: consentsOf(db, asked.id), unbound, note };
  };

  it("binds a guarantor to what it adds only with the paper they signed", () => {
    const { kept, papers, unbound, note } = askWithPaper(40_000);
    // Whoever decides, and whoever looks at the loan later, is told who does not answer for it.
    expect(unbound).toMatchObject([{ name: "孔令伟" }]);
    expect(note).toContain("孔令伟没有书面同意提高利率");
    expect(papers).toMatchObject([{ name: "马德胜", signedOn: "2026-01-20" }]);
    expect(kept).toBe('["马德胜"]');
  });

  it("asks no guarantor when it is lower: a paper that comes along all the same is not kept", () => {
    expect(askWithPaper(30_000)).toMatchObject({ kept: null, papers: [], note: null });
  });

  it("is asked for and decided by two; from its day interest and subsidy follow the engine", () => {
    const loan = makeLoan(db, village, "2025-03-21", { principalFen: 20_000_000, ratePpm: 36_000 });
    expect(ask(loan, "2025-03-21", 30_000, "2026-02-01")).toMatchObject({ why: "loanWhy.rateBefore" });
    expect(ask(loan, "2028-03-21", 30_000, "2026-02-01")).toMatchObject({ why: "loanWhy.rateAfter" });
    expect(ask(loan, "2026-01-01", 36_000, "2026-02-01")).toMatchObject({ why: "loanWhy.rateSame" });
    expect(ask(loan, "2026-01-01", 240_001, "2026-02-01")).toMatchObject({ why: "loanWhy.rateHigh" });
    const asked = ask(loan, "2026-01-01", 30_000, "2026-02-01");
    if (!asked.ok) throw new Error(asked.why);
    const decide = (who: Parameters<typeof decideRequest>[1]) =>
      decideRequest(db, who, loan.id, asked.id, { yes: true, text: null }, noon("2026-02-02"));
    // It stands on the page of whoever may decide it, and not on the page of who asked or sees other villages.
    const reviewer = loan.reviewer.person;
    expect(requestsFor(db, reviewer)).toMatchObject([{ id: asked.id, kind: "rate" }]);
    expect(requestsFor(db, { ...reviewer, userId: loan.officer.person.userId })).toEqual([]);
    expect(
      requestsFor(db, signInAs(db, "loan-reviewer", [makeVillage(db, "外村", "371725101299")]).person),
    ).toEqual([]);
    expect(requestSections(db, reviewer, "zh")[0]).toMatchObject({ count: 1, waits: true });
    const both = signInAs(db, ["loan-officer", "loan-reviewer"]).person;
    expect(decide({ ...actorFor(both, "loan.decide"), userId: loan.officer.person.userId })).toMatchObject({
      why: "loanWhy.fourEyes",
    });
    expect(decide(loan.may.decide)).toEqual({ ok: true });
    const row = position(loan.id, "2026-02-02").rows.find((r) => r.toOn === "2026-03-21");
    // 21 December to 1 January 11 days at 3.60%, 1 January to 21 March 79 days at 3.00%: 22,000 + 131,666.67 fen.
    expect(row?.interestFen).toBe(153_667);
    expect(position(loan.id, "2026-02-02").life.rates).toHaveLength(2);
    const event = eventsOf(db, loan.id).find((e) => e.kind === "rate");
    expect(event).toMatchObject({ on: "2026-01-01", ratePpm: 30_000, lprPpm: 30_000 });
    expect(reverseByTwo(db, loan, event!.id, "填错")).toMatchObject({
      why: "loanWhy.notReversible",
    });
  });
});
