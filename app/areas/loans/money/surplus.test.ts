import { beforeEach, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { action } from "../routes/money/new-repayment";
import { loanPage } from "./loan-page.server";
import { bookOf, eventsOf, findLoan } from "./loan-record.server";
import { postRepayment } from "./post-repayment.server";
import { unpaidInterest } from "./unpaid-interest";

const today = todayOn();
let db: ReturnType<typeof testDb>;
let village: number;
let loan: ReturnType<typeof makeLoan>;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  loan = makeLoan(db, village, addDays(today, -30), { dueDay: null });
});
const row = () => findLoan(db, "all", loan.id)!;
const owed = () => unpaidInterest(bookOf(row(), eventsOf(db, loan.id)), today);
const pay = (principalFen: number, interestFen: number, surplus?: boolean) =>
  postRepayment(
    db,
    loan.may.repay,
    loan.id,
    { on: today, principalFen, interestFen, penaltyFen: 0, note: null, proof: null, surplus },
    null,
    noon(today),
  );
const note = () => loanPage(db, loan.officer.person, row(), "zh", noon(today)).interestNote;

it("a last payment with more interest than owed is asked once, and the surplus stands on the loan's page", () => {
  const interest = owed();
  expect(pay(20_000_000, interest + 11_183, false)).toEqual({
    ok: false,
    why: "loanWhy.surplus",
    surplusFen: 11_183,
  });
  expect(row().state).toBe("running");
  expect(pay(20_000_000, interest + 11_183, true).ok).toBe(true);
  expect(row().state).toBe("settled");
  expect(note()).toBe("收的利息比应付多 111.83 元：和银行核对，多收的请银行退给借款人。");
});

it("neither one before the last, nor what a bank rounds, is asked about", () => {
  expect(pay(1_000_000, owed() + 11_183, false).ok).toBe(true);
  loan = makeLoan(db, village, addDays(today, -30), { dueDay: null });
  expect(pay(20_000_000, owed() + 99, false).ok).toBe(true);
  expect(note()).toBeNull();
});

it("the form keeps what was typed, names the surplus at its box, and takes the tick", async () => {
  const typed = {
    on: today,
    principal: "200000",
    interest: ((owed() + 11_183) / 100).toFixed(2),
    requestKey: "c0ffee00-0000-4000-8000-000000000001",
  };
  const send = (more: Record<string, string> = {}) =>
    action(
      call(
        `/loans/${loan.id}/repayments/new`,
        loan.officer.cookie,
        { loanId: String(loan.id) },
        { ...typed, ...more },
      ) as never,
    );
  expect(await send()).toMatchObject({
    init: { status: 400 },
    data: {
      errors: { surplus: "loanWhy.surplus" },
      typed: { interest: typed.interest, surplusBy: "111.83 元" },
    },
  });
  expect(await send({ surplus: "yes" })).toMatchObject({ status: 303 });
  expect(row().state).toBe("settled");
});
