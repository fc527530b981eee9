import { readFileSync } from "node:fs";
import type { Db } from "db/client.server";
import { loanApplication, loanGuarantor } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { freshNumber } from "../../../../tests/support/people-fixture";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { removeParty } from "../application/remove-party.server";
import { signGuarantor } from "../application/sign-guarantor.server";
import { saveApplication } from "../application/write-application.server";
import { type GuarantorInput, writeGuarantor } from "../application/write-guarantor.server";
import { voidPaper } from "./change-paper.server";
import { issueForApplication } from "./issue-for-application.server";
import { papersOfApplication } from "./paper-queries.server";
import { deedsToSignAgain, papersToSignAgain } from "./sign-again.server";

let db: Db;
let house: ReturnType<typeof loanHouse>;
let id: number;
beforeEach(() => {
  db = testDb();
  const village = makeVillage(db);
  house = loanHouse(db, village);
  id = makeApplication(db, house.staff, village, { until: "supplementing" }).id;
  db.delete(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).run();
  db.update(loanApplication)
    .set({ guaranteeKind: "natural-person", guaranteeMode: "joint" })
    .where(eq(loanApplication.id, id))
    .run();
});
const edit = () => actorFor(house.staff.officer, "loan.edit");
const found = () => findApplication(db, { villages: "all" }, id)!;
const issue = (place: number) =>
  expect(
    issueForApplication(db, actorFor(house.staff.officer, "loan.paper"), id, `counter-guarantee:${place}`, {
      origin: "https://hqy.example.gov.cn",
    }),
  ).toMatchObject({ ok: true });
const plain: GuarantorInput = {
  kind: "person",
  name: "",
  idNumber: null,
  companyType: null,
  creditCode: null,
  employer: null,
  post: null,
  monthlyIncomeFen: null,
  relation: null,
  phone: null,
  spouseName: null,
  spouseIdNumber: null,
  guaranteedFen: null,
  signedOn: null,
};
const guarantor = (name: string) =>
  db.select().from(loanGuarantor).where(eq(loanGuarantor.name, name)).get()!;
const add = (name: string) => {
  expect(writeGuarantor(db, edit(), id, null, { ...plain, name, idNumber: freshNumber() })).toEqual({
    ok: true,
  });
  return guarantor(name);
};
const deeds = () =>
  papersOfApplication(db, id)
    .filter((p) => p.kind === "counter-guarantee")
    .map((p) => `${p.number.slice(p.number.indexOf("FDB"))} ${p.lapsedWhy ?? "holds"}`)
    .sort();
const sign = (who: { id: number }, on: string) => signGuarantor(db, edit(), id, who.id, on);

describe("the number of a deed stays with its guarantor", () => {
  it("one is taken off: the other's deed and day hold", () => {
    const [first, second] = [add("孙三江"), add("李四海")];
    issue(1);
    issue(2);
    sign(first, todayOn());
    sign(second, todayOn());
    expect(removeParty(db, edit(), id, "guarantor", first.id)).toEqual({ ok: true });
    expect(deeds()).toEqual(["FDB-1-01 changed", "FDB-2-01 holds"]);
    expect(guarantor("李四海").signedOn).toBe(todayOn());
    // Whoever comes in the place of the first has another number, also after the last one is gone.
    expect(add("周五河").place).toBe(3);
    issue(3);
    removeParty(db, edit(), id, "guarantor", guarantor("周五河").id);
    expect(add("吴六湾").place).toBe(4);
  });

  it("what lapsed is still to be signed again after another guarantor is taken off", () => {
    const first = add("孙三江");
    const second = add("李四海");
    issue(2);
    const { bankId, revision } = found().application;
    expect(saveApplication(db, edit(), id, { bankId: bankId === 1 ? 2 : 1 }, revision)).toMatchObject({
      ok: true,
    });
    removeParty(db, edit(), id, "guarantor", first.id);
    expect(papersToSignAgain(db, found().application).map((p) => p.kind)).toEqual(["counter-guarantee"]);
    expect(sign(second, todayOn())).toMatchObject({ why: "party.why.signedLapsed" });
  });

  it("a deed that is voided takes the day of signing with it, and is asked for again", () => {
    const signer = add("孙三江");
    issue(1);
    sign(signer, todayOn());
    const { id: paper } = papersOfApplication(db, id).find((p) => p.kind === "counter-guarantee")!;
    const may = actorFor(house.staff.officer, "loan.paper");
    expect(voidPaper(db, may, paper, "打印错了")).toEqual({ ok: true });
    expect(guarantor("孙三江").signedOn).toBeNull();
    expect(deedsToSignAgain(db, found().application)).toBe(1);
    issue(1);
    expect(deedsToSignAgain(db, found().application)).toBe(0);
    expect(sign(signer, todayOn())).toEqual({ ok: true });
  });

  it("guarantors of before stand in the order in which they were entered", () => {
    add("孙三江");
    add("李四海");
    db.update(loanGuarantor).set({ place: 1 }).run();
    const sql = readFileSync("db/migrations/0060_guarantor-place.sql", "utf8");
    db.run(sql.slice(sql.indexOf("UPDATE")));
    expect([guarantor("孙三江").place, guarantor("李四海").place]).toEqual([1, 2]);
  });
});

describe("the day a deed was signed", () => {
  it("is not before the day it was issued; what is already there stays", () => {
    const who = add("孙三江");
    const before = addDays(todayOn(), -3);
    expect(sign(who, before)).toEqual({ ok: true });
    issue(1);
    expect(sign(who, addDays(todayOn(), -1))).toEqual({ ok: false, why: "party.why.signedBeforeDeed" });
    expect(sign(who, before)).toEqual({ ok: true });
    expect(sign(who, todayOn())).toEqual({ ok: true });
    const typed = { ...plain, name: who.name, signedOn: before };
    expect(writeGuarantor(db, edit(), id, who.id, typed)).toEqual({
      ok: false,
      why: "party.why.signedBeforeDeed",
    });
  });

  it("waits for the new deed where the one that was signed has lapsed", () => {
    const who = add("孙三江");
    issue(1);
    sign(who, todayOn());
    const { bankId, revision } = found().application;
    saveApplication(db, edit(), id, { bankId: bankId === 1 ? 2 : 1 }, revision);
    expect(guarantor("孙三江").signedOn).toBeNull();
    expect(sign(who, todayOn())).toEqual({ ok: false, why: "party.why.signedLapsed" });
    issue(1);
    expect(sign(who, addDays(todayOn(), -1))).toEqual({ ok: false, why: "party.why.signedBeforeDeed" });
    expect(sign(who, todayOn())).toEqual({ ok: true });
  });
});
