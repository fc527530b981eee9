import type { Db } from "db/client.server";
import { equipmentHolder, handover, person, village } from "db/schema";
import { drawnPicture } from "db/seed/drawn-picture";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { mergeVillages } from "~/areas/villages/merge-villages.server";
import { todayOn } from "~/platform/dates";
import { villageWork } from "~/village-work.server";
import { donationLine, makeDonation, signAll } from "../../../tests/support/donation-fixture";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { acceptHandover } from "./end-handover.server";
import { handoverPage } from "./handover-page.server";
import { handoverPaper } from "./handover-paper.server";
import { findHandover, signaturesOf } from "./handover-queries.server";
import { moveItems } from "./move-items.server";
import { keepScan, nameSigners, wipeSignature } from "./sign-handover.server";
import { editDonation } from "./write-donation.server";

let db: Db;
let here: number;
let there: number;
let boss: ReturnType<typeof signInAs>["person"];
let school: number;
let who: number;

beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "大高庄村", "371725109209");
  boss = signInAs(db, "administrator").person;
  who = register(db, here, { name: "徐兰" }).id;
  const by = { createdBy: "x", createdAt: 0 };
  school = db
    .insert(equipmentHolder)
    .values({ villageId: here, kind: "school", name: "孔庄小学", ...by })
    .returning()
    .get().id;
});

const edit = () => actorFor(boss, "donation.edit");
const rename = (name: string) =>
  db.update(equipmentHolder).set({ name }).where(eq(equipmentHolder.id, school)).run();
const said = (id: number) => {
  const by = { actor: boss, origin: "https://x.cn", now: 0 };
  const { giver, taker, code } = handoverPaper(db, findHandover(db, "all", id)!, by);
  return { giver, taker, code };
};
const named = (id: number) => handoverPage(db, boss, findHandover(db, "all", id)!, "zh").named;
const firstPaper = () =>
  makeDonation(db, [donationLine(here, { holder: { holderId: school } })], { until: "approved" }).papers()[0]!
    .id;
/** A paper of things that the school has, to the person or back to the donor. */
const paperOn = (toHolderId: number | null) => {
  const d = makeDonation(db, [donationLine(here, { holder: { holderId: school } })]);
  const itemIds = d.items().map((i) => i.id);
  const input = { itemIds, toHolderId, on: todayOn(), place: "村委会", reason: "并校" };
  const done = moveItems(db, actorFor(boss, "equipment.care"), input);
  if (!done.ok) throw new Error(done.why);
  return done.id;
};
const personHolder = () =>
  db
    .insert(equipmentHolder)
    .values({ villageId: here, kind: "person", personId: who, createdBy: "x", createdAt: 0 })
    .returning()
    .get().id;

it.each([
  ["handover", () => firstPaper()],
  ["transfer", () => paperOn(personHolder())],
  ["return", () => paperOn(null)],
] as const)("a %s paper that is signed names its parties as they were called then", (kind, make) => {
  const id = make();
  expect(db.select().from(handover).where(eq(handover.id, id)).get()?.kind).toBe(kind);
  rename("孔庄中心小学");
  const nobody = said(id);
  expect(JSON.stringify(nobody)).toContain("孔庄中心小学");
  signAll(db, edit(), id);
  const signed = said(id);
  rename("郓城县黄安镇第二实验小学");
  db.update(person).set({ name: "徐岚" }).where(eq(person.id, who)).run();
  db.update(village).set({ townName: "随官屯镇" }).where(eq(village.id, here)).run();
  expect(said(id)).toEqual(signed);
  expect(named(id)).toEqual({ giver: signed.giver, taker: signed.taker });
  expect(acceptHandover(db, edit(), id)).toEqual({ ok: true });
  expect(said(id)).toEqual(signed);
});

it("a merger of villages changes no name on a paper that was signed", () => {
  db.update(village).set({ joinedOn: "2020-01-01" }).run();
  const id = makeDonation(db, [donationLine(here)], { until: "approved" }).papers()[0]!.id;
  signAll(db, edit(), id);
  const signed = said(id);
  const input = { fromId: here, intoId: there, on: todayOn(), basis: "菏民字〔2026〕15 号" };
  expect(mergeVillages(db, actorFor(boss, "village.manage"), input, villageWork, todayOn()).ok).toBe(true);
  expect(said(id)).toEqual(signed);
  expect(signed.taker).not.toContain("大高庄村");
});

it("one signature that is left keeps the names; with the last one that goes they are today's again", () => {
  const id = firstPaper();
  signAll(db, edit(), id);
  rename("郓城县黄安镇第二实验小学");
  const [first, ...others] = signaturesOf(db, id);
  for (const s of others) wipeSignature(db, edit(), id, s.id);
  expect(said(id).taker).toBe("孔庄小学");
  wipeSignature(db, edit(), id, first!.id);
  expect(said(id).taker).toBe("郓城县黄安镇第二实验小学");
  expect(named(id)).toBeNull();
  signAll(db, edit(), id);
  rename("孔庄小学");
  expect(said(id).taker).toBe("郓城县黄安镇第二实验小学");
  expect(nameSigners(db, edit(), id, [])).toMatchObject({ ok: true });
  expect(said(id).taker).toBe("孔庄小学");
});

it("a paper signed by hand keeps the names from its scan on, until a change of the paper voids the scan", () => {
  const d = makeDonation(db, [donationLine(here, { holder: { holderId: school } })], { until: "approved" });
  const id = d.papers()[0]!.id;
  keepScan(db, edit(), id, drawnPicture("signature", 1));
  rename("郓城县黄安镇第二实验小学");
  expect(said(id).taker).toBe("孔庄小学");
  const { donation } = d.found();
  expect(editDonation(db, d.edit, d.id, { ...donation, place: "镇政府" })).toMatchObject({
    scans: 1,
  });
  expect(said(id).taker).toBe("郓城县黄安镇第二实验小学");
});
