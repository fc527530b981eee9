import type { Db } from "db/client.server";
import { auditEvent, fundEntry, loanApplication, loanGuarantor, loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyByCode } from "~/areas/certificates/verify.server";
import { addDays, addMonths, todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { makeFund, payout } from "../../../../tests/support/loan-fixture";
import { freshNumber } from "../../../../tests/support/people-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { applicationPage } from "../application/application-page.server";
import { findApplication } from "../application/application-queries.server";
import { addDocuments } from "../application/documents.server";
import { removeParty } from "../application/remove-party.server";
import { sealedId } from "../application/sealed-parts.server";
import { signGuarantor } from "../application/sign-guarantor.server";
import { saveApplication } from "../application/write-application.server";
import { deedsLackAtPayout, disburseLoan } from "../money/disburse-loan.server";
import { offeredSteps } from "../stages/offered-steps.server";
import { takeStep } from "../stages/take-step.server";
import { standingOf } from "../stages/why-not-step.server";
import { issueForApplication } from "./issue-for-application.server";
import { applicationPaperAtRisk } from "./paper-at-risk.server";
import { paperBytes } from "./paper-file.server";
import { papersOfApplication } from "./paper-queries.server";
import { issuedRow, papersPage } from "./papers-page.server";
import { readyForApplication } from "./ready-for-application.server";
import { sheetsOvertaken } from "./sign-again.server";

let db: Db;
let house: ReturnType<typeof loanHouse>;
let id: number;
beforeEach(() => {
  db = testDb();
  const village = makeVillage(db);
  house = loanHouse(db, village);
  id = makeApplication(db, house.staff, village, { until: "supplementing" }).id;
});
const edit = () => actorFor(house.staff.officer, "loan.edit");
const found = () => findApplication(db, { villages: "all" }, id)!;
const issue = (key: string) =>
  issueForApplication(db, actorFor(house.staff.officer, "loan.paper"), id, key, {
    origin: "https://hqy.example.gov.cn",
  });
const issueAll = (...keys: string[]) => {
  for (const key of keys) expect(issue(key)).toMatchObject({ ok: true });
};
const save = (values: Parameters<typeof saveApplication>[3]) =>
  expect(saveApplication(db, edit(), id, values, found().application.revision)).toMatchObject({ ok: true });
const states = () =>
  Object.fromEntries(papersOfApplication(db, id).map((p) => [p.kind, p.lapsedWhy ?? "holds"]));
const offered = () =>
  papersPage(readyForApplication(db, found(), todayOn()), papersOfApplication(db, id), "zh").ready;

it("a form and a pledge of another amount lapse on the day of the change, and new ones are offered", () => {
  issueAll("application", "pledge", "authorisation");
  const atRisk = applicationPaperAtRisk(db, id, "zh");
  expect(atRisk).toContain("申请表");
  save({ amountFen: 8_000_000 });
  // The authorisation says nothing of the amount.
  expect(states()).toEqual({ application: "changed", pledge: "changed", authorisation: "holds" });
  const form = papersOfApplication(db, id).find((p) => p.kind === "application")!;
  expect(issuedRow(form, "zh")).toMatchObject({ lapsed: true });
  expect(issuedRow(form, "zh").state).toContain("起失效：申请内容已改，以改后新出的为准");
  const { code } = db.select().from(loanPaper).where(eq(loanPaper.id, form.id)).get()!;
  const checked = verifyByCode(db, code, "10.0.0.1");
  expect(checked).toMatchObject({
    answer: "paper",
    paper: { state: "lapsed", lapsedOn: todayOn(), lapsedWhy: "changed" },
  });
  expect(offered().find((p) => p.key === "application")?.standing).toBeNull();
  expect(offered().find((p) => p.key === "authorisation")?.standing).not.toBeNull();
  const again = issue("application");
  expect(again.ok && again.number.endsWith("-02")).toBe(true);
});

it("a change of what no paper says leaves all of them as they are", () => {
  issueAll("pledge", "authorisation");
  save({ staff: 3 });
  expect(states()).toEqual({ pledge: "holds", authorisation: "holds" });
});

/** The only guarantor of the application: every second one of the fixture has one of its own. */
const behind = () => {
  db.delete(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).run();
  return db
    .insert(loanGuarantor)
    .values({ applicationId: id, kind: "person", name: "侯立新", idSealed: sealedId(freshNumber()).sealed })
    .returning()
    .get();
};

it("the paper of a guarantor who is taken off lapses", () => {
  db.update(loanApplication)
    .set({ guaranteeKind: "natural-person", guaranteeMode: "joint" })
    .where(eq(loanApplication.id, id))
    .run();
  const guarantor = behind();
  issueAll("counter-guarantee:1", "authorisation");
  expect(removeParty(db, edit(), id, "guarantor", guarantor.id)).toEqual({ ok: true });
  expect(states()).toEqual({ "counter-guarantee": "changed", authorisation: "holds" });
});

it("with another guarantor towards the bank whatever names the first one lapses", () => {
  makeFund(db, { kind: "company", name: "郓城县融资担保有限公司" });
  db.update(loanApplication)
    .set({ guaranteeKind: "natural-person", guaranteeMode: "joint" })
    .where(eq(loanApplication.id, id))
    .run();
  behind();
  issueAll("authorisation", "counter-guarantee:1");
  save({ guaranteeKind: "company" });
  expect(states()).toEqual({ authorisation: "changed", "counter-guarantee": "changed" });
  const again = issue("authorisation");
  if (!again.ok) throw new Error(again.why);
  const text = pdfText(paperBytes(db, again.id)!).replace(/\s/g, "");
  expect(text).toContain("郓城县融资担保有限公司");
});

it("what names the bank lapses when another bank is asked", () => {
  const { id: other } = makeApplication(db, house.staff, found().application.villageId, { until: "at-bank" });
  id = other;
  db.update(loanApplication)
    .set({ guaranteeKind: "natural-person", guaranteeMode: "joint" })
    .where(eq(loanApplication.id, id))
    .run();
  behind();
  issueAll("authorisation", "pledge", "counter-guarantee:1");
  const guarantee = actorFor(house.staff.officer, "loan.guarantee");
  expect(takeStep(db, guarantee, id, "bank-refuse", { reason: "额度已满" }).ok).toBe(true);
  expect(states()).toEqual({ authorisation: "holds", pledge: "holds", "counter-guarantee": "holds" });
  const bankId = found().application.bankId === 1 ? 2 : 1;
  expect(takeStep(db, guarantee, id, "to-bank", { bankId }).ok).toBe(true);
  expect(states()).toEqual({ authorisation: "changed", pledge: "changed", "counter-guarantee": "changed" });
  expect(offered().find((p) => p.key === "counter-guarantee:1")?.standing).toBeNull();
});

it("the letter to a bank lapses when another bank gets the application; the step says so before", () => {
  const village = found().application.villageId;
  id = makeApplication(db, house.staff, village, { until: "guarantee-agreed" }).id;
  issueAll("guarantee", "recommendation", "pledge");
  const step = offeredSteps(
    db,
    actorFor(house.staff.officer, "loan.view"),
    standingOf(db, found(), todayOn()),
    "zh",
  ).find((s) => s.key === "to-bank");
  const { bank, application } = found();
  expect(step?.lapses).toContain("同意担保通知书");
  expect(step?.lapses).toContain("承诺书");
  // It is addressed to whoever guarantees, and that is the same.
  expect(step?.lapses).not.toContain("推荐函");
  const guarantee = actorFor(house.staff.officer, "loan.guarantee");
  const bankId = application.bankId === 1 ? 2 : 1;
  expect(takeStep(db, guarantee, id, "to-bank", { bankId }).ok).toBe(true);
  expect(states()).toEqual({ guarantee: "changed", recommendation: "holds", pledge: "changed" });
  expect(offered().find((p) => p.key === "guarantee")?.standing).toBeNull();
  const again = issue("guarantee");
  if (!again.ok) throw new Error(again.why);
  const text = pdfText(paperBytes(db, again.id)!).replace(/\s/g, "");
  expect(text).toContain(found().bank!.name);
  expect(text).not.toContain(bank!.name);
});

it("sent to the bank that the letters name, all of them hold", () => {
  id = makeApplication(db, house.staff, found().application.villageId, { until: "guarantee-agreed" }).id;
  issueAll("guarantee", "pledge");
  expect(takeStep(db, actorFor(house.staff.officer, "loan.guarantee"), id, "to-bank").ok).toBe(true);
  expect(states()).toEqual({ guarantee: "holds", pledge: "holds" });
});

const take = (key: Parameters<typeof takeStep>[3], input: Parameters<typeof takeStep>[4] = {}) =>
  takeStep(db, actorFor(house.staff.officer, "loan.guarantee"), id, key, input);
const page = () => applicationPage(db, actorFor(house.staff.officer, "loan.view"), found(), "zh");
const steps = () =>
  offeredSteps(db, actorFor(house.staff.officer, "loan.view"), standingOf(db, found(), todayOn()), "zh");

describe("signed papers that lapse by a step", () => {
  let guarantor: number;
  beforeEach(() => {
    id = makeApplication(db, house.staff, found().application.villageId, { until: "guarantee-agreed" }).id;
    db.update(loanApplication)
      .set({ guaranteeKind: "natural-person", guaranteeMode: "joint" })
      .where(eq(loanApplication.id, id))
      .run();
    guarantor = behind().id;
    issueAll("authorisation", "counter-guarantee:1", "guarantee");
    expect(
      signGuarantor(db, actorFor(house.staff.officer, "loan.edit"), id, guarantor, todayOn()),
    ).toMatchObject({ ok: true });
  });
  const signedOn = () =>
    db.select().from(loanGuarantor).where(eq(loanGuarantor.id, guarantor)).get()?.signedOn;
  const toAnother = () => take("to-bank", { bankId: found().application.bankId === 1 ? 2 : 1 });

  it("who sends it to another bank is told before and after which are to be signed again", () => {
    const before = steps().find((s) => s.key === "to-bank")?.lapses;
    for (const words of ["授权书", "反担保承诺书", "签字日期同时清空"]) expect(before).toContain(words);
    expect(page().signAgain).toBeNull();
    const done = toAnother();
    expect(done.ok && done.lapsed?.map((p) => p.kind).sort()).toEqual([
      "authorisation",
      "counter-guarantee",
      "guarantee",
    ]);
    expect(page().signAgain).toContain("反担保承诺书");
    // The letter is not signed by anybody of the application.
    expect(page().signAgain).not.toContain("同意担保通知书");
    expect(page().papers.find((p) => p.kind === "authorisation")).toMatchObject({
      state: "again",
      words: "已失效，要重签",
    });
    expect(page().lacking).toContain("征信和数据授权书");
  });

  it("the day of signing goes with the deed, with its row of the log", () => {
    toAnother();
    expect(signedOn()).toBeNull();
    const row = db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.event, "loan-application.party-changed"))
      .all()
      .at(-1);
    expect(JSON.parse(row?.before ?? "{}")).toMatchObject({ name: "侯立新", signedOn: todayOn() });
    expect(JSON.parse(row?.after ?? "{}")).toMatchObject({ signedOn: null });
  });

  it("nobody has signed the new deed before it is issued", () => {
    const sign = (on = todayOn()) =>
      signGuarantor(db, actorFor(house.staff.officer, "loan.edit"), id, guarantor, on);
    toAnother();
    expect(sign()).toEqual({ ok: false, why: "party.why.signedLapsed" });
    issueAll("counter-guarantee:1");
    expect(sign(addDays(todayOn(), -1))).toEqual({ ok: false, why: "party.why.signedBeforeDeed" });
    expect(sign()).toEqual({ ok: true });
  });

  /** The signed sheet is kept, or was seen. */
  const keep = (kind: "authorisation" | "counter-guarantee") =>
    expect(
      addDocuments(
        db,
        actorFor(house.staff.officer, "loan.edit"),
        id,
        { kind, scans: [], expiresOn: null, note: null },
        Date.now() + 1000,
      ),
    ).toEqual({ ok: true });

  it("neither contract nor money before the deeds are issued again and signed", () => {
    toAnother();
    expect(take("bank-approve", { ratePpm: 30_000, text: "同意" })).toMatchObject({ ok: true });
    expect(take("sign")).toMatchObject({ ok: false, why: "step.why.signAgain", values: { count: 2 } });
    db.update(loanApplication).set({ state: "contract-signed" }).where(eq(loanApplication.id, id)).run();
    expect(deedsLackAtPayout(db, id, todayOn())).toBe(true);
    db.update(loanApplication).set({ state: "bank-approved" }).where(eq(loanApplication.id, id)).run();
    issueAll("authorisation", "counter-guarantee:1");
    expect(deedsLackAtPayout(db, id, todayOn())).toBe(false);
    expect(page().signAgain).toBeNull();
    expect(take("sign")).toMatchObject({ ok: false, why: "step.why.unsigned" });
    signGuarantor(db, actorFor(house.staff.officer, "loan.edit"), id, guarantor, todayOn());
    expect(take("sign")).toMatchObject({ ok: false, why: "step.why.signedSheets", values: { count: 2 } });
    const pay = () =>
      disburseLoan(
        db,
        actorFor(house.staff.officer, "loan.disburse"),
        id,
        payout(todayOn(), {
          principalFen: 1_000_000,
          ratePpm: 30_000,
          maturesOn: addMonths(todayOn(), 12),
          less: true,
        }),
      );
    db.update(loanApplication).set({ state: "contract-signed" }).where(eq(loanApplication.id, id)).run();
    expect(pay()).toMatchObject({ ok: false, why: "loanWhy.signedSheets" });
    db.update(loanApplication).set({ state: "bank-approved" }).where(eq(loanApplication.id, id)).run();
    keep("authorisation");
    keep("counter-guarantee");
    expect(take("sign")).toMatchObject({ ok: true });
    expect(pay()).toMatchObject({ ok: true });
  });

  it("the same where one of several companies is chosen with the guarantee", () => {
    makeFund(db, { kind: "company", name: "郓城县融资担保有限公司" });
    const other = makeFund(db, { kind: "company", name: "曹州融资担保有限公司" });
    db.insert(fundEntry)
      .values({
        fundId: other.id,
        on: "2020-01-01",
        kind: "contribution",
        fen: 100_000_000,
        userId: "u",
        userName: "u",
        at: 0,
      })
      .run();
    db.update(loanApplication)
      .set({ state: "guarantee-check", guaranteeKind: "company" })
      .where(eq(loanApplication.id, id))
      .run();
    db.delete(loanPaper).where(eq(loanPaper.applicationId, id)).run();
    issueAll("authorisation");
    expect(steps().find((s) => s.key === "agree-guarantee")?.lapses).toContain("授权书");
    const done = take("agree-guarantee", { companyId: other.id, text: "同意担保" });
    expect(done.ok && done.lapsed?.map((p) => p.kind)).toEqual(["authorisation"]);
    expect(page().signAgain).toContain("授权书");
  });

  it("sheets of an authorisation that lapsed count again once the new one is kept", () => {
    toAnother();
    issueAll("authorisation", "counter-guarantee:1");
    expect(sheetsOvertaken(db, found().application)).toContain("authorisation");
    keep("authorisation");
    expect(sheetsOvertaken(db, found().application)).not.toContain("authorisation");
  });
});
