import type { Db } from "db/client.server";
import { loanApplication, loanGuarantor, loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { verifyByCode } from "~/areas/certificates/verify.server";
import { todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { makeFund } from "../../../../tests/support/loan-fixture";
import { freshNumber } from "../../../../tests/support/people-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { removeParty } from "../application/remove-party.server";
import { sealedId } from "../application/sealed-parts.server";
import { saveApplication } from "../application/write-application.server";
import { offeredSteps } from "../stages/offered-steps.server";
import { takeStep } from "../stages/take-step.server";
import { standingOf } from "../stages/why-not-step.server";
import { issueForApplication } from "./issue-for-application.server";
import { applicationPaperAtRisk } from "./paper-at-risk.server";
import { paperBytes } from "./paper-file.server";
import { papersOfApplication } from "./paper-queries.server";
import { issuedRow, papersPage } from "./papers-page.server";
import { readyForApplication } from "./ready-for-application.server";

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
  db.update(loanApplication).set({ guaranteeMode: "joint" }).where(eq(loanApplication.id, id)).run();
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
  db.update(loanApplication).set({ guaranteeMode: "joint" }).where(eq(loanApplication.id, id)).run();
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
