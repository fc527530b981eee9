import type { Db } from "db/client.server";
import { beforeEach, describe, expect, it } from "vitest";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { readyForLoan } from "../papers/ready-for-loan.server";
import { ledgerOf } from "../subsidy/ledger.server";
import { stateOfLoan } from "./loan-badge";
import { bookOf, eventsOf, findLoan, workingDays } from "./loan-record.server";
import { standingOf } from "./loan-standing";
import { positionOf } from "./positions.server";
import { postRepayment } from "./post-repayment.server";
import { unpaidInterest } from "./unpaid-interest";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

const rowOf = (id: number) => findLoan(db, "all", id)!;
const bookFor = (id: number) => bookOf(rowOf(id), eventsOf(db, id));
const position = (id: number, asOf: string) =>
  positionOf(rowOf(id), eventsOf(db, id), asOf, workingDays(db))!;
type Loan = ReturnType<typeof makeLoan>;
const pay = (loan: Loan, on: string, principalFen: number, interestFen: number) =>
  postRepayment(
    db,
    loan.may.repay,
    loan.id,
    { on, principalFen, interestFen, penaltyFen: 0, note: null, proof: null },
    null,
    noon(on),
  );
const word = (loan: Loan, today: string) =>
  stateOfLoan(rowOf(loan.id), standingOf(bookFor(loan.id)), position(loan.id, today), today).word;

describe("a loan that matured and was not paid (DOMAIN §1.8)", () => {
  const matured = () => {
    const loan = makeLoan(db, village, "2025-09-27", {
      principalFen: 10_000_000,
      ratePpm: 35_000,
      maturesOn: "2026-09-27",
    });
    pay(loan, "2026-06-21", 0, 259_583);
    return loan;
  };

  it("owes interest of every day since: letter, form, compensation and subsidy book say the same", () => {
    const loan = matured();
    const today = "2026-11-30";
    // 100,000 × 3.50%: 92 days to 21 September 894.44, then 70 days to 30 November 680.56; 64 of them after maturity.
    const owedFen = 89_444 + 68_056;
    expect(unpaidInterest(bookFor(loan.id), today)).toBe(owedFen);
    expect(position(loan.id, today).overdueFen).toBe(10_000_000 + owedFen);
    const book = ledgerOf(db, rowOf(loan.id), position(loan.id, today), today);
    expect(book.reduce((sum, q) => sum + q.interestFen, 0)).toBe(259_583 + owedFen);
    // What lies behind maturity is the borrower's alone, in another quarter too.
    const later = "2027-02-10";
    const all = ledgerOf(db, rowOf(loan.id), position(loan.id, later), later);
    expect(unpaidInterest(bookFor(loan.id), later)).toBe(
      all.reduce((sum, q) => sum + q.interestFen, 0) - 259_583,
    );
    expect(all.at(-1)?.entitledFen).toBe(0);
  });

  it("is not settled by the sum of the plan; paid in full it is settled late, and says so", () => {
    const loan = matured();
    const today = "2026-11-30";
    pay(loan, today, 10_000_000, 95_277);
    const left = 89_444 + 68_056 - 95_277;
    expect(rowOf(loan.id)).toMatchObject({ state: "running", balanceFen: 0 });
    expect(unpaidInterest(bookFor(loan.id))).toBe(left);
    expect(position(loan.id, today).rows.at(-1)).toMatchObject({ toOn: today, interestFen: 68_056 });
    expect(readyForLoan(db, rowOf(loan.id), noon(today)).map((p) => p.kind)).not.toContain("settlement");
    pay(loan, today, 0, left);
    expect(rowOf(loan.id)).toMatchObject({ state: "settled", settledOn: today });
    expect(word(loan, today)).toBe("settled-late");
  });

  it("paid on its last day it is settled when due", () => {
    const loan = matured();
    pay(loan, "2026-09-27", 10_000_000, 89_444 + 5_833);
    expect(word(loan, "2026-11-30")).toBe("settled-due");
  });
});

it("a yuan less makes nobody overdue, whether it lacks of the interest or of the principal", () => {
  const loan = makeLoan(db, village, "2026-01-21", { method: "equal-principal", paymentEvery: "month" });
  const due = position(loan.id, "2026-03-10").rows[0]!;
  pay(loan, "2026-02-21", due.principalFen - 9, due.interestFen + 9);
  expect(position(loan.id, "2026-03-10")).toMatchObject({ overdueFen: 0, daysLate: 0 });
  const other = makeLoan(db, village, "2026-01-21", { method: "equal-principal", paymentEvery: "month" });
  pay(other, "2026-02-21", due.principalFen - 60, due.interestFen - 60);
  expect(position(other.id, "2026-03-10").overdueFen).toBe(120);
});
