import { grantedLoan, loanApplication, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { ChangeSet, takeBack } from "~/platform/reversible.server";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { loanRowsOfPerson } from "./rows-of-person.server";
import { runningLoansOfVillage } from "./work-of-village.server";

/** What moves along when somebody moves: every kind of row that says how. */
const followTo = (db: ReturnType<typeof testDb>, personId: number, villageId: number) =>
  db.transaction((tx) => {
    for (const rows of loanRowsOfPerson) rows.follow?.(tx, personId, villageId, "2026-10-01");
  });

it("an application under way goes along to the new village", () => {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  const { staff } = loanHouse(db, here);
  const open = makeApplication(db, staff, here, { until: "submitted" });
  followTo(db, open.personId, there);
  expect(db.select().from(loanApplication).where(eq(loanApplication.id, open.id)).get()?.villageId).toBe(
    there,
  );
});

it("a running loan goes along, its application has ended and stays; a settled loan stays too", () => {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  const loan = makeLoan(db, here, "2024-12-21");
  const row = () => db.select().from(grantedLoan).where(eq(grantedLoan.id, loan.id)).get()!;
  const borrower = db.select().from(person).where(eq(person.id, row().personId)).get()!;
  followTo(db, borrower.id, there);
  expect(row().villageId).toBe(there);
  // The application of a loan that was paid out has ended: it keeps the village of its day.
  expect(
    db.select().from(loanApplication).where(eq(loanApplication.id, row().applicationId)).get()?.villageId,
  ).toBe(here);
  db.update(grantedLoan).set({ state: "settled" }).where(eq(grantedLoan.id, loan.id)).run();
  followTo(db, borrower.id, here);
  expect(row().villageId).toBe(there);
});

it("loans to be paid back go along when a village becomes part of another, settled ones stay; it can be taken back", () => {
  const db = testDb();
  const from = makeVillage(db);
  const into = makeVillage(db, "冯屯村", "371725101217");
  const loans = ["running", "settled"].map((state) => {
    const { id } = makeLoan(db, from, "2024-12-21");
    db.update(grantedLoan).set({ state }).where(eq(grantedLoan.id, id)).run();
    return id;
  });
  const villages = () =>
    loans.map((id) => db.select().from(grantedLoan).where(eq(grantedLoan.id, id)).get()?.villageId);
  expect(runningLoansOfVillage.count(db, from)).toBe(1);
  const changes = db.transaction((tx) => {
    const set = new ChangeSet(tx);
    runningLoansOfVillage.move(tx, set, { from, into, on: "2026-01-01", basis: "合并", now: 1 });
    return set.changes();
  });
  expect(villages()).toEqual([into, from]);
  db.transaction((tx) => takeBack(tx, changes));
  expect(villages()).toEqual([from, from]);
});
