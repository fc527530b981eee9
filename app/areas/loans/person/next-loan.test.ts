import { grantedLoan, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { register } from "../../../../tests/support/people-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
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
  // Somebody of no group of the policy, and somebody past the age.
  db.update(person).set({ category: "other" }).where(eq(person.id, who.id)).run();
  expect(offer()).toBeUndefined();
  db.update(person)
    .set({ category: "returned-migrant", birthOn: "1950-01-01" })
    .where(eq(person.id, who.id))
    .run();
  expect(offer()).toBeUndefined();
  db.update(person).set({ birthOn: "1988-05-15" }).where(eq(person.id, who.id)).run();
  const loan = makeLoan(db, here, "2024-12-21", {}, { personId: who.id, state: "contract-signed" });
  expect(offer()).toBeUndefined();
  db.update(grantedLoan).set({ state: "settled" }).where(eq(grantedLoan.id, loan.id)).run();
  expect(offer()?.why).toContain("1 次");
});
