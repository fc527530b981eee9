import { beforeEach, expect, it } from "vitest";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import * as proof from "../routes/money/proof";
import * as request from "../routes/money/request";
import { askRequest } from "./ask-request.server";

let db: ReturnType<typeof testDb>;
beforeEach(() => {
  db = testDb();
});

it("the leader who decides an undo sees the bank's proof and is led to it; a cadre does not", async () => {
  const loan = makeLoan(db, makeVillage(db), "2025-01-05");
  const params = { loanId: String(loan.id) };
  const see = (cookie: string) =>
    statusOf(() => proof.loader(call(`/loans/${loan.id}/proof`, cookie, params)));
  const leader = signInAs(db, "leader").cookie;
  expect(await see(leader)).toBe(200);
  expect(await see(signInAs(db, "cadre").cookie)).toBe(403);
  const asked = askRequest(db, loan.may.disburse, loan.id, {
    kind: "undo",
    reason: "借据号录错",
    toOn: null,
    consents: [],
    principalFen: null,
    interestFen: null,
  });
  if (!asked.ok) throw new Error(asked.why);
  const page = await request.loader(call("/", leader, { ...params, loanRequestId: String(asked.id) }));
  expect(page).toMatchObject({ may: true, proof: `/loans/${loan.id}/proof` });
});
