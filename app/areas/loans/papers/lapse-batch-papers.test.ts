import { readFileSync } from "node:fs";
import type { Db } from "db/client.server";
import { loanPaper } from "db/schema";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { verifyByCode } from "~/areas/certificates/verify.server";
import type { Day } from "~/platform/dates";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { postRepayment } from "../money/post-repayment.server";
import { batchPage } from "../subsidy/batch-page.server";
import type { BatchStep } from "../subsidy/batch-rules";
import { findBatch } from "../subsidy/batches.server";
import { changeBatch } from "../subsidy/change-batch.server";
import { makeBatch } from "../subsidy/make-batch.server";
import { issueForBatch, issueForLoan } from "./issue-for-loan.server";
import { papersOfBatch } from "./paper-queries.server";
import { issuedRow, papersPage } from "./papers-page.server";
import { readyForBatch } from "./ready-for-batch.server";

const on: Day = "2026-09-25";
const origin = "https://hqy.example.gov.cn";
let db: Db;
let loan: ReturnType<typeof makeLoan>;
let first: number;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  loan = makeLoan(db, village, "2026-04-16", { principalFen: 20_000_000, ratePpm: 34_500 });
  pay(0, 126_500, "2026-06-21");
  const made = makeBatch(db, loan.may.batch, "2026-09-21", noon(on));
  if (!made.ok) throw new Error(made.why);
  first = made.id;
});

const pay = (principalFen: number, interestFen: number, day: Day, of = loan) =>
  postRepayment(
    db,
    of.may.repay,
    of.id,
    { on: day, principalFen, interestFen, penaltyFen: 0, note: null, proof: null },
    null,
    noon(on),
  );
const may = () => actorFor(signInAs(db, "loan-officer").person, "loan.paper");
const step = (id: number, which: BatchStep) =>
  changeBatch(
    db,
    which === "check" || which === "return" ? loan.may.check : loan.may.batch,
    id,
    which,
    { note: "晚到的还款" },
    noon(on),
  );
const issue = (id: number) => {
  const done = issueForBatch(db, may(), id, "subsidy-detail", { origin, now: noon(on) });
  if (!done.ok) throw new Error(done.why);
  return done;
};
const checked = (paperId: number) => {
  const { code } = db.select().from(loanPaper).where(eq(loanPaper.id, paperId)).get()!;
  const answer = verifyByCode(db, code, "10.0.0.1");
  if (answer.answer !== "paper") throw new Error(answer.answer);
  return answer.paper;
};
const page = (id: number) => batchPage(db, may(), findBatch(db, id)!, "zh", noon(on));

it("the list of a batch that was sent lapses with its correction; the new version goes with a list of its own", () => {
  step(first, "check");
  step(first, "send");
  const paper = issue(first);
  expect(checked(paper.id)).toMatchObject({ state: "valid" });
  expect(page(first).atRisk).toContain(`贴息申请明细表 ${paper.number}`);
  pay(2_000_000, 0, "2026-08-01");
  const next = step(first, "correct");
  if (!next.ok) throw new Error(next.why);
  expect(checked(paper.id)).toMatchObject({ state: "lapsed", lapsedOn: on, lapsedWhy: "replaced" });
  expect(issuedRow(papersOfBatch(db, first)[0]!, "zh")).toMatchObject({
    lapsed: true,
    state: "2026年9月25日起失效：批次已更正，另做了一版",
  });
  expect(page(first).atRisk).toBeNull();
  // Finance still has the list of the version before.
  step(next.id, "check");
  expect(page(next.id).checks?.list).toEqual({ tone: "bad", text: `${paper.number} 已失效` });
  expect([page(next.id).listAnew, page(first).listAnew]).toEqual([true, false]);
  expect(step(next.id, "send")).toEqual({ ok: false, why: "subsidyWhy.paper" });
  const anew = issue(next.id);
  expect(page(next.id).listAnew).toBe(false);
  expect(step(next.id, "send")).toMatchObject({ ok: true });
  expect(checked(anew.id)).toMatchObject({ state: "valid", amountFen: findBatch(db, next.id)!.subsidyFen });
});

it("a batch that is worked out anew is not sent with the list of other totals", () => {
  step(first, "check");
  const paper = issue(first);
  const { subsidyFen } = findBatch(db, first)!;
  expect(page(first)).toMatchObject({ checks: { list: { tone: "ok", text: `已出 ${paper.number}` } } });
  pay(500_000, 0, "2026-08-05");
  step(first, "redraw");
  expect(checked(paper.id)).toMatchObject({ state: "lapsed", lapsedWhy: "draft", amountFen: subsidyFen });
  step(first, "check");
  expect(findBatch(db, first)!.subsidyFen).not.toBe(subsidyFen);
  expect(step(first, "send")).toEqual({ ok: false, why: "subsidyWhy.paper" });
  const offered = papersPage(readyForBatch(db, findBatch(db, first)!), papersOfBatch(db, first), "zh");
  expect(offered.ready).toMatchObject([{ key: "subsidy-detail", standing: null }]);
  const anew = issue(first);
  expect(checked(anew.id).amountFen).toBe(findBatch(db, first)!.subsidyFen);
  expect(step(first, "send")).toMatchObject({ ok: true });
  expect(checked(anew.id).state).toBe("valid");
});

it("a batch is sent without a list on paper, as before; one returned to its maker has no list that holds", () => {
  step(first, "check");
  expect(page(first)).toMatchObject({ atRisk: null, checks: { list: { tone: "mute", text: "还没有出" } } });
  const paper = issue(first);
  step(first, "return");
  expect(checked(paper.id)).toMatchObject({ state: "lapsed", lapsedWhy: "draft" });
  const other = makeBatch(db, loan.may.batch, "2026-09-21", noon(on));
  expect(other).toEqual({ ok: true, id: first });
  db.update(loanPaper)
    .set({ voidedAt: noon(on), voidedReason: "收回" })
    .run();
  step(first, "check");
  expect(step(first, "send")).toMatchObject({ ok: true });
});

it("lists that were overtaken before there was a mark for it are marked by the migration, the others are left", () => {
  step(first, "check");
  const stale = issue(first);
  step(first, "redraw");
  step(first, "check");
  db.update(loanPaper).set({ lapsedOn: null, lapsedWhy: null }).run();
  const { number: _number, id: _id, code: _code, ...row } = db.select().from(loanPaper).get()!;
  const { id: fresh } = db
    .insert(loanPaper)
    .values({ ...row, number: "TXM-99", code: "fresh", createdAt: Date.now() + 1000 })
    .returning({ id: loanPaper.id })
    .get();
  db.run(sql.raw(readFileSync("db/migrations/0055_lapsed-batch-papers.sql", "utf8")));
  expect(db.select().from(loanPaper).where(eq(loanPaper.id, stale.id)).get()).toMatchObject({
    lapsedWhy: "draft",
    lapsedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(db.select().from(loanPaper).where(eq(loanPaper.id, fresh)).get()).toMatchObject({ lapsedOn: null });
});

it("the working of a loan lapses where the batch has other figures for it now; that of another loan holds", () => {
  const other = makeLoan(db, village, "2026-04-16", { principalFen: 10_000_000, ratePpm: 34_500 });
  pay(0, 63_250, "2026-06-21", other);
  step(first, "redraw");
  step(first, "check");
  const working = (of: { id: number }) => {
    const done = issueForLoan(db, may(), of.id, "working:2026Q3", { origin, now: noon(on) });
    if (!done.ok) throw new Error(done.why);
    return done;
  };
  const [mine, its] = [working(loan), working(other)];
  step(first, "send");
  pay(2_000_000, 0, "2026-08-01");
  const next = step(first, "correct");
  if (!next.ok) throw new Error(next.why);
  expect(checked(mine.id)).toMatchObject({ state: "lapsed", lapsedWhy: "replaced" });
  expect(checked(its.id)).toMatchObject({ state: "valid" });
  step(next.id, "check");
  const anew = working(loan);
  pay(500_000, 0, "2026-08-05");
  step(next.id, "redraw");
  expect(checked(anew.id)).toMatchObject({ state: "lapsed", lapsedWhy: "draft" });
  expect(checked(its.id)).toMatchObject({ state: "valid" });
});
