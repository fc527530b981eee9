import { loanApplication, personRelation, personRelationEnd } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { signedApplication } from "../../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";

import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import * as editRoute from "../routes/application/edit-application";
import { standingOf } from "../stages/why-not-step.server";
import { factsOf } from "./application-facts.server";
import { findApplication } from "./application-queries.server";
import { lacksOf } from "./lacks.server";
import { createApplication } from "./write-application.server";

let db: ReturnType<typeof testDb>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

const today = "2026-11-20";
const phone = "19316955524";

/** Somebody whom the register has married to 罗娜. */
function couple() {
  const numbers = [freshNumber(), freshNumber()] as const;
  const borrower = register(db, village, { name: "廖令强", idNumber: numbers[0], phone: null });
  const spouse = register(db, village, { name: "罗娜", idNumber: numbers[1], phone });
  const { id } = db
    .insert(personRelation)
    .values({ kind: "spouse", recordedByName: "u", createdAt: 0 })
    .returning()
    .get();
  for (const personId of [borrower.id, spouse.id])
    db.insert(personRelationEnd).values({ relationId: id, personId, part: "spouse", openSpouse: true }).run();
  return { borrower, relation: id };
}
const answers = { marital: "married", ownLoanKind: "none", spouseLoanKind: "none" } as const;

it("a spouse who is not the one of the register is to be proved, and of both the credit is asked", () => {
  const { borrower, relation } = couple();
  const mine = signedApplication(db, village, {
    ...answers,
    goodCredit: "yes",
    personId: borrower.id,
    spouseName: "罗 娜",
    appliedOn: "2026-11-10",
  });
  const asked = (villages: number[] | "all" = "all") => {
    const found = findApplication(db, { villages: "all" }, mine.id)!;
    const standing = standingOf(db, found, today);
    const reports = (kinds: readonly string[]) => kinds.filter((k) => k.endsWith("spouse-credit-report"));
    return {
      rule: standing.check?.findings.find((f) => f.rule === "otherLoans"),
      credit: standing.check?.findings.find((f) => f.rule === "credit")?.verdict,
      reports: [reports(standing.lacking), reports(lacksOf(db, found.application, today).kinds)],
      fact: factsOf(db, villages, found, "zh", null).find((row) => row.label === "配偶")?.value,
    };
  };
  const one = ["spouse-credit-report"];
  expect(asked()).toMatchObject({ rule: { verdict: "meets" }, credit: "meets", reports: [one, one] });
  db.update(loanApplication).set({ spouseName: "李小芳" }).where(eq(loanApplication.id, mine.id)).run();
  const both = [...one, "registered-spouse-credit-report"];
  expect(asked()).toEqual({
    rule: {
      rule: "otherLoans",
      verdict: "proof",
      values: { who: "spouse", cap: expect.any(Number), differs: 1 },
    },
    credit: "proof",
    reports: [both, both],
    fact: "李小芳；人员档案登记的是罗娜，要核实",
  });
  // Who may not see her record reads no name.
  expect(asked([village + 1]).fact).toBe("李小芳；人员档案登记的是另一人，要核实");
  // Divorced by the register: what the form says stands.
  db.update(personRelation).set({ toOn: "2026-05-01" }).where(eq(personRelation.id, relation)).run();
  expect(asked()).toMatchObject({
    rule: { verdict: "meets" },
    credit: "meets",
    reports: [one, one],
    fact: "李小芳",
  });
});

it("the phone of whom the register has does not stay beside another spouse", async () => {
  const { borrower } = couple();
  const { person, cookie } = signInAs(db, "loan-officer");
  const made = createApplication(db, actorFor(person, "loan.create"), {
    personId: borrower.id,
    kind: "person",
  });
  if (!made.ok) throw new Error(made.why);
  const kept = () => findApplication(db, { villages: "all" }, made.id)!.application;
  expect(kept()).toMatchObject({ spouseName: "罗娜", spousePhone: phone });
  const send = (fields: Record<string, string>) =>
    editRoute.action(
      call(
        `/loans/applications/${made.id}/edit`,
        cookie,
        { applicationId: String(made.id) },
        {
          revision: String(kept().revision),
          ...fields,
        },
      ) as never,
    );
  expect(await send({ spouseName: "李小芳", spouseId: freshNumber(), spousePhone: phone })).toMatchObject({
    init: { status: 400 },
    data: {
      errors: { spousePhone: expect.stringContaining("人员档案登记的配偶") },
      typed: { spousePhone: phone },
    },
  });
  expect(kept()).toMatchObject({ spouseName: "李小芳", spousePhone: null });
  expect(await send({ spousePhone: "13905301234" })).toMatchObject({ status: 303 });
  expect(kept().spousePhone).toBe("13905301234");
});
