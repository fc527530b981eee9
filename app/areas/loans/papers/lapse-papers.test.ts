import type { Db } from "db/client.server";
import { loanApplication, loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { verifyByCode } from "~/areas/certificates/verify.server";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { makeLoan, noon, reverseByTwo } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { eventsOf, findLoan } from "../money/loan-record.server";
import { postRepayment } from "../money/post-repayment.server";
import { takeStep } from "../stages/take-step.server";
import { issueForApplication, paperKey } from "./issue-for-application.server";
import { issueForLoan } from "./issue-for-loan.server";
import { paperAtRisk } from "./paper-at-risk.server";
import { papersOfApplication, papersOfLoan } from "./paper-queries.server";
import { issuedRow } from "./papers-page.server";
import { readyForApplication } from "./ready-for-application.server";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
const origin = "https://hqy.example.gov.cn";
const may = () => actorFor(signInAs(db, "loan-officer").person, "loan.paper");
const checked = (paperId: number) => {
  const { code } = db.select().from(loanPaper).where(eq(loanPaper.id, paperId)).get()!;
  const answer = verifyByCode(db, code, "10.0.0.1");
  if (answer.answer !== "paper") throw new Error(answer.answer);
  return answer.paper;
};

it("a proof of settlement holds no more once the repayment behind it is reversed; settled again it has a new one", () => {
  const loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 0 });
  const pay = (on: string) =>
    postRepayment(
      db,
      loan.may.repay,
      loan.id,
      { on, principalFen: 20_000_000, interestFen: 0, penaltyFen: 0, note: null, proof: null },
      null,
      noon(on),
    );
  pay("2026-11-20");
  const proof = () => issueForLoan(db, may(), loan.id, "settlement", { origin, now: noon("2026-11-20") });
  const issued = proof();
  if (!issued.ok) throw new Error(issued.why);
  expect(checked(issued.id)).toMatchObject({ state: "valid", lapsedOn: null });
  const repaid = eventsOf(db, loan.id).find((e) => e.kind === "repaid")!;
  // Whoever asks for the reversal, and whoever decides it, is told that the proof is out.
  expect(paperAtRisk(db, loan.id, "repaid", "zh")).toContain(`结清证明 ${issued.number}`);
  expect(reverseByTwo(db, loan, repaid.id, "记错户", noon("2026-11-25"))).toMatchObject({ ok: true });
  expect(findLoan(db, "all", loan.id)?.state).toBe("running");
  expect(checked(issued.id)).toMatchObject({
    state: "lapsed",
    lapsedOn: "2026-11-25",
    lapsedWhy: "running",
  });
  expect(issuedRow(papersOfLoan(db, loan.id)[0]!, "zh")).toMatchObject({
    lapsed: true,
    state: "2026年11月25日起失效：登记的还款或代偿已冲销",
  });
  expect(paperAtRisk(db, loan.id, "repaid", "zh")).toBeNull();
  pay("2026-11-26");
  expect(checked(issued.id).state).toBe("lapsed");
  expect(proof()).toMatchObject({ ok: true });
});

it("what was promised for an application that is withdrawn holds no more and is not issued again", () => {
  const house = loanHouse(db, village);
  const { id } = makeApplication(db, house.staff, village, { until: "guarantee-agreed" });
  for (const key of ["recommendation", "guarantee", "review"])
    expect(issueForApplication(db, may(), id, key, { origin })).toMatchObject({ ok: true });
  const { officer } = house.staff;
  const withdrawn = takeStep(db, actorFor(officer, "loan.edit"), id, "withdraw", { reason: "不贷了" });
  expect(withdrawn).toMatchObject({ ok: true });
  const states = papersOfApplication(db, id).map((p) => [p.kind, checked(p.id).state]);
  expect(Object.fromEntries(states)).toEqual({
    recommendation: "lapsed",
    guarantee: "lapsed",
    review: "valid",
  });
  const ready = readyForApplication(db, findApplication(db, { villages: "all" }, id)!, "2026-11-26");
  expect(ready.map(paperKey)).not.toContain("guarantee");
  expect(ready.map(paperKey)).not.toContain("recommendation");
});

it("a guarantee written to the bank that said no gives way to one for the next bank", () => {
  const house = loanHouse(db, village);
  const { id } = makeApplication(db, house.staff, village, { until: "at-bank" });
  const issue = () => issueForApplication(db, may(), id, "guarantee", { origin });
  expect(issue()).toMatchObject({ ok: true });
  expect(issue()).toMatchObject({ ok: false, why: "issue.why.standing" });
  const officer = actorFor(house.staff.officer, "loan.guarantee");
  expect(takeStep(db, officer, id, "bank-refuse", { reason: "额度已满" }).ok).toBe(true);
  expect(issue()).toMatchObject({ ok: false, why: "issue.why.notReady" });
  const bank = db.select().from(loanApplication).where(eq(loanApplication.id, id)).get()?.bankId;
  expect(takeStep(db, officer, id, "to-bank", { bankId: bank === 1 ? 2 : 1 }).ok).toBe(true);
  expect(issue()).toMatchObject({ ok: true });
});
