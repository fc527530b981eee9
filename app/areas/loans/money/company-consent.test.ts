import type { Db } from "db/client.server";
import { fundEntry, loanApplication, loanRequest } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { makeFund, makeLoan, noon, scan } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { readyForLoan } from "../papers/ready-for-loan.server";
import { loader as newRequest, action as sendRequest } from "../routes/money/new-request";
import { loader as requestPage } from "../routes/money/request";
import { askRequest } from "./ask-request.server";
import { consentProof, consentsOf } from "./consents.server";
import { decideRequest } from "./decide-request.server";
import { loanPage } from "./loan-page.server";
import { findLoan } from "./loan-record.server";

const company = "郓城县融资担保有限公司";
const today = "2026-02-01";
let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
function addFund(change: Parameters<typeof makeFund>[1] = {}) {
  const { id: fundId } = makeFund(db, change);
  const by = { userId: "u", userName: "u", at: 0 };
  db.insert(fundEntry)
    .values({ fundId, on: "2020-01-01", kind: "contribution", fen: 900_000_000, ...by })
    .run();
}
const addCompany = () => addFund({ kind: "company", name: company, nameEn: "Yuncheng Guarantee Co." });
const loanOfCompany = (guarantors: readonly string[] = []) =>
  makeLoan(db, village, "2025-03-21", { ratePpm: 36_000 }, { guaranteeKind: "company", guarantors });
type Loan = ReturnType<typeof makeLoan>;
const signed = [{ guarantorId: null, on: "2026-01-20", proof: scan }];
const none = { toOn: null, consents: [], principalFen: null, interestFen: null, reason: "合同约定" };
const extend = (loan: Loan, given: typeof signed) =>
  askRequest(
    db,
    loan.may.disburse,
    loan.id,
    { ...none, kind: "extension", early: true, toOn: "2028-09-21", signed: given },
    noon("2025-04-01"),
  );
const raise = (loan: Loan, given: typeof signed) => {
  const asked = askRequest(
    db,
    loan.may.disburse,
    loan.id,
    { ...none, kind: "rate", fromOn: "2026-01-01", ratePpm: 40_000, signed: given },
    noon(today),
  );
  if (!asked.ok) throw new Error(asked.why);
  return asked.id;
};
const yes = { yes: true, text: null };

it("an extension needs the guarantee company's paper: kept with its day, and asked for again when it is decided", () => {
  addCompany();
  const loan = loanOfCompany();
  expect(extend(loan, [])).toMatchObject({ why: "loanWhy.extensionNoConsent" });
  const asked = extend(loan, signed);
  if (!asked.ok) throw new Error(asked.why);
  // Sent twice it is one request with one paper.
  expect(extend(loan, signed)).toEqual(asked);
  const kept = consentsOf(db, asked.id);
  expect(kept).toMatchObject([{ guarantorId: null, name: company, signedOn: "2026-01-20" }]);
  expect(consentProof(db, asked.id, kept[0]!.id)?.type).toBe("application/pdf");
  const paper = readyForLoan(db, findLoan(db, "all", loan.id)!, noon("2025-04-01")).find(
    (p) => p.kind === "extension",
  );
  expect(paper?.printed).toMatchObject({ guaranteedBy: company, signed: [{ name: company }] });
  // As it stands where it was asked for before the company had to sign.
  db.update(loanRequest).set({ consents: null }).where(eq(loanRequest.id, asked.id)).run();
  const decide = () => decideRequest(db, loan.may.decide, loan.id, asked.id, yes, noon("2025-04-02"));
  expect(decide()).toMatchObject({ why: "loanWhy.extensionNoConsent" });
  db.update(loanRequest)
    .set({ consents: JSON.stringify([company]) })
    .where(eq(loanRequest.id, asked.id))
    .run();
  expect(decide()).toEqual({ ok: true });
});

it("the persons behind the company sign besides it; a company that is not on record can be asked by nobody", () => {
  const loan = makeLoan(db, village, "2025-03-21", { ratePpm: 36_000 }, { guarantors: ["马德胜"] });
  // As it stands where it was paid out before a company had to be on record.
  db.update(loanApplication)
    .set({ guaranteeKind: "company" })
    .where(eq(loanApplication.id, loan.applicationId))
    .run();
  expect(extend(loan, signed)).toMatchObject({ why: "loanWhy.extensionNoCompany" });
  addCompany();
  expect(extend(loan, signed)).toMatchObject({ why: "loanWhy.extensionNoConsent" });
});

it("a higher rate without the company's paper is told to who decides, and stays on the loan", async () => {
  addCompany();
  const loan = loanOfCompany();
  const page = async (id: number) =>
    requestPage(
      call(`/loans/${loan.id}/requests/${id}`, loan.reviewer.cookie, {
        loanId: String(loan.id),
        loanRequestId: String(id),
      }) as never,
    );
  const id = raise(loan, []);
  expect((await page(id)).unbound).toContain(`${company}没有书面同意提高利率`);
  decideRequest(db, loan.may.decide, loan.id, id, yes, noon(today));
  const row = findLoan(db, "all", loan.id)!;
  expect(loanPage(db, loan.officer.person, row, "zh", noon(today)).unboundNote).toContain(company);
});

it("with its paper the company is bound, and who decides sees it", async () => {
  addCompany();
  const loan = loanOfCompany();
  const id = raise(loan, signed);
  const shown = await requestPage(
    call(`/loans/${loan.id}/requests/${id}`, loan.reviewer.cookie, {
      loanId: String(loan.id),
      loanRequestId: String(id),
    }) as never,
  );
  expect(shown.unbound).toBeNull();
  expect(shown.consents).toMatchObject([{ name: company }]);
});

it("the form asks for the company's day and paper; of the fund nobody signs", async () => {
  addCompany();
  addFund();
  const form = (loan: Loan) =>
    newRequest(
      call(`/loans/${loan.id}/requests/new?kind=extension`, loan.officer.cookie, {
        loanId: String(loan.id),
      }) as never,
    );
  expect((await form(loanOfCompany())).signers).toEqual([
    { name: company, on: "consentOn-company", proof: "consentProof-company" },
  ]);
  expect((await form(makeLoan(db, village, "2025-03-21"))).signers).toEqual([]);
  const loan = loanOfCompany();
  const typed = {
    reason: "货款没有收回",
    toOn: "2028-09-21",
    early: "yes",
    "consentOn-company": "2025-03-20",
  };
  const answer = await sendRequest(
    call(
      `/loans/${loan.id}/requests/new?kind=extension`,
      loan.officer.cookie,
      { loanId: String(loan.id) },
      typed,
    ) as never,
  );
  expect(answer).toMatchObject({
    init: { status: 400 },
    data: {
      typed,
      errors: { "consentOn-company": "form.consentBefore", "consentProof-company": "form.scanMissing" },
    },
  });
});

it("on the day of the payout the form of a new rate begins with the first day it can hold", async () => {
  addFund();
  const on = todayOn();
  const loan = makeLoan(db, village, on);
  const { values } = await newRequest(
    call(`/loans/${loan.id}/requests/new?kind=rate`, loan.officer.cookie, {
      loanId: String(loan.id),
    }) as never,
  );
  expect(values.fromOn).toBe(addDays(on, 1));
});
