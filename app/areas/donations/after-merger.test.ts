import { itemCustody, person, village } from "db/schema";
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
