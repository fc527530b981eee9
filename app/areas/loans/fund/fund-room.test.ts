import { fundEntry, guaranteeFund, loanApplication, loanBankTry } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { makeFund, makeLoan, noon, payout, signedApplication } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { applicationPage } from "../application/application-page.server";
import { agreedOf, findApplication } from "../application/application-queries.server";
import { saveApplication } from "../application/write-application.server";
import { disburseLoan } from "../money/disburse-loan.server";
import { findLoan } from "../money/loan-record.server";
import { fundOfLoan } from "../money/requests.server";
import { guarantorOfApplication } from "../papers/guarantor-named.server";
import { issueForApplication } from "../papers/issue-for-application.server";
import { reviewOnPaper } from "../papers/review-gather.server";
import { banksThatRefused } from "../stages/approval-of.server";
import { offeredSteps } from "../stages/offered-steps.server";
import { railOf } from "../stages/rail.server";
import { takeStep } from "../stages/take-step.server";
import { standingOf } from "../stages/why-not-step.server";
import { fundPage } from "./fund-page.server";
import { roomOf } from "./fund-rules";
import { allFunds, companiesToChoose, fundFigures, fundFor } from "./funds.server";
import { stopWords } from "./stop-words";

let db: ReturnType<typeof testDb>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

describe("room of a fund (DOMAIN §1.4)", () => {
  const checked = (fen: number) =>
    signedApplication(db, village, {
      state: "guarantee-check",
      guaranteeKind: "fund",
      approvedFen: fen,
      amountFen: fen,
    });
  const agree = (id: number, amountFen: number) =>
    takeStep(db, actorFor(signInAs(db, "loan-officer").person, "loan.guarantee"), id, "agree-guarantee", {
      amountFen,
      text: "同意担保",
    });

  it("without a company on record it can be sent back, guaranteed in another way and approved again", () => {
    const house = loanHouse(db, village);
    const { id } = makeApplication(db, house.staff, village, { until: "guarantee-check" });
    db.update(loanApplication).set({ guaranteeKind: "company" }).where(eq(loanApplication.id, id)).run();
    const found = () => findApplication(db, { villages: "all" }, id)!;
    const as = (who: keyof typeof house.staff, right: Parameters<typeof actorFor>[1]) =>
      actorFor(house.staff[who], right);
    const go = (
      who: keyof typeof house.staff,
      right: "loan.guarantee" | "loan.edit" | "loan.approve",
      key: Parameters<typeof takeStep>[3],
      input: Parameters<typeof takeStep>[4] = {},
    ) => takeStep(db, as(who, right) as Parameters<typeof takeStep>[1], id, key, input);
    const paper = (key: string) =>
      issueForApplication(
        db,
        as("officer", "loan.paper") as Parameters<typeof issueForApplication>[1],
        id,
        key,
        {
          origin: "https://hqy.example.gov.cn",
        },
      );
    for (const key of ["review", "recommendation"]) expect(paper(key)).toMatchObject({ ok: true });
    const steps = offeredSteps(
      db,
      as("officer", "loan.view") as Parameters<typeof offeredSteps>[1],
      standingOf(db, found(), todayOn()),
      "zh",
    );
    expect(steps.find((s) => s.key === "agree-guarantee")?.why).toContain("退回补材料、改担保方式");
    expect(steps.find((s) => s.key === "return")).toMatchObject({ why: null });
    expect(steps.find((s) => s.key === "return")?.lapses).toContain("要重新复核");
    expect(steps.find((s) => s.key === "return")?.lapses).toContain("推荐函");

    expect(go("officer", "loan.guarantee", "return", { reason: "没有担保公司，改担保方式" })).toMatchObject({
      ok: true,
      to: "supplementing",
      lapsed: [{ kind: "recommendation" }, { kind: "review" }],
    });
    expect(found().application).toMatchObject({ approvedFen: null, approvalNumber: null, approvedOn: null });
    const saved = saveApplication(
      db,
      as("officer", "loan.edit") as Parameters<typeof saveApplication>[1],
      id,
      { guaranteeKind: "fund" },
      found().application.revision,
    );
    expect(saved).toMatchObject({ ok: true });
    // Nobody has approved what it is now: it goes through the second review, not back to where it was.
    expect(go("officer", "loan.edit", "resubmit")).toMatchObject({ ok: true, to: "second-review" });
    expect(reviewOnPaper(db, found())).toMatchObject({ secondReviewer: null, qualified: null });
    expect(railOf(db, found(), todayOn(), "zh").find((p) => p.key === "guarantee")?.state).toBe("later");
    expect(go("reviewer", "loan.approve", "approve", { text: "同意" })).toMatchObject({ ok: true });
    expect(found().application.approvalNumber).not.toBeNull();
    expect(paper("recommendation")).toMatchObject({ ok: true });
  });

  it("sent back after the guarantee was agreed to, the agreement counts no more", () => {
    const { id } = signedApplication(db, village, {
      state: "guarantee-check",
      guaranteeKind: "fund",
      approvedFen: 20_000_000,
      amountFen: 20_000_000,
    });
    expect(agree(id, 20_000_000)).toMatchObject({ ok: true });
    expect(agreedOf(db, id)).toBeDefined();
    const officer = actorFor(signInAs(db, "loan-officer").person, "loan.guarantee");
    expect(takeStep(db, officer, id, "return", { reason: "改担保方式" })).toMatchObject({ ok: true });
    expect(agreedOf(db, id)).toBeUndefined();
  });

  it("a bank that said no may be asked again once the application was sent back and approved anew", () => {
    const { id } = signedApplication(db, village, { state: "bank-refused", guaranteeKind: "fund" });
    db.insert(loanBankTry)
      .values({ applicationId: id, bankId: 1, sentOn: "2026-03-02", result: "refused", userName: "陈立新" })
      .run();
    const approvedOn = (on: string) => banksThatRefused(db, { id, approvedOn: on });
    expect(approvedOn("2026-03-01")).toEqual([1]);
    expect(approvedOn("2026-03-20")).toEqual([]);
  });

  it("a company that is not on record promises nothing and nothing is paid out on it; the page says so", () => {
    const { id } = signedApplication(db, village, {
      state: "guarantee-check",
      guaranteeKind: "company",
      approvedFen: 20_000_000,
    });
    const officer = signInAs(db, "loan-officer").person;
    const page = () =>
      applicationPage(
        db,
        actorFor(officer, "loan.view"),
        findApplication(db, { villages: "all" }, id)!,
        "zh",
        noon("2026-11-20"),
      );
    const no = agree(id, 20_000_000);
    expect(no).toEqual({
      ok: false,
      why: "fundWhy.noCompany",
      stop: { why: "fundWhy.noCompany" },
    });
    expect(stopWords({ why: "fundWhy.noCompany" }, "zh")).toContain("没有登记在这家银行担保的公司");
    // With the contract signed it is sent back no more.
    expect(stopWords({ why: "fundWhy.noCompany" }, "zh", false)).not.toContain("退回");
    expect(page().companyLacks).toEqual({ setUp: false });
    expect(page().steps.find((s) => s.key === "agree-guarantee")?.why).toContain("由管理员登记公司");
    // One that has come so far before is stopped at the money.
    db.update(loanApplication).set({ state: "contract-signed" }).where(eq(loanApplication.id, id)).run();
    const pay = () =>
      disburseLoan(
        db,
        actorFor(officer, "loan.disburse"),
        id,
        payout("2026-11-20"),
        null,
        noon("2026-11-20"),
      );
    expect(pay()).toMatchObject({ ok: false, why: "fundWhy.noCompany" });
    const company = makeFund(db, { kind: "company", name: "郓城县融资担保有限公司" });
    expect(page().companyLacks).toBeNull();
    db.insert(fundEntry)
      .values({
        fundId: company.id,
        on: "2020-01-01",
        kind: "contribution",
        fen: 100_000_000,
        userId: "u",
        userName: "u",
        at: 0,
      })
      .run();
    expect(pay()).toMatchObject({ ok: true });
  });

  it("of several companies one is chosen: with the form or with the agreement; its book counts and its name stands on the papers", () => {
    const [first, second] = ["甲", "乙"].map((n) => {
      const fund = makeFund(db, { kind: "company", name: `郓城县${n}融资担保有限公司` });
      const by = { userId: "u", userName: "u", at: 0 };
      db.insert(fundEntry)
        .values({ fundId: fund.id, on: "2020-01-01", kind: "contribution", fen: 100_000_000, ...by })
        .run();
      return fund;
    });
    if (!first || !second) throw new Error("no company");
    const { id } = signedApplication(db, village, {
      state: "guarantee-check",
      guaranteeKind: "company",
      approvedFen: 20_000_000,
    });
    const found = () => findApplication(db, { villages: "all" }, id)!;
    const officer = signInAs(db, "loan-officer").person;
    const take = (companyId: number | null) =>
      takeStep(db, actorFor(officer, "loan.guarantee"), id, "agree-guarantee", {
        amountFen: 20_000_000,
        text: "同意担保",
        companyId,
      });
    expect(standingOf(db, found(), "2026-11-20").missing).toContain("companyId");
    const step = offeredSteps(
      db,
      actorFor(officer, "loan.view"),
      standingOf(db, found(), "2026-11-20"),
      "zh",
    );
    expect(step.find((s) => s.key === "agree-guarantee")?.asks.companies).toHaveLength(2);
    expect(take(null)).toEqual({ ok: false, why: "step.why.company" });
    expect(take(999)).toEqual({ ok: false, why: "step.why.company" });
    expect(take(second.id)).toMatchObject({ ok: true });
    expect(found().application.companyId).toBe(second.id);
    const committed = (fund: typeof first) => fundFigures(db, fund, "2026-11-20").figures.committedFen;
    expect([committed(first), committed(second)]).toEqual([0, 20_000_000]);
    expect(guarantorOfApplication(db, found().application, "2026-11-20")).toBe(second.name);
    expect(standingOf(db, found(), "2026-11-20").missing).not.toContain("companyId");
    const loan = makeLoan(db, village, "2026-11-01", {}, { guaranteeKind: "company", companyId: second.id });
    expect(fundOfLoan(db, findLoan(db, "all", loan.id)!)?.id).toBe(second.id);
    // With one that has left the other is nobody's choice but the only one.
    db.update(guaranteeFund).set({ leftOn: "2026-11-10" }).where(eq(guaranteeFund.id, second.id)).run();
    const of = { kind: "company", bankId: 1 };
    expect(companiesToChoose(db, of, "2026-11-20")).toEqual([]);
    expect(fundFor(db, of, "2026-11-20")?.id).toBe(first.id);
    expect(fundFor(db, { ...of, companyId: second.id }, "2026-11-20")).toBeNull();
    expect(fundFor(db, { ...of, companyId: second.id }, "2026-11-01")?.id).toBe(second.id);
  });

  it("100,000 × 5 less 200,000 lent less 200,000 promised: 150,000 is refused with its figures, 100,000 is not", () => {
    const fund = makeFund(db);
    db.insert(fundEntry)
      .values({
        fundId: fund.id,
        on: "2020-01-01",
        kind: "contribution",
        fen: 10_000_000,
        userId: "u",
        userName: "u",
        at: 0,
      })
      .run();
    makeLoan(db, village, "2026-11-01", {}, { guaranteeKind: "fund" });
    const first = checked(30_000_000);
    // Less than was approved: what was agreed to is what is promised.
    expect(agree(first.id, 20_000_000)).toMatchObject({ ok: true });
    const figures = fundFigures(db, fund, "2026-11-20").figures;
    expect(figures).toMatchObject({ guaranteedFen: 20_000_000, committedFen: 20_000_000 });
    expect(roomOf(fund, figures)).toBe(10_000_000);
    const second = checked(15_000_000);
    const no = agree(second.id, 15_000_000);
    expect(no).toMatchObject({ ok: false, why: "fundWhy.leverage" });
    if (no.ok || !no.stop) throw new Error("not stopped");
    expect(stopWords(no.stop, "zh")).toBe(
      "郓城县创业担保基金不能再担保：要担保 150,000.00 元，只能再担保 100,000.00 元：基金余额 100,000.00 元 × 5.00 倍，减去在保余额 200,000.00 元、已承诺未放款 200,000.00 元。",
    );
    expect(fundPage(db, signInAs(db, "leader").person, fund, "zh").figures.room).toBe("100,000.00");
    expect(agree(second.id, 10_000_000)).toMatchObject({ ok: true });
    expect(roomOf(fund, fundFigures(db, fund, "2026-11-20").figures)).toBe(0);
    // The bank lends less: no more is promised than that.
    db.insert(loanBankTry)
      .values({
        applicationId: second.id,
        bankId: 1,
        sentOn: "2026-11-20",
        result: "approved",
        amountFen: 7_000_000,
        userName: "陈立新",
      })
      .run();
    expect(roomOf(fund, fundFigures(db, fund, "2026-11-20").figures)).toBe(3_000_000);
    db.delete(loanBankTry).run();
    // What the bank refused stays promised until it lapses; withdrawn it is free again.
    const set = (state: string) =>
      db.update(loanApplication).set({ state }).where(eq(loanApplication.id, second.id)).run();
    set("bank-refused");
    expect(roomOf(fund, fundFigures(db, fund, "2026-11-20").figures)).toBe(0);
    set("withdrawn");
    expect(roomOf(fund, fundFigures(db, fund, "2026-11-20").figures)).toBe(10_000_000);
  });

  it("whatever stands behind it, the fund guarantees: its book counts what its letter promises, and it can be made to pay", () => {
    const fund = makeFund(db);
    db.insert(fundEntry)
      .values({
        fundId: fund.id,
        on: "2020-01-01",
        kind: "contribution",
        fen: 100_000_000,
        userId: "u",
        userName: "u",
        at: 0,
      })
      .run();
    const figures = () => fundFigures(db, fund, "2026-11-20").figures;
    for (const guaranteeKind of ["natural-person", "mortgage", "pledge", "waived"]) {
      const before = figures();
      signedApplication(db, village, { guaranteeKind, state: "guarantee-agreed", approvedFen: 10_000_000 });
      expect(figures().committedFen - before.committedFen).toBe(10_000_000);
      const loan = makeLoan(db, village, "2026-11-01", { principalFen: 5_000_000 }, { guaranteeKind });
      expect(figures().guaranteedFen - before.guaranteedFen).toBe(5_000_000);
      expect(fundOfLoan(db, findLoan(db, "all", loan.id)!)?.id).toBe(fund.id);
    }
    const before = figures();
    const { id: fundId } = makeFund(db, { kind: "company", name: "郓城县融资担保有限公司" });
    const by = { userId: "u", userName: "u", at: 0 };
    db.insert(fundEntry)
      .values({ fundId, on: "2020-01-01", kind: "contribution", fen: 100_000_000, ...by })
      .run();
    makeLoan(db, village, "2026-11-01", {}, { guaranteeKind: "company" });
    expect(figures()).toEqual(before);
  });

  it("a fund at its stop line agrees to nothing", () => {
    const fund = makeFund(db, { stopOverdueBp: 1_000 });
    db.insert(fundEntry)
      .values({
        fundId: fund.id,
        on: "2020-01-01",
        kind: "contribution",
        fen: 90_000_000,
        userId: "u",
        userName: "u",
        at: 0,
      })
      .run();
    // Nothing paid since March: all of it is overdue.
    makeLoan(db, village, "2026-03-01", {}, { guaranteeKind: "fund" });
    const { id } = checked(1_000_000);
    expect(agree(id, 1_000_000)).toMatchObject({ ok: false, why: "fundWhy.overdue" });
    expect(allFunds(db)).toHaveLength(1);
  });
});
