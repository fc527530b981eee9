import { equipmentItem, itemCustody, shopMonth, tripSign, villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { placesOf, stopsOf } from "~/areas/study-trips/trip-queries.server";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { pdfText } from "../../../tests/support/pdf-text";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import * as profile from "./routes/profile-pdf";
import * as rows from "./routes/rows";
import { supportOfVillage } from "./village-support.server";

let db: ReturnType<typeof testDb>;
let own: number;
beforeEach(() => {
  db = testDb();
  own = makeVillage(db);
});

it("tells trips that were made and what followed, and where each thing is", () => {
  const people = makePeople(db, own, ["孔令堃", "王㛃"]);
  const quotas = [{ villageId: own, quota: 2 }];
  const { id } = makeTrip(db, quotas, { until: "running", people });
  makeTrip(db, quotas, { until: "approved" });
  const { person } = signInAs(db, "cadre", [own]);
  const support = () => supportOfVillage(db, person, own, "zh");
  expect(support()?.trips).toEqual([]);
  const place = placesOf(db, id, "all").roll[0]?.place.id as number;
  const stop = stopsOf(db, id)[0]?.id as number;
  db.insert(tripSign)
    .values({ stopId: stop, placeId: place, mark: "present", how: "list", signedAt: 1, signedBy: "u" })
    .run();
  expect(support()?.trips).toMatchObject([{ id, people: 1, tasks: null, shops: 0 }]);
  makeDonation(db, [
    donationLine(own),
    donationLine(own, { name: "课桌", model: null, quantity: 40, unit: "张", serials: false }),
  ]);
  const things = support()?.things;
  expect(things?.pieces).toBe(42);
  expect(things?.rows.map((r) => [r.name, r.count, r.holder, r.state?.word])).toEqual([
    ["台式计算机", 1, "孔庄村", "在用"],
    ["台式计算机", 1, "孔庄村", "在用"],
    ["课桌", 40, "孔庄村", "在用"],
  ]);
  expect(things?.stocktake?.running).toBe(false);
});

it("targets are set from the years for which they are entered, and from no other", () => {
  const { person } = signInAs(db, "leader");
  const may = (on?: string) => supportOfVillage(db, person, own, "zh", on)?.may.set;
  expect([may(), may(`${Number(todayOn().slice(0, 4)) - 1}-06-01`), may("2019-06-01")]).toEqual([
    true,
    true,
    false,
  ]);
});

it("counts up to a day that is past, each figure with the rows of then", async () => {
  makeClass(db, own, { startsOn: "2026-03-02" });
  makeClass(db, own, { startsOn: "2026-05-20" });
  const { person, cookie } = signInAs(db, "cadre", [own]);
  const then = supportOfVillage(db, person, own, "zh", "2026-04-15");
  const trained = then?.asOf?.figures.find((f) => f.key === "trained");
  expect(trained?.value).toBe(3);
  expect((await rows.loader(call(trained?.to ?? "", cookie, { figure: "trained" }))).count).toBe(3);
  expect(then?.funnel.counts[1]).toMatchObject({ step: "trained", people: 3 });
  expect(supportOfVillage(db, person, own, "zh")?.funnel.counts[1]?.people).toBe(6);
  const yesterday = addDays(todayOn(), -1);
  expect(supportOfVillage(db, person, own, "zh", yesterday)?.asOf?.figures[0]).toMatchObject({ value: 0 });
});

it("the chart of a past day counts the things that stood there then, whatever became of them since", () => {
  makeDonation(db, [donationLine(own)]);
  const { person } = signInAs(db, "cadre", [own]);
  const [first] = db.select().from(equipmentItem).all();
  const cameOn = addDays(todayOn(), -40);
  const wentOn = addDays(todayOn(), -2);
  db.update(itemCustody).set({ fromOn: cameOn }).run();
  // One is written off two days ago: ten days ago it still stood there.
  db.update(itemCustody).set({ toOn: wentOn }).where(eq(itemCustody.itemId, first!.id)).run();
  db.update(equipmentItem).set({ state: "scrapped" }).where(eq(equipmentItem.id, first!.id)).run();
  const then = supportOfVillage(db, person, own, "zh", addDays(todayOn(), -10));
  const tile = then?.asOf?.figures.find((f) => f.key === "equipment")?.value;
  const chart = then?.four.charts.find((c) => c.key === "equipment")?.months ?? [];
  expect(tile).toBe(2);
  expect(chart.reduce((sum, m) => sum + m.value, 0)).toBe(tile);
});

it("its page says where the things are and in what state, who came without the step before, and what was asked for", async () => {
  makeClass(db, own, { startsOn: "2026-03-02" });
  makeDonation(db, [
    donationLine(own),
    donationLine(own, { name: "课桌", model: null, quantity: 40, unit: "张", serials: false }),
  ]);
  const { cookie } = signInAs(db, "loan-officer");
  const printed = await profile.loader(call("/x", cookie, { villageId: String(own) }));
  const pages = pdfText(new Uint8Array(await printed.arrayBuffer())).map((p) => p.replace(/\s+/g, ""));
  expect(pages).toHaveLength(1);
  for (const words of [
    "台式计算机2孔庄村",
    "课桌40孔庄村",
    "在用",
    "申请0笔，放款0笔",
    "另有3人直接参加培训",
    "3人次",
  ])
    expect(pages[0]).toContain(words);
});

it("says how many shops were open at the end of each month beside what they sold", () => {
  const [personId] = makePeople(db, own, ["孔令堃"]) as [number];
  const shop = {
    personId,
    villageId: own,
    platform: "taobao",
    name: "草编坊",
    goods: "草编",
    createdBy: "u",
  };
  const stamps = { createdAt: 1, updatedAt: 1 };
  const [first, second] = [-100, -95].map((days) => addDays(todayOn(), days));
  const row = db
    .insert(villageShop)
    .values({ ...shop, ...stamps, openedOn: first! })
    .returning()
    .get();
  db.insert(villageShop)
    .values({ ...shop, ...stamps, openedOn: second! })
    .run();
  db.insert(shopMonth)
    .values({
      shopId: row.id,
      month: first!.slice(0, 7),
      salesFen: 1,
      incomeFen: 0,
      writtenBy: "u",
      writtenAt: 1,
    })
    .run();
  const open = () =>
    supportOfVillage(db, signInAs(db, "leader").person, own, "zh")?.shops.map((m) => m.value) ?? [];
  expect(open().at(-1)).toBe(2);
  db.update(villageShop)
    .set({ closedOn: addDays(todayOn(), -40) })
    .where(eq(villageShop.id, row.id))
    .run();
  expect([Math.max(...open()), open().at(-1)]).toEqual([2, 1]);
});

it("is printed by the village's own cadre, and by no other village's", async () => {
  const foreign = makeVillage(db, "大高庄村", "371725109209");
  const { cookie } = signInAs(db, "cadre", [own]);
  const print = (id: number) => statusOf(() => profile.loader(call("/x", cookie, { villageId: String(id) })));
  expect(await print(own)).toBe(200);
  expect(await print(foreign)).toBe(404);
});
