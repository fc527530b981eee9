import type { Db } from "db/client.server";
import { fundEntry, loanApplication, loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { verifyByCode } from "~/areas/certificates/verify.server";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { makeFund, makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { askRequest } from "../money/ask-request.server";
import { decideRequest } from "../money/decide-request.server";
import { takeStep } from "../stages/take-step.server";
import { whyNoCompany } from "./guarantor-named.server";
import { issueForApplication, paperKey } from "./issue-for-application.server";
import { issueForLoan } from "./issue-for-loan.server";
import { paperBytes } from "./paper-file.server";
import { papersOfApplication, stillHolds } from "./paper-queries.server";
import { counterWords, readyForApplication } from "./ready-for-application.server";
import { papersToSignAgain } from "./sign-again.server";

const company = "郓城县融资担保有限公司";
const origin = "https://hqy.example.gov.cn";
let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
const may = () => actorFor(signInAs(db, "loan-officer").person, "loan.paper");
const addCompany = () => makeFund(db, { kind: "company", name: company, nameEn: "Yuncheng Guarantee Co." });

/** What stands on a paper, and who issued it as the public check says. */
function seen(done: ReturnType<typeof issueForLoan>) {
  if (!done.ok) throw new Error(done.why);
  const { code } = db.select().from(loanPaper).where(eq(loanPaper.id, done.id)).get()!;
  const answer = verifyByCode(db, code, "10.0.0.1");
  if (answer.answer !== "paper") throw new Error(answer.answer);
  return { text: pdfText(paperBytes(db, done.id)!).replace(/\s/g, ""), issuer: answer.paper.issuer };
}

function agreed(guaranteeKind: string): number {
  const { id } = makeApplication(db, loanHouse(db, village).staff, village, { until: "guarantee-agreed" });
  db.update(loanApplication)
    .set({ guaranteeKind, guaranteeMode: "joint" })
    .where(eq(loanApplication.id, id))
    .run();
  return id;
}
const noMoney = { on: "2020-01-01", userId: "u", userName: "u", at: 0 };
/** The paper of a kind that stands, issued where there is none yet. */
const issueOnce = (id: number, key: string) => {
  const known = papersOfApplication(db, id).find((p) => p.kind === key && stillHolds(p));
  return known ? seen({ ok: true, ...known }) : issue(id, key);
};
const issue = (id: number, key: string) => seen(issueForApplication(db, may(), id, key, { origin }));

it("what a guarantee company promises is headed, signed and checked as its own; deeds and the recommendation go to it", () => {
  addCompany();
  const id = agreed("company");
  const letter = issue(id, "guarantee");
  expect(letter.issuer).toBe(company);
  expect(letter.text).toContain(company);
  for (const key of ["recommendation", "authorisation"]) expect(issue(id, key).text).toContain(company);
  for (const key of ["guarantee", "recommendation", "authorisation"]) {
    const ready = readyForApplication(db, findApplication(db, { villages: "all" }, id)!, "2026-11-26");
    expect(JSON.stringify(ready.find((p) => paperKey(p) === key)!.printed)).not.toContain("担保中心");
  }
});

it("with the fund it is the centre's, whatever company is on record", () => {
  addCompany();
  expect(issue(agreed("natural-person"), "guarantee").issuer).toContain("创业担保贷款担保中心");
});

it("who stands behind the guarantor is named as what they are", () => {
  const person = { kind: "person", name: "马德胜" };
  const firm = { kind: "company", name: "郓城县某某农业有限公司" };
  expect(counterWords("natural-person", [person, firm])).toBe(
    "自然人保证：马德胜；单位保证：郓城县某某农业有限公司",
  );
  expect(counterWords("natural-person", [firm])).toBe("单位保证：郓城县某某农业有限公司");
  expect(counterWords("pledge", [])).toBe("质押");
});

it("a company that is not on record promises nothing, and the page of the papers says why", () => {
  const id = agreed("company");
  expect(issueForApplication(db, may(), id, "guarantee", { origin })).toMatchObject({
    why: "issue.why.notReady",
  });
  const lacks = (of: number) =>
    whyNoCompany(db, findApplication(db, { villages: "all" }, of)!.application, "2026-11-26");
  expect([lacks(id), lacks(agreed("fund"))]).toEqual(["lacks", null]);
  addCompany();
  expect(lacks(id)).toBeNull();
});

it("of several companies none is named before it is chosen; what was issued blank lapses with the choice", () => {
  addCompany();
  const other = makeFund(db, { kind: "company", name: "曹州融资担保有限公司" });
  db.insert(fundEntry)
    .values({ ...noMoney, fundId: other.id, kind: "contribution", fen: 100_000_000 })
    .run();
  const { staff } = loanHouse(db, village);
  const { id } = makeApplication(db, staff, village, { until: "guarantee-check" });
  db.update(loanApplication).set({ guaranteeKind: "company" }).where(eq(loanApplication.id, id)).run();
  const found = () => findApplication(db, { villages: "all" }, id)!;
  expect(whyNoCompany(db, found().application, "2026-11-26")).toBe("choose");
  for (const key of ["authorisation", "recommendation"])
    for (const name of [company, other.name]) expect(issueOnce(id, key).text).not.toContain(name);
  const done = takeStep(db, actorFor(staff.officer, "loan.guarantee"), id, "agree-guarantee", {
    companyId: other.id,
    text: "同意",
  });
  expect(done.ok && done.lapsed?.map((p) => p.kind).sort()).toEqual(["authorisation", "recommendation"]);
  expect(whyNoCompany(db, found().application, "2026-11-26")).toBeNull();
  expect(papersToSignAgain(db, found().application).map((p) => p.kind)).toEqual(["authorisation"]);
  for (const key of ["authorisation", "recommendation"]) expect(issue(id, key).text).toContain(other.name);
});

it("what the company has paid is claimed by the company, and the payout names it", () => {
  const { id: fundId } = addCompany();
  db.insert(fundEntry)
    .values({
      fundId,
      on: "2020-01-01",
      kind: "contribution",
      fen: 900_000_000,
      userId: "u",
      userName: "u",
      at: 0,
    })
    .run();
  const loan = makeLoan(db, village, "2025-03-10", { maturesOn: "2026-03-10" }, { guaranteeKind: "company" });
  expect(seen(issueForLoan(db, may(), loan.id, "disbursement", { origin })).text).toContain(company);
  const at = noon("2026-04-10");
  const asked = askRequest(
    db,
    loan.may.disburse,
    loan.id,
    {
      kind: "compensation",
      reason: "到期不还",
      toOn: null,
      consents: [],
      principalFen: 20_000_000,
      interestFen: 0,
    },
    at,
  );
  if (!asked.ok) throw new Error(asked.why);
  decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, at);
  const letter = seen(issueForLoan(db, may(), loan.id, "compensation", { origin, now: at }));
  expect(letter).toMatchObject({ issuer: company, text: expect.stringContaining(company) });
});
