import { auditEvent, grantedLoan, loanRequest } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { requestsFor } from "../home/requests-home.server";
import { askRequest } from "./ask-request.server";
import { closeLeftOvertaken } from "./close-overtaken.server";

it("a start closes what was asked about a loan that is settled since, once, and leaves what still waits", () => {
  const db = testDb();
  const village = makeVillage(db);
  const ask = (loan: ReturnType<typeof makeLoan>) => {
    const input = {
      kind: "rate" as const,
      reason: "合同约定重新定价",
      toOn: null,
      consents: [],
      principalFen: null,
      interestFen: null,
      fromOn: "2026-01-01",
      ratePpm: 30_000,
    };
    const asked = askRequest(db, loan.may.disburse, loan.id, input, Date.parse("2025-12-01T12:00:00+08:00"));
    if (!asked.ok) throw new Error(asked.why);
    return asked.id;
  };
  const settled = makeLoan(db, village, "2025-03-21", { ratePpm: 36_000 });
  const running = makeLoan(db, village, "2025-03-21", { ratePpm: 36_000 });
  const [left, waits] = [ask(settled), ask(running)];
  // As an older version left it: settled, and nothing looked at what was asked.
  db.update(grantedLoan).set({ state: "settled" }).where(eq(grantedLoan.id, settled.id)).run();
  closeLeftOvertaken(db);
  closeLeftOvertaken(db);
  const found = (id: number) => db.select().from(loanRequest).where(eq(loanRequest.id, id)).get();
  expect(found(left)).toMatchObject({ state: "overtaken", decision: "settled" });
  expect(found(waits)).toMatchObject({ state: "asked" });
  expect(db.select().from(auditEvent).where(eq(auditEvent.event, "loan.request-decided")).all()).toHaveLength(
    1,
  );
  expect(requestsFor(db, signInAs(db, "leader").person).map((r) => r.id)).toEqual([waits]);
});
