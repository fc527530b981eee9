import { expect, it } from "vitest";
import { signedApplication } from "../../../../tests/support/loan-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { loader as scan } from "../routes/application/paper-scan";

it("credit reports, ID and marriage papers open for those who work on loans, not for trainers and clerks", async () => {
  const db = testDb();
  const { id } = signedApplication(db, makeVillage(db), { state: "submitted" });
  const officer = signInAs(db, "loan-officer");
  const opened = (cookie: string) =>
    statusOf(() =>
      scan(
        call(`/loans/applications/${id}/papers/1/scan`, cookie, {
          applicationId: String(id),
          scanId: "1",
        }) as never,
      ),
    );
  for (const role of ["trainer", "certificate-clerk"] as const)
    expect(await opened(signInAs(db, role).cookie)).toBe(403);
  for (const { cookie } of [officer, signInAs(db, "loan-reviewer")]) expect(await opened(cookie)).toBe(404);
});
