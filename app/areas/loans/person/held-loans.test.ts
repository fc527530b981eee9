import {
  grantedLoan,
  loanApplication,
  loanCall,
  loanEvent,
  loanGuarantor,
  loanVisit,
  retentionRule,
  subsidyBatch,
  subsidyLine,
} from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { HeldSection } from "~/areas/people";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { register } from "../../../../tests/support/people-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { loanHoldings } from "./holdings.server";

it("the copy of a borrower tells the loan and all that happened to it, that of the guarantor what they stand for", () => {
  const db = testDb();
  const village = makeVillage(db);
  const borrower = register(db, village, { name: "董秀" });
  const friend = register(db, village, { name: "高强" });
  const loan = makeLoan(
    db,
    village,
    "2025-04-21",
    { contractNumber: "HT-77", noteNumber: "JJ-77", principalFen: 20_000_000 },
    { personId: borrower.id, guarantors: ["高强"] },
  );
  db.update(loanGuarantor)
    .set({ personId: friend.id, guaranteedFen: 20_000_000, employer: "镇中学" })
    .where(eq(loanGuarantor.applicationId, loan.applicationId))
    .run();
  const by = { userId: "u", userName: "陈立新", at: 0 };
  db.insert(loanEvent)
    .values({
      loanId: loan.id,
      kind: "repaid",
      on: "2025-06-20",
      principalFen: 5_000_000,
      interestFen: 11_500,
      recordedOn: "2025-06-20",
      ...by,
    })
    .run();
  db.update(grantedLoan).set({ balanceFen: 15_000_000 }).where(eq(grantedLoan.id, loan.id)).run();
  db.insert(loanCall)
    .values({
      loanId: loan.id,
      on: "2025-09-01",
      way: "phone",
      outcome: "promised",
      promisedOn: "2025-09-09",
      ...by,
    })
    .run();
  db.update(loanVisit)
    .set({ doneOn: "2025-07-22", use: "as-stated", jobs: 2, note: "生意好" })
    .where(eq(loanVisit.kind, "three-months"))
    .run();
  const batch = db
    .insert(subsidyBatch)
    .values({
      closedOn: "2025-06-20",
      version: 1,
      state: "paid",
      madeBy: "u",
      madeByName: "陈立新",
      createdAt: 0,
    })
    .returning()
    .get();
  db.insert(subsidyLine)
    .values({
      batchId: batch.id,
      loanId: loan.id,
      quarter: "2025-03-21",
      kind: "entitled",
      days: 60,
      balanceFen: 20_000_000,
      interestFen: 11_500,
      subsidyFen: 7_777,
      borrowerFen: 3_723,
      working: "{}",
      state: "paid",
      approvedFen: 7_777,
      paidFen: 7_777,
      paidOn: "2025-08-01",
    })
    .run();
  for (const language of ["zh", "en"] as const) {
    const told = (personId: number) =>
      new Map(loanHoldings.held(db, personId, language).map((s: HeldSection) => [s.key, s.rows]));
    const own = told(borrower.id);
    const zh = language === "zh";
    expect(own.get("loan-terms")?.[0]).toEqual(
      expect.arrayContaining([
        "JJ-77",
        "HT-77",
        "2025-04-21",
        zh ? "200,000 元" : "200,000 yuan",
        zh ? "150,000 元" : "150,000 yuan",
      ]),
    );
    expect(own.get("loan-events")?.at(-1)).toEqual(
      expect.arrayContaining(["2025-06-20", zh ? "还款" : "Repayment"]),
    );
    expect(own.get("loan-subsidies")?.[0]).toEqual(
      expect.arrayContaining(["2025-08-01", zh ? "已拨" : "Paid", zh ? "77.77 元" : "77.77 yuan"]),
    );
    expect(own.get("loan-visits")?.[0]).toEqual(expect.arrayContaining(["2025-07-22", "2", "生意好"]));
    expect(own.get("loan-calls")).toHaveLength(1);
    const stands = told(friend.id);
    expect(stands.get("guarantees")?.[0]).toEqual(
      expect.arrayContaining(["董秀", zh ? "150,000 元" : "150,000 yuan", "镇中学"]),
    );
    // What the borrower paid and was visited for is the borrower's.
    expect([...stands.keys()]).toEqual(["loans", "guarantees"]);
  }
});

it("the file of a loan that runs is kept from its last day on, that of a settled one from the day it was paid back", () => {
  const db = testDb();
  const borrower = register(db, makeVillage(db), { name: "董秀" });
  db.insert(retentionRule)
    .values({
      key: "loan",
      years: 10,
      basis: "结清后 10 年",
      confidence: "none",
      fromOn: "2025-01-01",
      createdByName: "系统",
      createdAt: 0,
    })
    .run();
  const loan = makeLoan(db, borrower.villageId, "2025-04-21", {}, { personId: borrower.id });
  const of = eq(grantedLoan.id, loan.id);
  db.update(grantedLoan).set({ maturesOn: "2036-04-21" }).where(of).run();
  const until = () => loanHoldings.kept!(db, borrower.id, "zh").map((k) => k.untilOn);
  expect(until()).toEqual(["2046-04-21"]);
  db.update(grantedLoan).set({ settledOn: "2026-05-08" }).where(of).run();
  expect(until()).toEqual(["2036-05-08"]);
});

it.each([
  ["person", null],
  ["firm", "董秀养殖有限公司"],
])(
  "once no rule keeps the file of a %s, the business that is the person's own goes with it",
  (kind, name) => {
    const db = testDb();
    const borrower = register(db, makeVillage(db), { name: "董秀" });
    makeLoan(db, borrower.villageId, "2025-04-21", {}, { personId: borrower.id });
    db.update(loanApplication)
      .set({
        kind,
        businessName: name ?? "董秀养殖场",
        creditCode: "92371725MAD10101KJ",
        shopName: "董秀小店",
      })
      .run();
    db.transaction((tx) => loanHoldings.erase!(tx, borrower.id));
    expect(db.select().from(loanApplication).get()).toMatchObject({
      businessName: name,
      creditCode: name && "92371725MAD10101KJ",
      shopName: null,
    });
  },
);
