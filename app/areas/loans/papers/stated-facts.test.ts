import type { Db } from "db/client.server";
import {
  fundEntry,
  guaranteeFund,
  loanApplication,
  loanGuarantor,
  loanJob,
  loanPaper,
  person,
} from "db/schema";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { makeFund } from "../../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import {
  findApplication,
  guarantorsOfApplication,
  partnersOfApplication,
} from "../application/application-queries.server";
import { type ApplicationValues, fieldNames } from "../application/fields";
import { removeParty } from "../application/remove-party.server";
import { guarantorNumber, sealedId } from "../application/sealed-parts.server";
import { saveApplication } from "../application/write-application.server";
import { deedsLackAtPayout } from "../money/disburse-loan.server";
import type { PaperFacts } from "../pdf/paper-facts";
import { takeStep } from "../stages/take-step.server";
import { standingOf } from "../stages/why-not-step.server";
import { issueForApplication, paperKey } from "./issue-for-application.server";
import { papersBehind } from "./lapse-changed.server";
import { behindWords } from "./paper-at-risk.server";
import { papersOfApplication, stillHolds } from "./paper-queries.server";
import { papersPage } from "./papers-page.server";
import { readyForApplication } from "./ready-for-application.server";
import { statedFacts, states } from "./stated-facts";

/** Another value of every field of the form than the application of the fixture has. */
const another: ApplicationValues = {
  kind: "firm",
  groupCode: "graduate",
  groupProof: "no",
  graduatedOn: "2024-06-30",
  ageCategory: "woman50",
  marital: "divorced",
  hukouAddress: "别处路 1 号",
  homeAddress: "别处路 2 号",
  residencePermit: "JZ-1",
  phone: "13905300000",
  emergencyName: "别人",
  emergencyPhone: "13905300001",
  unemploymentNumber: "SY-1",
  accountBank: "别家银行",
  spouseName: "别的配偶",
  spouseEmployer: "别的单位",
  spousePhone: "13905300002",
  ownLoanKind: "car",
  ownLoanFen: 1_000_000,
  spouseLoanKind: "car",
  spouseLoanFen: 1_000_000,
  businessName: "别的商行",
  creditCode: "91371725MA3C1A2B3X",
  businessType: "firm",
  registeredOn: "2020-02-02",
  businessAddress: "别处路 3 号",
  industry: "别的行业",
  shopPlatform: "别的平台",
  shopName: "别的网店",
  shopOpenedOn: "2021-03-03",
  project: "别的项目",
  purpose: "别的用途",
  ownFundsFen: 123_400,
  turnoverFen: 567_800,
  staff: 77,
  hired: 7,
  noArrears: "no",
  freeOfOtherJob: "no",
  goodCredit: "no",
  noOtherSubsidy: "no",
  previousSettled: "no",
  amountFen: 7_000_000,
  termMonths: 12,
  bankId: 2,
  guaranteeKind: "company",
  guaranteeMode: "general",
  guaranteePeriodMonths: 11,
  waiverBasis: "别的依据",
  collateral: "别的抵押物",
} as ApplicationValues;

let db: Db;
let house: ReturnType<typeof loanHouse>;
let id: number;
const found = () => findApplication(db, { villages: "all" }, id)!;
const edit = () => actorFor(house.staff.officer, "loan.edit");
const plain: PaperFacts = {
  number: "DK-1",
  code: "1",
  printedAt: 0,
  issuer: "局",
  verifyUrl: "https://x.cn",
  foot: { number: "", check: "", printed: "" },
};
/** Each paper that states facts as it is drawn, were it issued now: ticks are drawn, and no text. */
const drawings = () =>
  new Map(
    readyForApplication(db, found(), todayOn())
      .filter((p) => states(p.kind))
      .map((p) => [paperKey(p), Buffer.from(p.draw(plain)).toString("latin1")]),
  );

function prepare(over: Partial<typeof loanApplication.$inferInsert> = {}, partners = false) {
  db = testDb();
  const village = makeVillage(db);
  house = loanHouse(db, village);
  id = makeApplication(db, house.staff, village, {
    until: "guarantee-agreed",
    ...(partners && { kind: "partners", amountWan: 60 }),
  }).id;
  makeFund(db, { kind: "company", name: "郓城县融资担保有限公司" });
  // Everything is out, and the form can still be written: so every paper meets every field.
  db.update(loanApplication)
    .set({
      state: "draft",
      guaranteeKind: "natural-person",
      guaranteeMode: "joint",
      guaranteePeriodMonths: 6,
      marital: "married",
      spouseName: "王秀兰",
      spousePhone: "13705300003",
      bankId: 1,
      ...over,
    })
    .where(eq(loanApplication.id, id))
    .run();
  db.delete(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).run();
  for (const [place, name] of [
    [1, "孙三江"],
    [2, "李四海"],
  ] as const)
    db.insert(loanGuarantor)
      .values({ applicationId: id, kind: "person", place, name, idSealed: sealedId(freshNumber()).sealed })
      .run();
}
function issueAll() {
  db.delete(loanPaper).where(eq(loanPaper.applicationId, id)).run();
  const before = drawings();
  for (const key of before.keys())
    expect(
      issueForApplication(db, actorFor(house.staff.officer, "loan.paper"), id, key, {
        origin: "https://x.cn",
      }),
    ).toMatchObject({ ok: true });
  return before;
}
const holding = () =>
  new Set(
    papersOfApplication(db, id)
      .filter(stillHolds)
      .map((p) =>
        p.kind === "counter-guarantee" ? `${p.kind}:${Number(p.number.split("-").at(-2))}` : p.kind,
      ),
  );
/** Papers whose drawing the change moved, and those that lapsed; then all is as before. */
function moved(before: ReturnType<typeof drawings>, change: () => void) {
  const client = (db as unknown as { $client: { exec: (sql: string) => void } }).$client;
  client.exec("savepoint fact");
  change();
  const after = drawings();
  const out = holding();
  client.exec("rollback to fact; release fact");
  return {
    drawn: [...before.keys()].filter((k) => before.get(k) !== after.get(k)),
    lapsed: [...before.keys()].filter((k) => !out.has(k)),
  };
}
const save = (values: ApplicationValues) => {
  const saved = saveApplication(db, edit(), id, values, found().application.revision);
  expect(saved).toMatchObject({ ok: true });
};

describe.each([
  ["natural persons", {}],
  ["a firm", { kind: "firm", guaranteeKind: "company" }],
] as const)("a paper lapses with a change exactly where a new one is drawn otherwise: %s", (_, over) => {
  let before: ReturnType<typeof drawings>;
  beforeAll(() => {
    prepare(over);
    before = issueAll();
    if (_ === "natural persons")
      expect([...before.keys()].sort()).toEqual(
        [
          ...Object.keys(statedFacts).filter((k) => k !== "counter-guarantee"),
          "counter-guarantee:1",
          "counter-guarantee:2",
        ].sort(),
      );
  });
  it.each(fieldNames.filter((f) => f in another))("%s", (field) => {
    const { drawn, lapsed } = moved(before, () => save({ [field]: another[field] } as ApplicationValues));
    expect(lapsed).toEqual(drawn);
  });
  it.each(["fund", "waived", "mortgage", "pledge"] as const)("guaranteeKind %s", (guaranteeKind) => {
    const { drawn, lapsed } = moved(before, () => save({ guaranteeKind } as ApplicationValues));
    expect(lapsed).toEqual(drawn);
  });
  it("a guarantor taken off", () => {
    const { drawn, lapsed } = moved(before, () => {
      const gone = db.select().from(loanGuarantor).where(eq(loanGuarantor.place, 2)).get()!;
      expect(removeParty(db, edit(), id, "guarantor", gone.id)).toEqual({ ok: true });
    });
    expect(lapsed).toEqual(drawn);
  });
});

it("a partner and a line of 带动就业 taken off move the form alone, and it alone lapses", () => {
  prepare({}, true);
  const job = db.insert(loanJob).values({ applicationId: id, name: "孔祥娟" }).returning().get();
  const before = issueAll();
  const off = (kind: "partner" | "job", row: number) =>
    moved(before, () => expect(removeParty(db, edit(), id, kind, row)).toEqual({ ok: true }));
  const [partner] = partnersOfApplication(db, id);
  expect(off("partner", partner!.partner.id)).toEqual({ drawn: ["application"], lapsed: ["application"] });
  expect(off("job", job.id)).toEqual({ drawn: ["application"], lapsed: ["application"] });
});

describe("a paper that says something else than the register does now", () => {
  const issue = (key: string) =>
    issueForApplication(db, actorFor(house.staff.officer, "loan.paper"), id, key, { origin: "https://x.cn" });
  const row = (key: string) =>
    papersPage(readyForApplication(db, found(), todayOn()), papersOfApplication(db, id), "zh").ready.find(
      (p) => p.key === key,
    );
  const rename = () =>
    db.update(person).set({ name: "张小农" }).where(eq(person.id, found().person.id)).run();
  beforeEach(() => prepare({ state: "bank-approved" }));

  it("is told on both pages with what differs, and issued anew without being made void by hand", () => {
    for (const key of ["authorisation", "counter-guarantee:1"])
      expect(issue(key)).toMatchObject({ ok: true });
    expect(behindWords(db, found(), todayOn(), "zh")).toBeNull();
    expect(row("authorisation")?.standing).not.toBeNull();
    rename();
    expect(behindWords(db, found(), todayOn(), "zh")).toContain("借款人姓名或身份证号");
    expect(row("authorisation")).toMatchObject({ standing: null });
    expect(row("authorisation")?.help).toContain("借款人姓名");
    expect(issue("authorisation")).toMatchObject({ ok: true });
    expect(papersOfApplication(db, id).map((p) => [p.kind, p.lapsedWhy])).toEqual([
      ["authorisation", null],
      ["counter-guarantee", null],
      ["authorisation", "changed"],
    ]);
    expect(row("authorisation")?.standing).not.toBeNull();
  });

  it("stays out where the new one cannot be drawn", () => {
    issue("authorisation");
    db.update(person).set({ name: "张\u{2ffff}" }).where(eq(person.id, found().person.id)).run();
    expect(issue("authorisation")).toMatchObject({ ok: false, why: "issue.why.missing" });
    expect(papersOfApplication(db, id).map((p) => p.lapsedWhy)).toEqual([null]);
  });

  it("stops the contract while it is a deed", () => {
    issue("authorisation");
    const deedsAgain = () => standingOf(db, found(), todayOn()).deedsAgain;
    expect(deedsAgain()).toBe(0);
    rename();
    expect([deedsAgain(), deedsLackAtPayout(db, id, todayOn())]).toEqual([1, true]);
    issue("authorisation");
    expect([deedsAgain(), deedsLackAtPayout(db, id, todayOn())]).toEqual([0, false]);
  });

  it("names a guarantor who is on record by the record, and is behind once the name is put right there", () => {
    const number = freshNumber();
    const guarantor = register(db, found().village.id, { name: "高学卫", idNumber: number });
    db.update(loanGuarantor)
      .set({ name: "高学卫", ...guarantorNumber(number) })
      .where(eq(loanGuarantor.place, 1))
      .run();
    for (const key of ["application", "counter-guarantee:1", "counter-guarantee:2"])
      expect(issue(key)).toMatchObject({ ok: true });
    const behind = () => papersBehind(db, found(), todayOn()).map((b) => [b.paper.kind, b.facts]);
    expect(behind()).toEqual([]);
    db.update(person).set({ name: "高学伟" }).where(eq(person.id, guarantor.id)).run();
    expect(guarantorsOfApplication(db, id).map((g) => g.name)).toEqual(["高学伟", "李四海"]);
    expect(behind()).toEqual([
      ["counter-guarantee", ["own"]],
      ["application", ["guarantors"]],
    ]);
    expect(deedsLackAtPayout(db, id, todayOn())).toBe(true);
    expect(issue("counter-guarantee:1")).toMatchObject({ ok: true });
    expect(deedsLackAtPayout(db, id, todayOn())).toBe(false);
  });

  it("is behind where a partner goes by another name now", () => {
    prepare({}, true);
    db.delete(loanPaper).where(eq(loanPaper.applicationId, id)).run();
    issue("application");
    const behind = () => papersBehind(db, found(), todayOn()).flatMap((b) => b.facts);
    expect(behind()).toEqual([]);
    const [partner] = partnersOfApplication(db, id);
    db.update(person).set({ name: "改名" }).where(eq(person.id, partner!.person.id)).run();
    expect(behind()).toEqual(["named"]);
  });

  it("lapses with the next step: a recommendation that was issued before the company was on record", () => {
    prepare({ state: "guarantee-check", guaranteeKind: "company" });
    db.delete(guaranteeFund).where(eq(guaranteeFund.kind, "company")).run();
    db.delete(loanPaper).where(eq(loanPaper.applicationId, id)).run();
    expect(issue("recommendation")).toMatchObject({ ok: true });
    const { id: fundId } = makeFund(db, { kind: "company", name: "郓城县融资担保有限公司" });
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
    const done = takeStep(db, actorFor(house.staff.officer, "loan.guarantee"), id, "agree-guarantee", {
      text: "同意",
    });
    expect(done.ok && done.lapsed?.map((p) => p.kind)).toEqual(["recommendation"]);
    expect(row("recommendation")?.standing).toBeNull();
  });
});

it("the form says which loan it would be before it is submitted, when it is signed", () => {
  prepare({ timesNo: null });
  const form = readyForApplication(db, found(), todayOn()).find((p) => p.kind === "application");
  expect(form?.printed).toMatchObject({ timesNo: 1 });
});
