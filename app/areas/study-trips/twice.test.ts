import { studyTrip, villageShop } from "db/schema";
import { expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { register } from "../../../tests/support/people-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { action as newShop } from "./routes/new-shop";
import { action as newTrip } from "./routes/new-trip";

const where = async (answer: unknown) => ((await answer) as Response).headers.get("Location");

it("a form pressed twice plans one trip; another sending plans another", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const { cookie } = signInAs(db, "trainer", "all");
  const form = {
    requestKey: "k1",
    title: "去鄄城县看人发制品",
    purpose: "看直播",
    basis: "年度计划",
    fromOn: todayOn(),
    toOn: todayOn(),
    leaderName: "周敏",
    busSeats: "29",
    capacity: "20",
    [`quota-${village}`]: "3",
  };
  const send = (fields: Record<string, string>) => where(newTrip(call("/trips/new", cookie, {}, fields)));
  const first = await send(form);
  expect(first).toMatch(/^\/trips\/\d+$/);
  expect(await send(form)).toBe(first);
  expect(db.select().from(studyTrip).all()).toHaveLength(1);
  expect(await send({ ...form, requestKey: "k2" })).not.toBe(first);
  expect(db.select().from(studyTrip).all()).toHaveLength(2);
});

it("a form pressed twice enters one shop", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const owner = register(db, village);
  const { cookie } = signInAs(db, "cadre", [village]);
  const form = {
    requestKey: "k1",
    person: String(owner.id),
    platform: "taobao",
    name: "孔庄草编",
    goods: "草编篮",
    openedOn: todayOn(),
    closedOn: "",
    jobs: "2",
    before: "",
    tripId: "none",
  };
  const send = () => where(newShop(call("/shops/new", cookie, {}, form)));
  const first = await send();
  expect(first).toMatch(/^\/shops\/\d+$/);
  expect(await send()).toBe(first);
  expect(db.select().from(villageShop).all()).toHaveLength(1);
});
