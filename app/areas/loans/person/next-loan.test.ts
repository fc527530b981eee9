import { grantedLoan, loanGuarantor, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { addMonths, todayOn } from "~/platform/dates";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { guarantorNumber } from "../application/sealed-parts.server";
import { guaranteesOf } from "./guarantees.server";
import { nextLoanOf } from "./next-loan.server";

it("a loan is offered by the calculator's rules, with the clause, while none is to be paid back", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const who = register(db, here, { category: "returned-migrant" });
  const offer = () => nextLoanOf(db, signInAs(db, "loan-officer").person, who.id, "zh")[0];
  expect(offer()).toMatchObject({
    title: expect.stringContaining("万元"),
    state: { tone: "wait" },
    rule: expect.stringMatching(/^依据：.+20\d\d年/),
    action: { to: `/loans/calculator?person=${who.id}` },
  });
  // Without a category there is one thing lacking, unless the age speaks against a loan whatever it is.
  const lacking = (birthOn: string) => {
    db.update(person).set({ category: null, birthOn }).where(eq(person.id, who.id)).run();
    return offer();
  };
  expect(lacking("1988-05-15")).toMatchObject({ state: { word: "差一项" } });
  expect(lacking("1954-05-15")).toMatchObject({
    state: { word: "不符合" },
    why: expect.stringContaining("年龄"),
  });
  db.update(person).set({ birthOn: "1988-05-15" }).where(eq(person.id, who.id)).run();
  // Somebody of no group of the policy, and somebody past the age.
  db.update(person).set({ category: "other" }).where(eq(person.id, who.id)).run();
  expect(offer()).toMatchObject({
    state: { word: "不符合" },
    why: expect.stringContaining("人员类别"),
  });
  db.update(person)
    .set({ category: "returned-migrant", birthOn: "1950-01-01" })
    .where(eq(person.id, who.id))
    .run();
  expect(offer()).toMatchObject({ state: { word: "不符合" }, rule: expect.stringMatching(/^依据：/) });
  db.update(person).set({ birthOn: "1988-05-15" }).where(eq(person.id, who.id)).run();
  // Whoever may not read that somebody is 脱贫人口 is not told it by the offer either.
  db.update(person).set({ category: "out-of-poverty" }).where(eq(person.id, who.id)).run();
  expect(offer()?.why).toContain("脱贫");
  expect(nextLoanOf(db, signInAs(db, "leader").person, who.id, "zh")).toEqual([]);
  db.update(person).set({ category: null }).where(eq(person.id, who.id)).run();
  expect(nextLoanOf(db, signInAs(db, "leader").person, who.id, "zh")).toEqual([]);
  db.update(person).set({ category: "returned-migrant" }).where(eq(person.id, who.id)).run();
  expect(nextLoanOf(db, signInAs(db, "leader").person, who.id, "zh")).toHaveLength(1);
  const loan = makeLoan(db, here, "2024-12-21", {}, { personId: who.id, state: "contract-signed" });
  expect(offer()).toMatchObject({ state: { word: "差一项" }, why: expect.stringContaining("还清") });
  db.update(grantedLoan).set({ state: "settled" }).where(eq(grantedLoan.id, loan.id)).run();
  expect(offer()?.why).toContain("1 次");
});

it("whose age depends on an insurance that is not on record is asked for a paper, not turned away", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const who = register(db, here, { category: "registered-unemployed" });
  const birthOn = addMonths(todayOn(), -56 * 12);
  const offer = (change: Partial<typeof person.$inferInsert>) => {
    db.update(person).set(change).where(eq(person.id, who.id)).run();
    return nextLoanOf(db, signInAs(db, "loan-officer").person, who.id, "zh")[0];
  };
  // A worker of 56 is past 50; somebody in the residents' insurance is not past 60.
  const unsure = offer({ sex: "female", birthOn });
  expect(unsure).toMatchObject({ title: expect.stringContaining("万元"), state: { tone: "wait" } });
  expect(unsure?.why).toContain("退休年龄");
  expect(offer({ birthOn: addMonths(todayOn(), -62 * 12) })).toMatchObject({ state: { word: "不符合" } });
});

it("a guarantor's page lists the loans they stand behind, only those of the viewer's villages", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  const who = register(db, here, {});
  const loan = makeLoan(db, here, "2024-12-21");
  const { applicationId } = db.select().from(grantedLoan).where(eq(grantedLoan.id, loan.id)).get()!;
  const listed = (villages: "all" | number[], role: "loan-officer" | "trainer" = "loan-officer") =>
    guaranteesOf(db, signInAs(db, role, villages).person, who.id, "zh");
  expect(listed("all")).toEqual([]);
  db.insert(loanGuarantor).values({ applicationId, kind: "person", personId: who.id, name: who.name }).run();
  expect(listed([here])).toMatchObject([{ lines: [{ to: `/loans/${loan.id}`, past: false }] }]);
  expect(listed([there])).toEqual([]);
  db.update(grantedLoan).set({ state: "settled" }).where(eq(grantedLoan.id, loan.id)).run();
  expect(listed("all")).toMatchObject([{ lines: [{ past: true }] }]);
  // Entered before they were on record: the number leads to them.
  const number = freshNumber();
  db.update(loanGuarantor)
    .set({ personId: null, ...guarantorNumber(number) })
    .run();
  const later = register(db, here, { idNumber: number });
  expect(guaranteesOf(db, signInAs(db, "loan-officer").person, later.id, "zh")).toHaveLength(1);
});
