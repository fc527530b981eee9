import { loanBankTry } from "db/schema";
import { expect, it } from "vitest";
import { signedApplication } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { whyNotInState } from "./disburse-rules";
import { disbursementPage } from "./disbursement-page.server";

it("names what the bank approved, not what the bureau did, and has no form before the contract is signed", () => {
  const db = testDb();
  const village = makeVillage(db);
  const early = signedApplication(db, village, { state: "at-bank", approvedFen: 20_000_000 });
  const before = disbursementPage(db, early, "zh").page;
  expect(before.facts).toContain("银行还没有答复");
  expect(before.barred).toBe("申请还没有签合同。");
  const signed = signedApplication(db, village, { approvedFen: 20_000_000 });
  db.insert(loanBankTry)
    .values({
      applicationId: signed.id,
      bankId: signed.bankId!,
      sentOn: "2026-11-20",
      answeredOn: "2026-11-24",
      result: "approved",
      amountFen: 18_000_000,
      ratePpm: 35_000,
      termMonths: 24,
      userName: "陈立新",
    })
    .run();
  const { page, values } = disbursementPage(db, signed, "zh");
  expect(page.facts).toContain("银行批 18 万元");
  expect(page.barred).toBeNull();
  expect(values.principal).toBe("180,000.00");
});

it("says of a state in which nothing can be paid out which it is", () => {
  const said = ["bank-approved", "contract-signed", "disbursed", "withdrawn"].map(whyNotInState);
  expect(said).toEqual(["loanWhy.notSigned", null, "loanWhy.alreadyPaidOut", "loanWhy.applicationOver"]);
});
