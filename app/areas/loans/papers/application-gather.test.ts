import { loanApplication, loanPartner, user } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { makeLoan, signedApplication } from "../../../../tests/support/loan-fixture";
import { register } from "../../../../tests/support/people-fixture";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { applicationOnPaper } from "./application-gather.server";
import { contactLine } from "./letter-about.server";

const everywhere = { villages: "all" } as const;

it("only partners who can borrow themselves stand on the form", () => {
  const db = testDb();
  const village = makeVillage(db);
  loadPolicies(db);
  const { id } = signedApplication(db, village, { kind: "partners", appliedOn: "2026-03-09" });
  for (const [name, groupCode, groupProof] of [
    ["宋军", "farmer", "yes"],
    ["王洪", "farmer", "no"],
    ["李立", null, null],
  ] as const)
    db.insert(loanPartner)
      .values({ applicationId: id, personId: register(db, village, { name }).id, groupCode, groupProof })
      .run();
  const form = applicationOnPaper(db, findApplication(db, everywhere, id)!, null);
  expect(form.partners.map((p) => p.name)).toEqual(["宋军"]);
});

it("a firm's form tells the subsidy of its loan to the fen, once it was paid out; letters say whom to call", () => {
  const db = testDb();
  const loan = makeLoan(db, makeVillage(db), "2025-03-10");
  const form = () => applicationOnPaper(db, findApplication(db, everywhere, loan.applicationId)!, null);
  expect(form().subsidy).toBeNull();
  db.update(loanApplication).set({ kind: "firm" }).where(eq(loanApplication.id, loan.applicationId)).run();
  const { subsidy } = form();
  expect(subsidy).toMatchObject({ fromOn: "2025-03-10", share: expect.stringContaining("50") });
  expect(subsidy!.subsidyFen).toBeGreaterThan(0);
  expect(Number.isInteger(subsidy!.subsidyFen)).toBe(true);
  const { userId } = actorFor(loan.officer.person, "loan.paper");
  expect(contactLine(db, userId, "陈立新")).toBe("联系人：陈立新　电话：12333");
  db.update(user).set({ phone: "13853012207" }).where(eq(user.id, userId)).run();
  expect(contactLine(db, userId, "陈立新")).toBe("联系人：陈立新　电话：138 5301 2207");
});
