import type { Db } from "db/client.server";
import { person, village, villagePast, villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { movePerson } from "~/areas/people/move-person.server";
import { mergeVillages } from "~/areas/villages/merge-villages.server";
import { personRows } from "~/person-sources.server";
import { addDays, todayOn } from "~/platform/dates";
import { villageWork } from "~/village-work.server";

import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { reportOf } from "./report-paper.server";
import * as outcomeRoute from "./routes/outcome";
import * as shopRoute from "./routes/shop";
import * as shopsRoute from "./routes/shops";
import { shopsOfPerson } from "./rows-of-person.server";
import { listShops, shopFigures } from "./shops.server";
import { findTrip, placesOf } from "./trip-queries.server";
import { tripsOfVillageOn } from "./trips-of-village.server";
import { shopsVillageFigures } from "./village-shops.server";
import { changeShop, openShop, type ShopInput, writeMonth } from "./write-shop.server";
import { addTask } from "./write-task.server";

const today = todayOn();
let db: Db;
let here: number;
let there: number;
let who: number;
let first: ReturnType<typeof makeTrip>;
let second: ReturnType<typeof makeTrip>;

/** Two trips of one village with the same person, half a year apart. */
beforeEach(() => {
  db = testDb();

  here = makeVillage(db);
  there = makeVillage(db, "大高庄村", "371725109209");
  [who] = makePeople(db, here, ["孔一"]) as [number];
  db.$client.exec("UPDATE person_residence SET from_on = '1990-01-01'");
  const went = (daysAgo: number) => {
    const fromOn = addDays(today, -daysAgo);
    return makeTrip(db, [{ villageId: here, quota: 1 }], {
      people: [who],
      until: "finished",
      fromOn,
      change: { toOn: fromOn },
    });
  };
  first = went(500);
  second = went(300);
});

const shop = (tripId: number | null, change: Partial<ShopInput> = {}): ShopInput => ({
  tripId,
  platform: "taobao",
  name: "孔庄草编",
  goods: "草编篮",
  openedOn: addDays(today, -200),
  closedOn: null,
  jobs: 1,
  incomeBeforeFen: null,
  ...change,
});
const follow = () => actorFor(first.trainer.person, "trip.follow");
const open = (input: ShopInput) => {
  const made = openShop(db, follow(), who, input);
  if (!made.ok) throw new Error(made.why);
  return made.id;
};
const moveAway = (fromOn = addDays(today, -20)) => {
  const { revision } = db.select().from(person).where(eq(person.id, who)).get()!;
  const input = { villageId: there, fromOn, villageGroup: null, reason: "婚迁", revision };
  expect(
    movePerson(db, actorFor(signInAs(db, "administrator").person, "person.move"), who, input, personRows),
  ).toEqual({
    ok: true,
  });
};
const outcome = (trip: typeof first) =>
  outcomeRoute.loader(call(`/trips/${trip.id}/outcome`, first.trainer.cookie, { tripId: String(trip.id) }));
const rowsAt = async (to: string) => (await shopsRoute.loader(call(to, first.trainer.cookie, {}))).shops;

it("a shop counts for the trip it says it came of and for no other, with exactly its rows behind it", async () => {
  const named = open(shop(second.id));
  open(shop(null, { name: "自己开的" }));
  const counted = async (trip: typeof first) => {
    const page = await outcome(trip);
    expect(await rowsAt(page.shopsTo)).toHaveLength(page.shops);
    return page.shops;
  };
  expect([await counted(first), await counted(second)]).toEqual([0, 1]);
  const ofVillage = () =>
    Promise.all(
      (tripsOfVillageOn(db, first.trainer.person, here, today, "zh") ?? []).map(async (t) => [
        t.id,
        t.shops,
        (await rowsAt(t.shopsTo)).map((s) => s.id),
      ]),
    );
  // A village has been on a trip where somebody of it signed in.
  db.$client.exec(
    "INSERT INTO trip_sign (place_id, stop_id, mark, how, signed_at, signed_by) SELECT p.id, s.id, 'present', 'list', 1, 'x' FROM trip_place p JOIN trip_stop s ON s.trip_id = p.trip_id AND s.kind = 'departure'",
  );
  expect(await ofVillage()).toEqual([
    [second.id, 1, [named]],
    [first.id, 0, []],
  ]);
});

it("what a trip brought about stays with the village it was opened in, on page, paper and in the rows", async () => {
  const id = open(shop(second.id));
  addTask(db, follow(), second.id, {
    villageId: here,
    placeId: null,
    ownerId: first.trainer.person.userId,
    trade: "草编",
    what: "再带 1 户开店",
    dueOn: addDays(today, 9),
    shops: 1,
  });
  const told = async () => {
    const [task] = (await outcome(second)).tasks;
    const paper = reportOf(db, findTrip(db, "all", second.id)!).tasks[0]!;
    return [task!.shops, task!.state.key, paper[4], (await rowsAt(task!.shopsTo)).map((s) => s.id)];
  };
  const before = await told();
  expect(before).toEqual([1, "open", "1", [id]]);
  moveAway();
  expect(await told()).toEqual(before);
  expect((await rowsAt(`/shops?trip=${second.id}&village=${there}`)).length).toBe(0);
  expect((await rowsAt(`/shops?trip=${second.id}`))[0]).toMatchObject({ openedThere: "孔庄村" });
});

it("a trip names its villages as they were called when it set off", async () => {
  const { divisionId, name, townName, countyName, code } = db
    .select()
    .from(village)
    .where(eq(village.id, here))
    .get()!;
  db.insert(villagePast)
    .values({
      ...{ villageId: here, name, townName, countyName, code, divisionId, untilOn: addDays(today, -100) },
      ...{ basis: "郓政发", changedBy: "x", changedByName: "x", createdAt: 0 },
    })
    .run();
  db.update(village).set({ name: "孔家新村" }).where(eq(village.id, here)).run();
  expect(findTrip(db, "all", second.id)!.quotas[0]?.name).toBe("孔庄村");
  expect(placesOf(db, second.id, "all").roll[0]?.villageName).toBe("孔庄村");
  const coming = makeTrip(db, [{ villageId: here, quota: 1 }]);
  expect(findTrip(db, "all", coming.id)!.quotas[0]?.name).toBe("孔家新村");
});

it("months sold before a move are the old village's: tile, chart and rows say the same", async () => {
  const id = open(shop(null));
  const month = (daysAgo: number) => addDays(today, -daysAgo).slice(0, 7);
  for (const [of, salesFen] of [
    [month(150), 10_000],
    [month(0), 500],
  ] as const)
    expect(writeMonth(db, follow(), id, { month: of, salesFen, incomeFen: 100 }).ok).toBe(true);
  moveAway(`${month(60)}-01`);
  const said = async (villageId: number) => {
    const page = await shopsRoute.loader(call(`/shops?village=${villageId}`, first.trainer.cookie, {}));
    const chart = page.months.reduce((sum, m) => sum + m.sales, 0);
    const rows = listShops(db, [villageId], today).reduce((sum, r) => sum + r.sales, 0);
    const tile = shopFigures(db, villageId, today).sales;
    return [tile, chart, rows, page.open, page.shops.map((s) => s.gone)];
  };
  expect(await said(here)).toEqual([10_000, 10_000, 10_000, 0, ["wentOn"]]);
  expect(await said(there)).toEqual([500, 500, 500, 1, [null]]);
});

it("a list of a past day says what was sold and open by then", async () => {
  const id = open(shop(second.id, { closedOn: addDays(today, -5) }));
  const month = (daysAgo: number) => addDays(today, -daysAgo).slice(0, 7);
  for (const [of, salesFen] of [
    [month(150), 10_000],
    [month(40), 500],
  ] as const)
    expect(writeMonth(db, follow(), id, { month: of, salesFen, incomeFen: 100 }).ok).toBe(true);
  const at = async (daysAgo: number) => {
    const on = addDays(today, -daysAgo);
    const page = await shopsRoute.loader(call(`/shops?trip=${second.id}&on=${on}`, first.trainer.cookie, {}));
    return [page.sales, page.shops[0]?.sales, page.shops[0]?.closed, page.open, page.until !== null];
  };
  expect(await at(100)).toEqual(["100.00", "100.00", false, 1, true]);
  expect(await at(10)).toEqual(["105.00", "105.00", false, 1, true]);
});

it("a shop whose village was taken up did not move away with its owner; the village has none now", async () => {
  db.$client.exec("UPDATE village SET joined_on = '2020-01-01'");
  const id = open(shop(null));
  const of = addDays(today, -60).slice(0, 7);
  expect(writeMonth(db, follow(), id, { month: of, salesFen: 500, incomeFen: 100 }).ok).toBe(true);
  const boss = signInAs(db, "administrator").person;
  const tile = (v: number) => shopsVillageFigures(db, boss, v, "zh")[0]?.detail;
  expect(tile(there)).toBe("还没有登记网店");
  const input = { fromId: here, intoId: there, on: today, basis: "菏民字〔2026〕15 号" };
  expect(mergeVillages(db, actorFor(boss, "village.manage"), input, villageWork, today).ok).toBe(true);
  expect((await rowsAt(`/shops?village=${here}`)).map((s) => s.gone)).toEqual(["wentWithVillage"]);
  expect(tile(here)).toBe("现在没有网店");
});

it.each([
  ["before", "wentOn"],
  ["after", "wentWithVillage"],
] as const)("who moved on the very day their village was taken up, %s that: %s", async (order, gone) => {
  db.$client.exec("UPDATE village SET joined_on = '2020-01-01'");
  const id = open(shop(null));
  const of = addDays(today, -60).slice(0, 7);
  expect(writeMonth(db, follow(), id, { month: of, salesFen: 500, incomeFen: 100 }).ok).toBe(true);
  const third = makeVillage(db, "第三村", "371725101277");
  const boss = signInAs(db, "administrator").person;
  const moves = () => db.transaction((tx) => shopsOfPerson.follow?.(tx, who, third, today));
  if (order === "before") moves();
  const input = { fromId: here, intoId: there, on: today, basis: "菏民字〔2026〕15 号" };
  expect(mergeVillages(db, actorFor(boss, "village.manage"), input, villageWork, today).ok).toBe(true);
  if (order === "after") moves();
  expect((await rowsAt(`/shops?village=${here}`)).map((s) => s.gone)).toEqual([gone]);
});

it("a shop says which trip it came of: one of its owner's, that had set off by then, and keeps it after a move", async () => {
  const refused = (input: ShopInput) => openShop(db, follow(), who, input);
  const foreign = makeTrip(db, [{ villageId: there, quota: 1 }], {
    people: makePeople(db, there, ["高一"]),
    until: "finished",
  });
  expect(refused(shop(foreign.id))).toEqual({ ok: false, why: "shop.wrongTrip" });
  expect(refused(shop(second.id, { openedOn: addDays(today, -400) }))).toEqual({
    ok: false,
    why: "shop.tripLater",
  });
  const id = open(shop(second.id));
  moveAway();
  expect(changeShop(db, follow(), id, shop(second.id, { goods: "草编筐" })).ok).toBe(true);
  expect(db.select().from(villageShop).get()).toMatchObject({ tripId: second.id, goods: "草编筐" });
  const page = await shopRoute.loader(call(`/shops/${id}`, first.trainer.cookie, { shopId: String(id) }));
  expect(page.trips.map((t) => t.value)).toEqual([foreign.id, second.id, first.id].map(String));
});
