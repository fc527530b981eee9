import { fundEntry } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeFund, makeLoan, noon, reverseByTwo } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { issuedLoansOf } from "../application/issued-loans.server";
import { entriesOf } from "../fund/funds.server";
import { readyForLoan } from "../papers/ready-for-loan.server";
import { loader as newRecovery } from "../routes/money/new-recovery";
import { askRequest } from "./ask-request.server";
import { decideRequest } from "./decide-request.server";
import { loanPage } from "./loan-page.server";
import { eventsOf, findLoan } from "./loan-record.server";
import { recoverClaim } from "./recover-claim.server";

const on = "2025-06-01";

/** A loan of 20,000 with 830 of interest and costs, paid by a fund that bears 80 % of it, 1,000 back, the rest written off. */
function writtenOff() {
  const db = testDb();
  const fund = makeFund(db, {
    leverageMost: null,
    stopOverdueBp: null,
    stopCompensationBp: null,
    shareBp: 8_000,
  });
  db.insert(fundEntry)
    .values({
      fundId: fund.id,
      on: "2020-01-01",
      kind: "contribution",
      fen: 10_000_000,
      userId: "u",
      userName: "u",
      at: 0,
    })
    .run();
  const loan = makeLoan(
    db,
    makeVillage(db),
    "2024-03-21",
    { principalFen: 2_000_000, maturesOn: "2025-03-21" },
    { guaranteeKind: "fund" },
  );
  const two = (
    kind: "compensation" | "write-off",
    sums: object = { principalFen: null, interestFen: null },
  ) => {
    const none = { principalFen: null, interestFen: null, toOn: null, consents: [], reason: "到期不还" };
    const asked = askRequest(db, loan.may.disburse, loan.id, { kind, ...none, ...sums }, noon(on));
    if (!asked.ok) throw new Error(asked.why);
    const done = decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, noon(on));
    if (!done.ok) throw new Error(done.why);
  };
  const back = (fen: number) =>
    recoverClaim(
      db,
      loan.may.repay,
      loan.id,
      { on, fen, order: "principal-first", note: null },
      null,
      noon(on),
    );
  const row = () => findLoan(db, "all", loan.id)!;
  const page = () => loanPage(db, loan.officer.person, row(), "zh", noon(on));
  const booked = () =>
    entriesOf(db, fund.id)
      .filter((e) => e.kind === "recovery")
      .reduce((sum, e) => sum + e.fen, 0);
  two("compensation", { principalFen: 2_000_000, interestFen: 80_000, penaltyFen: 3_000 });
  expect(back(100_000).ok).toBe(true);
  two("write-off");
  return { db, loan, back, row, page, booked };
}

it("money that comes back after a write-off is a recovery: by the guarantor's share, and what is owed still goes down", async () => {
  const { loan, back, row, page, booked } = writtenOff();
  expect(row().state).toBe("written-off");
  expect(page().may.recover).toBe(true);
  expect(page().claimNote).toContain("已核销，借款人还欠 19,830 元");
  const form = await newRecovery(
    call(`/loans/${loan.id}/recoveries/new`, loan.officer.cookie, { loanId: String(loan.id) }) as never,
  );
  expect(form.page.barred).toBeNull();
  expect(form.page.notes[0]?.text).toContain("已核销，还欠：本金 19,000 元");
  expect(back(1_983_001)).toEqual({ ok: false, why: "loanWhy.moreThanClaim" });
  expect(back(983_000).ok).toBe(true);
  expect(row().state).toBe("written-off");
  expect(booked()).toBe(80_000 + 786_400);
  expect(page().claimNote).toContain("还欠 10,000 元");
  expect(page().figures.writtenOff).toBe("19,830.00");
});

it("once all of it came back the borrower owes nothing, gets the proof and may apply again; taken back, not", () => {
  const { db, loan, back, row, page, booked } = writtenOff();
  const settled = () => issuedLoansOf(db, row().personId).map((l) => l.settled);
  expect(settled()).toEqual([false]);
  const last = back(1_983_000);
  expect(row()).toMatchObject({ state: "recovered", settledOn: on });
  expect(booked()).toBe(1_666_400);
  expect(settled()).toEqual([true]);
  expect(page().may.recover).toBe(false);
  expect(readyForLoan(db, row(), noon(on)).some((p) => p.kind === "settlement")).toBe(true);
  expect(back(1)).toEqual({ ok: false, why: "loanWhy.notCompensated" });
  expect(reverseByTwo(db, loan, last.ok ? last.id : 0, "记错了", noon(on)).ok).toBe(true);
  expect(row().state).toBe("written-off");
  expect(settled()).toEqual([false]);
  expect(eventsOf(db, loan.id).filter((e) => e.kind === "written-off")).toHaveLength(1);
  expect(db.select().from(fundEntry).where(eq(fundEntry.kind, "recovery")).all().length).toBeGreaterThan(0);
});
