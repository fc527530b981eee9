import { auditEvent, baseRate, grantedLoan } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { subsidyQuarters } from "../engine/subsidy";
import { linesOf } from "../subsidy/batches.server";
import { changeBatch } from "../subsidy/change-batch.server";
import { makeBatch } from "../subsidy/make-batch.server";
import { lifeOn } from "./loan-book";
import { bookOf, findLoan, subsidyTermsOf, workingDays } from "./loan-record.server";
import { restateByBaseRate, restateLoans } from "./restate-loans.server";

let db: ReturnType<typeof testDb>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

const enterBase = () =>
  db
    .insert(baseRate)
    .values({
      fromOn: "2012-07-06",
      oneYearPpm: 60_000,
      source: "人民银行",
      confidence: "official",
      createdAt: 0,
    })
    .run();
const restated = () => db.select().from(auditEvent).where(eq(auditEvent.event, "loan.restated")).all();

describe("loans on record whose subsidy was worked out under old code", () => {
  it("get the base rate and the cap over it; what was sent stays, the difference is in the next batch, once", async () => {
    enterBase();
    const big = { principalFen: 200_000_000, maturesOn: "2016-06-21" };
    const firm = {
      kind: "firm",
      amountFen: 200_000_000,
      approvedFen: 200_000_000,
      appliedOn: "2014-06-01",
      guaranteeKind: "mortgage",
    };
    const loan = makeLoan(db, village, "2014-06-21", { ...big, ratePpm: 96_000 }, firm);
    const other = makeLoan(db, village, "2014-06-21", { ...big, ratePpm: 80_000 }, firm);
    const termsOf = (id: number) => subsidyTermsOf(findLoan(db, "all", id)!);
    const fresh = termsOf(loan.id);
    expect(fresh).toMatchObject({
      rule: "BASE50",
      referencePpm: 60_000,
      rateCapBp: 300,
      capOverPpm: 60_000,
    });
    const { capOverPpm: _, ...old } = { ...fresh, referencePpm: null, rateCapBp: null };
    db.update(grantedLoan)
      .set({ subsidyTerms: JSON.stringify(old), state: "settled", balanceFen: 0 })
      .where(eq(grantedLoan.id, loan.id))
      .run();
    const batchOf = (closedOn: string, on: string) => {
      const made = makeBatch(db, loan.may.batch, closedOn, noon(on));
      if (!made.ok) throw new Error(made.why);
      return made.id;
    };
    const first = batchOf("2014-09-21", "2014-09-24");
    expect(changeBatch(db, loan.may.check, first, "check", {}, noon("2014-09-25")).ok).toBe(true);
    expect(changeBatch(db, loan.may.batch, first, "send", {}, noon("2014-09-25")).ok).toBe(true);
    const sent = () => linesOf(db, first).map((l) => [l.loanId, l.quarter, l.subsidyFen]);
    // 2,000,000 × 6.00% × 50% × 92 ÷ 360; the loan under old code had no rate and got nothing.
    expect(sent()).toEqual([[other.id, "2014-06-21", 1_533_333]]);
    db.delete(baseRate).run();
    expect(restateByBaseRate(db)).toBe(0);
    enterBase();
    expect(await restateLoans(db)).toBe(1);
    expect(termsOf(loan.id)).toEqual(fresh);
    expect(findLoan(db, "all", loan.id)).toMatchObject({ state: "running", balanceFen: 200_000_000 });
    expect([await restateLoans(db), restateByBaseRate(db), restated().length]).toEqual([0, 0, 1]);
    expect(sent()).toEqual([[other.id, "2014-06-21", 1_533_333]]);
    // Nothing was paid, so that the second quarter is overdue in both: only what was left out in the first is asked for.
    const second = batchOf("2014-12-21", "2014-12-24");
    expect(linesOf(db, second).map((l) => [l.loanId, l.quarter, l.kind, l.subsidyFen])).toEqual([
      [loan.id, "2014-06-21", "adjustment", 1_533_333],
    ]);
  });
});

it("the cap is added to the base rate: 9.60% is subsidised as 9.00%", () => {
  enterBase();
  const loan = makeLoan(
    db,
    village,
    "2014-06-21",
    { principalFen: 10_000_000, ratePpm: 96_000, maturesOn: "2016-06-21" },
    { appliedOn: "2014-06-01" },
  );
  const row = findLoan(db, "all", loan.id)!;
  const life = lifeOn(bookOf(row, []), "2014-09-21", workingDays(db))!;
  // 100,000 × 9.60% × 92 ÷ 360 = 2,453.33 of interest; × 9.00% = 2,300.00, all of it the state's.
  expect(subsidyQuarters(life, subsidyTermsOf(row))[0]).toMatchObject({
    interestFen: 245_333,
    subsidyFen: 230_000,
    borrowerFen: 15_333,
  });
});
