import { equipmentHolder, equipmentItem, itemCustody, person, village } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { peopleOfVillage } from "~/areas/people/work-of-village.server";
import { mergeVillages } from "~/areas/villages/merge-villages.server";
import { addDays, todayOn } from "~/platform/dates";
import { villageWork } from "~/village-work.server";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { equipmentVillageFigures } from "./of-village.server";
import * as itemRoute from "./routes/item";
import { thingsOfVillage } from "./things-of-village.server";

it("what a village had that was taken up is told by the name it had then; of now it has none, and the dead are not counted", async () => {
  const db = testDb();
  const [here, there] = [makeVillage(db, "冯屯村", "371725109201"), makeVillage(db)];
  db.update(village).set({ joinedOn: "2020-01-01" }).run();
  const dead = register(db, here, { name: "徐兰" }).id;
  register(db, here, { name: "徐菊" });
  db.update(person).set({ diedOn: "2026-01-05" }).where(eq(person.id, dead)).run();
  expect(peopleOfVillage.count(db, here)).toBe(1);
  const admin = signInAs(db, "administrator");
  const tile = (v: number) => equipmentVillageFigures(db, admin.person, v, "zh")[0]?.detail;
  expect(tile(here)).toBe("还没有捐赠设备");
  const id = makeDonation(db, [donationLine(here)]).items()[0]!.id;
  db.update(itemCustody)
    .set({ fromOn: addDays(todayOn(), -30) })
    .run();
  const input = { fromId: here, intoId: there, on: todayOn(), basis: "菏民字〔2026〕15 号" };
  const done = mergeVillages(db, actorFor(admin.person, "village.manage"), input, villageWork, todayOn());
  expect(done.ok).toBe(true);
  expect(tile(here)).toBe("现在没有捐赠设备");
  const shown = thingsOfVillage(db, admin.person, here, todayOn(), "zh");
  expect([shown?.pieces, shown?.had]).toEqual([0, true]);
  const page = await itemRoute.loader(call("/x", admin.cookie, { itemId: String(id) }));
  expect(page.custody.map((c) => [c.holder, c.present])).toEqual([
    ["黄安镇 冯屯村", false],
    ["原冯屯村", true],
  ]);
});

it("the page of a past day says where each thing was on that day, in whose keeping, by the name the village had then", () => {
  const db = testDb();
  const [here, there] = [makeVillage(db, "冯屯村", "371725109201"), makeVillage(db)];
  db.update(village).set({ joinedOn: "2020-01-01" }).run();
  const admin = signInAs(db, "administrator").person;
  const house = { villageId: here, createdBy: "x", createdAt: 0 };
  const { id: schoolId } = db
    .insert(equipmentHolder)
    .values({ ...house, kind: "school", name: "冯屯小学", keeperName: "孔庆霞" })
    .returning()
    .get();
  const at = (holderId: number) => makeDonation(db, [donationLine(here, { holder: { holderId } })]).items();
  const [moved] = at(schoolId);
  makeDonation(db, [donationLine(here)]);
  const begun = addDays(todayOn(), -30);
  db.update(itemCustody).set({ fromOn: begun }).run();
  // One thing of the school went to the other village yesterday.
  const { id: newHolder } = db
    .insert(equipmentHolder)
    .values({ ...house, villageId: there, kind: "school", name: "大高庄小学", keeperName: "高一" })
    .returning()
    .get();
  const gone = addDays(todayOn(), -1);
  const { handoverId } = db
    .update(itemCustody)
    .set({ toOn: gone })
    .where(eq(itemCustody.itemId, moved!.id))
    .returning()
    .get();
  db.insert(itemCustody)
    .values({ itemId: moved!.id, holderId: newHolder, villageId: there, fromOn: gone, handoverId })
    .run();
  db.update(equipmentItem).set({ holderId: newHolder }).where(eq(equipmentItem.id, moved!.id)).run();
  const input = { fromId: here, intoId: there, on: todayOn(), basis: "菏民字〔2026〕15 号" };
  const merge = mergeVillages(db, actorFor(admin, "village.manage"), input, villageWork, todayOn());
  expect(merge.ok).toBe(true);
  const told = (on: string) =>
    thingsOfVillage(db, admin, here, on, "zh")?.rows.map((r) => [r.id === moved!.id, r.holder, r.keeper]);
  const before = told(addDays(todayOn(), -2))!;
  expect(before.find(([is]) => is)).toEqual([true, "冯屯小学", "孔庆霞"]);
  expect(new Set(before.map(([, holder]) => holder))).toEqual(new Set(["冯屯小学", "冯屯村"]));
  expect(told(gone)?.some(([is]) => is)).toBe(false);
});
