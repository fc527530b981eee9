import {
  auditEvent,
  loanApplication,
  loanCheck,
  loanCommittee,
  loanDocument,
  loanStateChange,
  loanVote,
  person,
  policyValue,
  policyVersion,
} from "db/schema";
import { and, desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addWorkingDays, calendarEdits } from "~/areas/policies/index.server";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { addDays, addMonths, type Day, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { payout } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { applicationPage } from "../application/application-page.server";
import { findApplication, partnersOfApplication } from "../application/application-queries.server";
import { workOutCheck } from "../application/check-application.server";
import { saveApplication } from "../application/write-application.server";
import { findingWords } from "../finding-words";
import { waitingFor } from "../home/waiting.server";
import { disburseLoan } from "../money/disburse-loan.server";
import { disbursementPage } from "../money/disbursement-page.server";
import { refusalReasons, reviewOnPaper } from "../papers/review-gather.server";
import * as applicationRoute from "../routes/application/application";
import { loanText } from "../text";
import { castVote } from "./cast-vote.server";
import { committeeOf } from "./committee-rounds.server";
import { noticeOwed } from "./give-notice.server";
import { lapseApprovals } from "./lapse-approvals.server";
import type { StepInput } from "./step-input";
import type { StepKey } from "./steps";
import { stepKeys } from "./steps";
import { takeStep } from "./take-step.server";

let db: ReturnType<typeof testDb>;
let villageId: number;
let house: ReturnType<typeof loanHouse>;
beforeEach(() => {
  db = testDb();
  villageId = makeVillage(db);
  house = loanHouse(db, villageId);
});

const rights = ["loan.edit", "loan.recommend", "loan.review", "loan.approve", "loan.guarantee"] as const;
const take = (who: SignedIn, id: number, key: StepKey, input: StepInput = {}, now?: number) => {
  const actor = rights.map((r) => actorWith(who, r)).find((a) => a !== null);
  if (!actor) throw new Error(who.name);
  return takeStep(db, actor as ReturnType<typeof actorFor<"loan.edit">>, id, key, input, now);
};
const stateOf = (id: number) => db.select().from(loanApplication).where(eq(loanApplication.id, id)).get();

describe("the way of an application", () => {
  it("from the first word to the contract, each step by the one whose it is; the checks are kept", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "contract-signed" });
    const a = stateOf(id);
    expect(a).toMatchObject({ state: "contract-signed", approvedFen: 20_000_000, timesNo: 1 });
    expect(a?.policyVersionId).not.toBeNull();
    expect(
      db
        .select({ to: loanStateChange.toState })
        .from(loanStateChange)
        .where(eq(loanStateChange.applicationId, id))
        .all()
        .map((c) => c.to),
    ).toEqual([
      "draft",
      "submitted",
      "village-recommended",
      "town-checked",
      "first-review",
      "second-review",
      "qualified",
      "guarantee-check",
      "guarantee-agreed",
      "at-bank",
      "bank-approved",
      "contract-signed",
    ]);
    const check = db.select().from(loanCheck).where(eq(loanCheck.applicationId, id)).get();
    expect(JSON.parse(check?.findings ?? "[]").length).toBeGreaterThan(8);
    expect(check).toMatchObject({ failing: 0, unproved: 0, policyVersionId: a?.policyVersionId });
  });

  it("at the bank and signed it stands on the officer's home; who was refused a guarantee is told in five working days", () => {
    const states = () => waitingFor(db, house.staff.officer).map((r) => r.application.state);
    makeApplication(db, house.staff, villageId, { until: "at-bank" });
    makeApplication(db, house.staff, villageId, { until: "contract-signed" });
    expect(states()).toEqual(expect.arrayContaining(["at-bank", "contract-signed"]));
    const { id } = makeApplication(db, house.staff, villageId, { until: "guarantee-check" });
    expect(take(house.staff.officer, id, "refuse-guarantee", { reason: "反担保人在别处逾期" }).ok).toBe(true);
    expect(stateOf(id)?.dueOn).toBe(addWorkingDays(todayOn(), 5, calendarEdits(db)));
    expect(noticeOwed(db, id)).toBe(true);
    expect(states()).toContain("guarantee-refused");
    const may = actorFor(house.staff.officer, "loan.view");
    const page = applicationPage(db, may, findApplication(db, { villages: "all" }, id)!, "zh");
    expect(page.refused?.reason).toBe("不予担保：反担保人在别处逾期");
  });

  it("a waiver beyond the policy's amount is red by any basis, and the amount is named", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "first-review" });
    db.update(loanApplication)
      .set({ guaranteeKind: "waived", waiverBasis: "信用乡村" })
      .where(eq(loanApplication.id, id))
      .run();
    const check = workOutCheck(
      db,
      findApplication(db, actorFor(house.staff.officer, "loan.view"), id)!,
      todayOn(),
    );
    const finding = check?.findings.find((f) => f.rule === "guarantor");
    expect(finding?.verdict).toBe("fails");
    const t = translator(loanText, "zh");
    const words = finding && findingWords(t, finding, "zh", { group: null, proof: null });
    expect(words?.title).toBe("免反担保的不超过 10 万元");
    expect(words?.way).toContain("金额减到 10 万元以内");
  });

  it("cannot go on with a paper that lacks, or a condition that is not met", () => {
    const lacks = makeApplication(db, house.staff, villageId, {
      until: "first-review",
      without: ["premises"],
    });
    expect(take(house.staff.officer, lacks.id, "first-review")).toMatchObject({
      ok: false,
      why: "step.why.papers",
      values: { count: 1 },
    });
    const owes = makeApplication(db, house.staff, villageId, { until: "first-review", spouseOwes: 80_000 });
    const married = stateOf(owes.id)?.marital === "married";
    expect(take(house.staff.officer, owes.id, "first-review").ok).toBe(!married);
  });

  it("is passed on without a paper only with the reason, and never without the identity card", () => {
    const { id } = makeApplication(db, house.staff, villageId, {
      until: "first-review",
      without: ["premises"],
    });
    expect(take(house.staff.officer, id, "return", { reason: "缺经营场所证明" }).ok).toBe(true);
    expect(take(house.staff.cadre, id, "resubmit")).toMatchObject({
      why: "step.why.papersLater",
      values: { count: 1 },
    });
    db.update(loanDocument).set({ removedAt: 1 }).where(eq(loanDocument.kind, "id-card")).run();
    expect(take(house.staff.cadre, id, "resubmit", { reason: "补办" })).toMatchObject({
      why: "step.why.papersFirst",
    });
    db.update(loanDocument).set({ removedAt: null }).run();
    expect(take(house.staff.cadre, id, "resubmit", { reason: "房主在外地，十日内补交租赁合同" }).ok).toBe(
      true,
    );
  });

  it("no more is approved than was asked for", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "second-review" });
    expect(take(house.staff.reviewer, id, "approve", { amountFen: 20_000_001 })).toMatchObject({
      ok: false,
      why: "step.why.amountOver",
    });
    expect(take(house.staff.reviewer, id, "approve", { amountFen: 15_000_000 })).toMatchObject({ ok: true });
    expect(stateOf(id)?.approvedFen).toBe(15_000_000);
    // Two have signed in the system: the third line stays for the hand.
    expect(reviewOnPaper(db, findApplication(db, { villages: "all" }, id)!)).toMatchObject({
      secondReviewer: house.staff.reviewer.name,
      approver: null,
    });
  });

  it("returned for papers it waits, and comes back to where it was; a reason is needed", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "first-review" });
    expect(take(house.staff.officer, id, "return")).toMatchObject({ ok: false, why: "step.why.reason" });
    expect(take(house.staff.officer, id, "return", { reason: "缺租赁合同" }).ok).toBe(true);
    expect(stateOf(id)).toMatchObject({ state: "supplementing", dueOn: null });
    expect(take(house.staff.cadre, id, "resubmit")).toEqual({ ok: true, to: "first-review" });
    expect(stateOf(id)?.holderId).toBe(house.staff.officer.userId);
  });

  it("a refusal has its reason and the day by which it must be told: five working days", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "first-review" });
    const now = Date.parse("2026-11-26T10:00:00+08:00");
    // Everything is met so far: whoever refuses has to say which condition is not.
    expect(take(house.staff.officer, id, "refuse", { reason: "在别处就业" }, now)).toMatchObject({
      why: "step.why.rule",
    });
    expect(take(house.staff.officer, id, "refuse", { reason: "在别处就业", rule: "otherJob" }, now).ok).toBe(
      true,
    );
    const found = findApplication(db, { villages: "all" }, id)!;
    expect(reviewOnPaper(db, found)).toMatchObject({ qualified: false, refusedReason: "在别处就业" });
    expect(reviewOnPaper(db, found)?.lines.filter((l) => l.verdict !== "符合")).toMatchObject([
      { item: "没有在别处就业、没有领养老金", result: "在别处就业", on: "2026-11-26" },
    ]);
    const [why, ...more] = refusalReasons(db, found);
    expect(more).toEqual([]);
    expect(why?.fact).toContain("2026年11月26日核查");
    // Only another place's paper says it: the letter tells the rule and claims no document of ours.
    expect(why?.basis).toBeNull();
    // Thursday 26 November: Fri, Mon, Tue, Wed, Thu.
    expect(stateOf(id)).toMatchObject({
      state: "unqualified",
      refusedReason: "在别处就业",
      dueOn: "2026-12-03",
    });
  });

  it("who entered or recommended it does not say what the guarantee says; another does", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "guarantee-check" });
    db.update(loanApplication)
      .set({ enteredBy: house.staff.officer.userId })
      .where(eq(loanApplication.id, id))
      .run();
    const { officer, reviewer } = house.staff;
    const refusal = { reason: "担保人已为亲戚担保。" };
    expect(take(officer, id, "agree-guarantee")).toMatchObject({ why: "step.why.madeIt" });
    expect(take(officer, id, "refuse-guarantee", refusal)).toMatchObject({ why: "step.why.madeIt" });
    expect(take(reviewer, id, "refuse-guarantee", refusal).ok).toBe(true);
    const [why] = refusalReasons(db, findApplication(db, { villages: "all" }, id)!);
    expect(why).toMatchObject({ title: "担保人已为亲戚担保", fact: "" });
    expect(why?.basis).toBeNull();
  });

  it("the bank lends no more than the guarantee covers, and over the cap of the subsidy only with a word", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "guarantee-check" });
    const { officer } = house.staff;
    expect(take(officer, id, "agree-guarantee", { amountFen: 18_000_000, text: "同意" }).ok).toBe(true);
    expect(take(officer, id, "to-bank").ok).toBe(true);
    const approve = (amountFen: number, ratePpm: number, text?: string) =>
      take(officer, id, "bank-approve", { amountFen, ratePpm, text, termMonths: 24 });
    expect(approve(20_000_000, 35_000)).toMatchObject({
      why: "step.why.amountOver",
      values: { most: 18_000_000 },
    });
    expect(approve(18_000_000, 90_000)).toMatchObject({
      why: "step.why.rateOver",
      values: { rate: "3.50%" },
    });
    expect(approve(18_000_000, 36_000, "本行按风险加点").ok).toBe(true);
    take(officer, id, "sign");
    const pay = (principalFen: number, ratePpm: number, months = 24, less = false) =>
      disburseLoan(
        db,
        actorFor(officer, "loan.disburse"),
        id,
        payout(todayOn(), { principalFen, ratePpm, maturesOn: addMonths(todayOn(), months), less }),
      );
    expect(pay(18_000_001, 36_000)).toMatchObject({ why: "loanWhy.overBank" });
    expect(pay(18_000_000, 36_001)).toMatchObject({ why: "loanWhy.overBankRate" });
    expect(pay(18_000_000, 36_000, 25)).toMatchObject({ why: "loanWhy.overBankTerm" });
    // Less, or shorter: asked about once, for the deeds name what the bank agreed to.
    expect(pay(17_999_999, 36_000)).toMatchObject({ why: "loanWhy.lessThanBank" });
    expect(pay(18_000_000, 36_000, 23)).toMatchObject({ why: "loanWhy.lessThanBank" });
    expect(pay(18_000_000, 36_000, 23, true)).toMatchObject({ ok: true });
  });

  it("a bank's refusal leaves the qualification good for another bank, never for the same", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "bank-refused", reason: "额度已满" });
    const first = stateOf(id)?.bankId ?? 0;
    expect(take(house.staff.officer, id, "to-bank", { bankId: first })).toMatchObject({
      ok: false,
      why: "approval.refusedThere",
    });
    expect(take(house.staff.officer, id, "to-bank", { bankId: first === 1 ? 2 : 1 })).toMatchObject({
      ok: true,
    });
  });

  it("a qualification lapses with its last day, and nothing is done under it any more", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "qualified", daysAgo: 240 });
    expect(take(house.staff.officer, id, "to-guarantee")).toMatchObject({
      ok: false,
      why: "step.why.lapsed",
    });
    expect(lapseApprovals(db)).toBe(1);
    expect(stateOf(id)?.state).toBe("lapsed");
    expect(lapseApprovals(db)).toBe(0);
  });

  it("a signed contract waits thirty days longer for a payout of the last days to be entered, then lapses too", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "contract-signed" });
    const lastOn = (day: string) =>
      db.update(loanApplication).set({ approvalUntilOn: day }).where(eq(loanApplication.id, id)).run();
    lastOn(addDays(todayOn(), -30));
    expect(lapseApprovals(db)).toBe(0);
    const page = disbursementPage(db, db.select().from(loanApplication).get()!, "zh");
    expect(JSON.stringify(page)).toContain("已经过了");
    lastOn(addDays(todayOn(), -31));
    expect(lapseApprovals(db)).toBe(1);
    expect(stateOf(id)?.state).toBe("lapsed");
  });

  it("pressed twice, a step is taken once", () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "town-checked" });
    expect(take(house.staff.officer, id, "take")).toEqual({ ok: true, to: "first-review" });
    expect(take(house.staff.officer, id, "take")).toEqual({ ok: true, to: "first-review" });
    expect(
      db
        .select()
        .from(loanStateChange)
        .where(and(eq(loanStateChange.applicationId, id), eq(loanStateChange.toState, "first-review")))
        .all(),
    ).toHaveLength(1);
  });
});

describe("the committee", () => {
  it("three of five: the third yes approves, a second vote of one member counts nothing", () => {
    const version = db
      .select()
      .from(policyVersion)
      .where(and(eq(policyVersion.region, "37"), eq(policyVersion.fromOn, "2023-10-01")))
      .get();
    const set = (key: string, value: string) =>
      db
        .update(policyValue)
        .set({ value })
        .where(and(eq(policyValue.versionId, version?.id ?? 0), eq(policyValue.key, key)))
        .run();
    set("committeeNeeded", "3");
    set("committeeMembers", "5");
    const { id } = makeApplication(db, house.staff, villageId, {
      until: "committee",
      kind: "partners",
      amountWan: 60,
    });
    const member = () => actorFor(signInAs(db, "leader", "all", "委员").person, "loan.vote");
    const again = actorFor(house.staff.leader, "loan.vote");
    expect(castVote(db, again, id, { vote: "yes", reason: null })).toEqual({ ok: true, decided: null });
    expect(committeeOf(db, id)?.votes).toHaveLength(1);
    expect(castVote(db, member(), id, { vote: "no", reason: null })).toMatchObject({ ok: false });
    const no = { vote: "no" as const, reason: "风险大" };
    expect(castVote(db, member(), id, no)).toEqual({ ok: false, why: "vote.why.rule" });
    expect(castVote(db, member(), id, { ...no, rule: "no-rule" })).toMatchObject({ ok: false });
    expect(castVote(db, member(), id, { ...no, rule: "other" })).toEqual({ ok: true, decided: null });
    expect(castVote(db, member(), id, { vote: "yes", reason: null })).toEqual({ ok: true, decided: null });
    expect(castVote(db, member(), id, { vote: "yes", reason: null })).toEqual({
      ok: true,
      decided: "approved",
    });
    expect(stateOf(id)).toMatchObject({ state: "qualified", approvedFen: 60_000_000 });
    // The committee approves in the place of one person: its name stands on the sheet of the review.
    expect(reviewOnPaper(db, findApplication(db, { villages: "all" }, id)!)).toMatchObject({
      secondReviewer: house.staff.reviewer.name,
      approver: "贷审会",
    });
    expect(castVote(db, member(), id, { vote: "yes", reason: null })).toMatchObject({
      ok: false,
      why: "vote.why.closed",
    });
  });
});

it("nobody in a committee agrees to an application of somebody who has died since, or that breaks a rule now", () => {
  const { id } = makeApplication(db, house.staff, villageId, {
    until: "committee",
    kind: "partners",
    amountWan: 60,
  });
  const vote = (vote: "yes" | "no") =>
    castVote(db, actorFor(signInAs(db, "leader", "all", "委员").person, "loan.vote"), id, {
      vote,
      reason: "有情况",
      rule: "other",
    });
  const dies = (personId: number, diedOn: Day | null) =>
    db.update(person).set({ diedOn }).where(eq(person.id, personId)).run();
  const { personId } = stateOf(id)!;
  dies(personId, todayOn());
  expect(vote("yes")).toEqual({ ok: false, why: "step.why.dead" });
  dies(personId, null);
  const [partner] = partnersOfApplication(db, id);
  dies(partner!.person.id, todayOn());
  expect(vote("yes")).toMatchObject({ ok: false, why: "step.why.partnerDead" });
  dies(partner!.person.id, null);
  db.update(loanApplication).set({ goodCredit: "no" }).where(eq(loanApplication.id, id)).run();
  expect(vote("yes")).toEqual({ ok: false, why: "step.why.failing", values: { failing: 1 } });
  expect(vote("no")).toMatchObject({ ok: true });
});

describe("a committee that refuses", () => {
  const on = Date.parse("2026-11-26T12:00:00+08:00");
  const member = () => actorFor(signInAs(db, "leader", "all", "委员").person, "loan.vote");
  const refusedBy = (votes: readonly Parameters<typeof castVote>[3][]) => {
    const { id } = makeApplication(db, house.staff, villageId, {
      until: "committee",
      kind: "partners",
      amountWan: 60,
    });
    db.delete(loanVote).run();
    db.update(loanCommittee).set({ needed: 2, members: 3 }).run();
    const decided = votes.map((v) => castVote(db, member(), id, v, on)).at(-1);
    expect(decided).toEqual({ ok: true, decided: "refused" });
    return findApplication(db, { villages: "all" }, id)!;
  };

  it("gives the reasons of those who said no, each with its rule, fact and day, and nobody else's", () => {
    const found = refusedBy([
      { vote: "yes", reason: "项目可行" },
      { vote: "abstained", reason: "ok" },
      { vote: "no", reason: "征信有两次逾期", rule: "credit" },
    ]);
    expect(found.application.refusedReason).toBe("征信有两次逾期");
    expect(refusalReasons(db, found)).toMatchObject([
      {
        title: expect.stringContaining("不符合"),
        fact: "核查结果：征信有两次逾期（贷审会，2026年11月26日表决）。",
      },
    ]);
    expect(reviewOnPaper(db, found)?.lines.filter((l) => l.verdict === "不符合")).toHaveLength(1);
  });

  it("says the votes where the reason is under no rule, and where nobody said no", () => {
    const tally = "贷审会2026年11月26日表决：同意 1 票，不同意 1 票，弃权 1 票，满 2 票同意才通过。";
    const other = refusedBy([
      { vote: "yes", reason: "有前景" },
      { vote: "abstained", reason: null },
      { vote: "no", reason: "担保不足。", rule: "other" },
    ]);
    expect(refusalReasons(db, other)).toEqual([{ title: "担保不足", fact: tally, basis: null }]);
    const silent = refusedBy([
      { vote: "abstained", reason: "不熟悉" },
      { vote: "abstained", reason: null },
    ]);
    expect(silent.application.refusedReason).toBeNull();
    expect(refusalReasons(db, silent)).toMatchObject([{ fact: expect.stringContaining("弃权 2 票") }]);
    expect(reviewOnPaper(db, silent)?.refusedReason).toBe("同意票没有达到贷审会通过的票数");
  });
});

describe("four eyes, by any request", () => {
  /** Every request a page of an application takes, sent raw by somebody who had a hand in it before. */
  const requests = (): Record<string, string>[] => [
    ...stepKeys.map((step) => ({
      step,
      reason: "照办",
      text: "同意",
      amount: "200000",
      rate: "3.5",
      term: "24",
      bank: "1",
    })),
    ...(["yes", "no", "abstained"] as const).map((vote) => ({ intent: "vote", vote, reason: "照办" })),
  ];
  const lastRefused = () =>
    db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.outcome, "refused"))
      .orderBy(desc(auditEvent.id))
      .limit(1)
      .get();
  async function tryAll(id: number, cookie: string, checking: readonly string[]): Promise<number[]> {
    const found: number[] = [];
    const before = stateOf(id)?.state;
    for (const form of requests()) {
      const name = form.step ?? "vote";
      if (!checking.includes(name)) continue;
      const status = await statusOf(() =>
        applicationRoute.action(
          call(`/loans/applications/${id}`, cookie, { applicationId: String(id) }, form) as never,
        ),
      );
      found.push(status);
      expect([name, stateOf(id)?.state]).toEqual([name, before]);
    }
    return found;
  }

  it("a second pair of hands of the same role cannot pass: entering, changing or recommending makes a maker", async () => {
    const all = ["administrator", "leader", "loan-officer", "loan-reviewer", "cadre"] as const;
    const { id } = makeApplication(db, house.staff, villageId, { until: "town-checked" });
    // Somebody who holds every right there is, and changed one field while it was a draft of another.
    const many = signInAs(db, all, "all", "多面手");
    const other = makeApplication(db, house.staff, villageId, { until: "draft" });
    saveApplication(db, actorFor(many.person, "loan.edit"), other.id, { industry: "木制品" }, 2);
    db.update(loanApplication).set({ state: "first-review" }).where(eq(loanApplication.id, other.id)).run();
    const statuses = await tryAll(other.id, many.cookie, ["first-review", "return", "refuse"]);
    expect(new Set(statuses)).toEqual(new Set([403]));
    expect(lastRefused()).toMatchObject({
      event: "loan-application.state-changed",
      reason: "step.why.madeIt",
      userId: many.person.userId,
    });
    // Who entered it and has been given every role since cannot take it up either.
    const maker = signInAs(db, all, "all", "孟凡亮");
    db.update(loanApplication)
      .set({ enteredBy: maker.person.userId })
      .where(eq(loanApplication.id, id))
      .run();
    for (const state of ["town-checked", "first-review", "second-review", "committee"]) {
      db.update(loanApplication).set({ state }).where(eq(loanApplication.id, id)).run();
      const open = {
        "town-checked": ["take", "return"],
        "first-review": ["first-review", "return", "refuse"],
        "second-review": ["approve", "to-committee", "return", "refuse"],
      };
      const tried = await tryAll(id, maker.cookie, open[state as "first-review"] ?? []);
      expect([state, ...new Set(tried)]).toEqual(tried.length ? [state, 403] : [state]);
    }
  });

  it("who reviewed it cannot approve it, send it to the committee or vote", async () => {
    const { id } = makeApplication(db, house.staff, villageId, {
      until: "committee",
      kind: "partners",
      amountWan: 60,
    });
    const seen = findApplication(db, { villages: "all" }, id);
    expect(seen?.application.state).toBe("committee");
    // The officer who reviewed first, and the reviewer who put it to the committee, now with every right.
    for (const who of [house.signedIn.officer, house.signedIn.reviewer]) {
      const vote = castVote(
        db,
        actorFor({ ...who.person, grants: [{ role: "leader", villages: "all" }] }, "loan.vote"),
        id,
        { vote: "yes", reason: null },
      );
      expect(vote).toMatchObject({ ok: false, why: "vote.why.reviewedIt" });
      expect(lastRefused()).toMatchObject({ event: "loan-application.voted", userId: who.person.userId });
    }
    db.update(loanApplication).set({ state: "second-review" }).where(eq(loanApplication.id, id)).run();
    const officer = {
      ...house.staff.officer,
      grants: [{ role: "leader" as const, villages: "all" as const }],
    };
    for (const key of ["approve", "to-committee", "refuse", "return"] as const)
      expect(take(officer, id, key, { reason: "照办" })).toMatchObject({
        ok: false,
        why: "step.why.reviewedIt",
      });
  });

  it("another village's application is not there, for any request", async () => {
    const { id } = makeApplication(db, house.staff, villageId, { until: "first-review" });
    const elsewhere = signInAs(
      db,
      ["loan-officer", "loan-reviewer", "cadre"],
      [makeVillage(db, "大高庄村", "371725109209")],
    );
    for (const form of requests()) {
      const status = await statusOf(() =>
        applicationRoute.action(
          call(`/loans/applications/${id}`, elsewhere.cookie, { applicationId: String(id) }, form) as never,
        ),
      );
      expect(status).toBe(404);
    }
  });
});
