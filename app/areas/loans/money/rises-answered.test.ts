import type { Db } from "db/client.server";
import { fundEntry } from "db/schema";
import { beforeEach, expect, it } from "vitest";
import { makeFund, makeLoan, noon, scan } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { issueForLoan } from "../papers/issue-for-loan.server";
import { paperBytes } from "../papers/paper-file.server";
import { readyForLoan } from "../papers/ready-for-loan.server";
import { askRequest } from "./ask-request.server";
import { decideRequest } from "./decide-request.server";
import { loanPage } from "./loan-page.server";
import { bookOf, eventsOf, findLoan } from "./loan-record.server";
import { postRepayment } from "./post-repayment.server";
import { requestFacts } from "./request-facts.server";
import { requestsOf } from "./requests.server";
import { riseLeft, riseOfRequest } from "./rises-answered.server";
import { unpaidInterest } from "./unpaid-interest";

const company = "郓城县融资担保有限公司";
const today = "2026-02-01";
const [yes, none] = [
  { yes: true, text: null },
  { toOn: null, consents: [], reason: "到期不还" },
];
let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

/** A loan at 3.60% of which nothing was paid, 4.00% from 2026-01-01 on, with or without the company's paper. */
function raised(kind: "company" | "fund", given: { agreed: boolean; guarantors?: string[] }) {
  const { id: fundId } = makeFund(db, { kind, name: kind === "company" ? company : "基金" });
  const by = { userId: "u", userName: "u", at: 0 };
  db.insert(fundEntry)
    .values({ fundId, on: "2020-01-01", kind: "contribution", fen: 900_000_000, ...by })
    .run();
  const loan = makeLoan(
    db,
    village,
    "2025-03-21",
    { ratePpm: 36_000 },
    { guaranteeKind: kind, guarantors: given.guarantors ?? [] },
  );
  const ask = (input: Partial<Parameters<typeof askRequest>[3]> & { kind: "rate" | "compensation" }) =>
    askRequest(
      db,
      loan.may.disburse,
      loan.id,
      { ...none, principalFen: null, interestFen: null, ...input },
      noon(today),
    );
  const agree = (id: number) => decideRequest(db, loan.may.decide, loan.id, id, yes, noon(today));
  const asked = ask({
    kind: "rate",
    fromOn: "2026-01-01",
    ratePpm: 40_000,
    signed: given.agreed ? [{ guarantorId: null, on: "2026-01-01", proof: scan }] : [],
  });
  if (!asked.ok || !agree(asked.id).ok) throw new Error("no raise");
  const row = () => findLoan(db, "all", loan.id)!;
  const compensate = (interestFen: number) =>
    ask({ kind: "compensation", principalFen: 20_000_000, interestFen });
  return { loan, agree, row, compensate, facts: () => requestFacts(db, row(), noon(today)) };
}

it("what a rise adds without the company's word is not asked of it: form, decision, notice, and the borrower keeps it", () => {
  const { loan, agree, row, compensate, facts } = raised("company", { agreed: false });
  const { unpaidInterestFen: all, answeredInterestFen: answered } = facts();
  // 31 days of 200,000 at 0.40 more: 68.89.
  expect(all - answered).toBe(6_889);
  expect(compensate(all)).toMatchObject({ why: "loanWhy.compensationRise" });
  const asked = compensate(answered);
  if (!asked.ok) throw new Error(asked.why);
  const said = () =>
    riseOfRequest(db, row(), requestsOf(db, loan.id).find((r) => r.id === asked.id)!, "zh").join("");
  const words = [company, "68.89 元", "仍由借款人付给银行"];
  expect(agree(asked.id)).toEqual({ ok: true });
  for (const part of words) expect(said()).toContain(part);
  expect(loanPage(db, loan.officer.person, row(), "zh", noon(today)).interestNote).toContain("68.89 元");
  const may = actorFor(signInAs(db, "loan-officer").person, "loan.paper");
  const done = issueForLoan(db, may, loan.id, "compensation", {
    origin: "https://hqy.example.gov.cn",
    now: noon(today),
  });
  if (!done.ok) throw new Error(done.why);
  const text = pdfText(paperBytes(db, done.id)!).replace(/\s/g, "");
  expect(text).toContain("提高利率多出的利息68.89元，我单位未书面同意，不在代偿内，仍由借款人付给经办银行。");
});

it("with its paper the company answers for all of it, and nothing is said", () => {
  const { row, compensate, facts } = raised("company", { agreed: true });
  expect(facts().answeredInterestFen).toBe(facts().unpaidInterestFen);
  expect(compensate(facts().unpaidInterestFen).ok).toBe(true);
  expect(riseLeft(db, row(), eventsOf(db, row().id), today)).toMatchObject({ payerFen: 0, others: [] });
});

it("the fund pays all of it; of a person behind it who did not agree the rise is not claimed", () => {
  const { loan, agree, compensate, facts } = raised("fund", { agreed: false, guarantors: ["马德胜"] });
  expect(facts().answeredInterestFen).toBe(facts().unpaidInterestFen);
  const asked = compensate(facts().unpaidInterestFen);
  if (asked.ok) agree(asked.id);
  const letters = readyForLoan(db, findLoan(db, "all", loan.id)!, noon(today)).filter(
    (p) => p.kind === "compensation",
  );
  expect(letters.map((p) => JSON.stringify(p.printed).includes('"freeFen":6889'))).toEqual([false, true]);
});

it("rows that were paid at the higher rate are the borrower's; only unpaid days are worked out without it", () => {
  const { loan, row } = raised("company", { agreed: false });
  const events = () => eventsOf(db, loan.id);
  const paid = unpaidInterest(bookOf(row(), events()), "2026-03-21");
  const input = { principalFen: 0, interestFen: paid, penaltyFen: 0, note: null, proof: null };
  const done = postRepayment(
    db,
    loan.may.repay,
    loan.id,
    { on: "2026-03-21", ...input },
    null,
    noon("2026-03-21"),
  );
  expect(done.ok).toBe(true);
  // 30 days more of 200,000 at 0.40: 66.67.
  expect(riseLeft(db, row(), events(), "2026-04-20").payerFen).toBe(6_667);
});
