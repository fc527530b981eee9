import { loanBankTry } from "db/schema";
import { expect, it } from "vitest";
import { makeFund, noon, signedApplication } from "../../../../tests/support/loan-fixture";
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

it("says of earlier days only what can still be entered: not of an application that is over, nor while the fund is stopped", () => {
  const db = testDb();
  const village = makeVillage(db);
  const over = { approvalUntilOn: "2026-06-22", guaranteeKind: "fund" } as const;
  const said = (change: Parameters<typeof signedApplication>[2]) =>
    disbursementPage(db, signedApplication(db, village, { ...over, ...change }), "zh", noon("2026-07-01"))
      .page.notes?.map((n) => n.text)
      .join("");
  const can = "那天以前放的款还可以录入";
  expect(said({})).toContain(can);
  for (const state of ["approval-lapsed", "disbursed"]) expect(said({ state })).not.toContain("已经过了");
  makeFund(db);
  expect(said({})).toContain("不能再担保：");
  expect(said({})).not.toContain(can);
});

it("says of a state in which nothing can be paid out which it is", () => {
  const said = ["bank-approved", "contract-signed", "disbursed", "withdrawn"].map(whyNotInState);
  expect(said).toEqual(["loanWhy.notSigned", null, "loanWhy.alreadyPaidOut", "loanWhy.applicationOver"]);
});
