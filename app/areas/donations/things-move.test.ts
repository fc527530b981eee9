import type { Db } from "db/client.server";
import {
  equipmentHolder,
  formerVillage,
  handover,
  itemCustody,
  person,
  stocktake,
  stocktakeScan,
  village,
  villageShop,
} from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { changeMany, undoMany } from "~/areas/people/bulk/change-many.server";
import { moveAction } from "~/areas/people/bulk/move-action.server";
import { movePerson } from "~/areas/people/move-person.server";
import { figuresByVillage } from "~/areas/reports/figures.server";
import { mergeVillages } from "~/areas/villages/merge-villages.server";
import { personRows, saidOfDeath } from "~/person-sources.server";
import { type Day, todayOn } from "~/platform/dates";
import { villageWork } from "~/village-work.server";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { handoverPaper } from "./handover-paper.server";
import { findHandover } from "./handover-queries.server";
import { formerlyOf, holderOnPaper, houseName } from "./holders.server";
import { equipmentOfPersonSource } from "./of-person.server";
import { openStocktake } from "./stocktake.server";
import { countedOf } from "./stocktake-queries.server";
import { thingsOfVillage } from "./things-of-village.server";

let db: Db;
let here: number;
let there: number;
let boss: ReturnType<typeof signInAs>["person"];
let who: number;

/** Somebody who was given two computers on 22 October 2025; they were counted in June 2026. */
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "大高庄村", "371725109209");
  boss = signInAs(db, "administrator").person;
  who = register(db, here, { name: "徐兰" }).id;
  db.$client.exec("UPDATE person_residence SET from_on = '1990-01-01'");
  const { id: holderId } = db
    .insert(equipmentHolder)
    .values({ villageId: here, kind: "person", personId: who, createdBy: "x", createdAt: 0 })
    .returning()
    .get();
  const items = makeDonation(db, [donationLine(here, { holder: { holderId } })]).items();
  db.update(itemCustody).set({ fromOn: "2025-10-22" }).run();
  const { id: stocktakeId } = db
    .insert(stocktake)
    .values({
      ...{ year: 2026, number: 1, villageId: here, kind: "yearly", on: "2026-06-08", state: "closed" },
      ...{
        createdBy: "x",
        createdByName: "x",
        createdAt: 0,
        closedAt: Date.parse("2026-06-08T18:00:00+08:00"),
      },
    })
    .returning()
    .get();
  for (const { id, code } of items)
    db.insert(stocktakeScan)
      .values({ stocktakeId, key: `k${id}`, code, itemId: id, how: "typed", scannedAt: 0, scannedBy: "x" })
      .run();
});

const move = (fromOn: Day) => {
  const { revision } = db.select().from(person).where(eq(person.id, who)).get()!;
  const input = { villageId: there, fromOn, villageGroup: null, reason: "婚迁", revision };
  expect(movePerson(db, actorFor(boss, "person.move"), who, input, personRows)).toEqual({ ok: true });
};
/** What the page of a village lists, and how many things the overview counts there up to a day. */
const told = (villageId: number, on: Day = todayOn()) => {
  const { pieces, rows } = thingsOfVillage(db, boss, villageId, on, "zh")!;
  const counted = figuresByVillage(db, [villageId], { key: "own", from: null, to: on }).get(villageId);
  expect(counted?.equipment ?? 0).toBe(pieces);
  return [pieces, ...rows.map((r) => `${r.sinceOn} ${r.countedOn}`)];
};
const stay = "2025-10-22 2026-06-08";

it("what somebody was given goes along to another village from the day of the move; since when and counted stay", () => {
  move("2026-10-01");
  expect([told(here), told(there)]).toEqual([[0], [2, stay, stay]]);
  // On their line of time and in their copy each thing was given once.
  const steps = equipmentOfPersonSource.steps?.(db, boss, who, "zh") ?? [];
  expect(steps.map((s) => [s.on, s.detail?.includes("10月1日")])).toEqual([
    ["2025-10-22", false],
    ["2025-10-22", false],
  ]);
  expect([told(here, "2026-09-30"), told(there, "2026-09-30")]).toEqual([[2, stay, stay], [0]]);
});

it("a merger of villages is no handover: the things say since when they are there and when they were counted", () => {
  db.update(village).set({ joinedOn: "2020-01-01" }).run();
  const input = { fromId: here, intoId: there, on: "2026-11-20", basis: "菏民字〔2026〕15 号" };
  expect(mergeVillages(db, actorFor(boss, "village.manage"), input, villageWork, todayOn()).ok).toBe(true);
  expect(told(there)).toEqual([2, stay, stay]);
});

it("a paper that is in the hands of its parties names them as it did, through moves and mergers, with its code", () => {
  const id = db.select({ id: handover.id }).from(handover).get()!.id;
  const by = { actor: boss, origin: "https://x.cn", now: 0 };
  const said = () => {
    const { giver, taker, code } = handoverPaper(db, findHandover(db, "all", id)!, by);
    return { giver, taker, code };
  };
  const before = said();
  expect(before.taker).toMatch(/^徐兰（/);
  move("2026-10-01");
  db.update(person).set({ name: "徐岚" }).where(eq(person.id, who)).run();
  expect(said()).toEqual(before);
});

it("for what a former village was the one that took it up signs", () => {
  const county = { countyName: "郓城县", townName: "黄安镇", villageName: "孔庄村", personName: null };
  expect(holderOnPaper({ kind: "station", name: formerlyOf("冯屯村"), ...county })).toBe(
    "郓城县黄安镇孔庄村村民委员会（原冯屯村）",
  );
  expect(holderOnPaper({ kind: "school", name: "原野小学", ...county })).toBe("原野小学");
});

it("a stocktake that runs does not miss what went to another village with its holder", () => {
  const at = { villageId: here, holderId: null, kind: "spot" as const, on: todayOn(), note: null };
  const opened = openStocktake(db, actorFor(boss, "stocktake.run"), at);
  if (!opened.ok) throw new Error(opened.why);
  expect(countedOf(db, opened.id)).toMatchObject({
    expected: [expect.any(Number), expect.any(Number)],
    left: [],
  });
  move(todayOn());
  expect(countedOf(db, opened.id)).toMatchObject({
    expected: [],
    left: [expect.any(Number), expect.any(Number)],
  });
});

it("who enters a death is told of the things in hand and of the open shop", () => {
  const shop = { personId: who, villageId: here, platform: "taobao", goods: "蒜", openedOn: "2025-05-08" };
  const by = { createdBy: "x", createdAt: 0, updatedAt: 0 };
  db.insert(villageShop)
    .values([
      { ...shop, ...by, name: "徐兰店" },
      { ...shop, ...by, name: "旧店", closedOn: "2026-01-01" },
    ])
    .run();
  const said = saidOfDeath(db, who, todayOn(), "zh");
  expect(said).toMatch(/名下还有捐赠设备：[^，]*、[^，]*，请收回/);
  expect(said).toContain("网店「徐兰店」还记着在营");
  expect(said).not.toContain("旧店");
  db.$client.exec(
    "UPDATE item_custody SET to_on = '2026-11-01'; UPDATE village_shop SET closed_on = '2026-11-01'",
  );
  expect(saidOfDeath(db, who, todayOn(), "zh")).toBe("");
});

it("a move of many that is taken back leaves things, shops and where they were as before", () => {
  const shop = { personId: who, villageId: here, platform: "taobao", name: "徐兰店", goods: "蒜" };
  db.insert(villageShop)
    .values({ ...shop, openedOn: "2025-05-08", createdBy: "x", createdAt: 0, updatedAt: 0 })
    .run();
  const all = () =>
    JSON.stringify(
      [equipmentHolder, itemCustody, villageShop, formerVillage].map((t) => db.select().from(t).all()),
    );
  const before = all();
  const actor = actorFor(boss, "person.bulk-edit");
  const asked = { filter: {}, value: String(there), asked: 1 };
  const done = changeMany(db, actor, moveAction(personRows), asked);
  if (!done.ok) throw new Error(done.why);
  expect(told(there)[0]).toBe(2);
  expect(undoMany(db, actor, done.id)).toEqual({ ok: true });
  expect(all()).toBe(before);
});

it("what a village had that was taken up is named in the language of the page; the name of a house stays", () => {
  expect(houseName(formerlyOf("冯屯村"), "en")).toBe("formerly Fengtun Village");
  expect(houseName(formerlyOf("冯屯村"), "zh")).toBe("原冯屯村");
  expect(houseName("原野小学", "en")).toBe("原野小学");
});
