import { studyTrip, tripQuota } from "db/schema";
import { beforeEach, expect, it } from "vitest";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import * as newTrip from "./routes/new-trip";
import type { TripAnswer } from "./trip-form-answer.server";

let db: ReturnType<typeof testDb>;
let cookie: string;
beforeEach(() => {
  db = testDb();
  for (let i = 1; i <= 6; i += 1) makeVillage(db, `第${i}村`, `3717251${String(20_000 + i)}`);
  cookie = signInAs(db, "trainer").cookie;
});

const more = () => {
  for (let i = 7; i <= 30; i += 1) makeVillage(db, `第${i}村`, `3717251${String(20_000 + i)}`);
};
const typed = {
  title: "看淘宝村",
  purpose: "学开店",
  basis: "局务会",
  fromOn: "2026-12-01",
  toOn: "2026-12-01",
  leaderName: "周敏",
  busSeats: "29",
  capacity: "20",
  requestKey: "k",
};
const open = () => newTrip.loader(call("/trips/new", cookie, {}));
const send = async (form: Record<string, string>) =>
  (await newTrip.action(call("/trips/new", cookie, {}, { ...typed, ...form }))) as {
    data: TripAnswer;
    init: { status: number };
  };

it("a trip's form has a field for each of six villages, and for none of thirty until they are looked for", async () => {
  expect((await open()).quotas).toMatchObject({ rows: { length: 6 }, find: null });
  more();
  expect((await open()).quotas).toMatchObject({ rows: [], find: { typed: "", found: null } });
  const found = await send({ step: "find", village: "第17", "quota-3": "4", title: "" });
  expect(found.init.status).toBe(200);
  expect(found.data.quotas.rows.map((r) => [r.name.split(" ").at(-1), r.value])).toEqual([
    ["第3村", "4"],
    ["第17村", ""],
  ]);
  // Nothing is wrong yet, and what was typed stays.
  expect(found.data.lastResult.error).toBeUndefined();
  expect(found.data.lastResult.initialValue).toMatchObject({ purpose: "学开店" });
  expect((await send({ village: "没有", searched: "" })).data.quotas.find?.found).toBe(0);
  expect(db.select().from(studyTrip).all()).toEqual([]);
});

it("villages that were found come along with their quotas; one of others is refused", async () => {
  more();
  const planned = { village: "第17", searched: "第17", "quota-3": "4", "quota-17": "2" };
  expect(await statusOf(() => newTrip.action(call("/trips/new", cookie, {}, { ...typed, ...planned })))).toBe(
    303,
  );
  expect(db.select().from(tripQuota).all()).toMatchObject([
    { villageId: 3, quota: 4 },
    { villageId: 17, quota: 2 },
  ]);
  cookie = signInAs(db, "trainer", [1, 2]).cookie;
  expect((await send({ "quota-3": "1", requestKey: "other" })).init.status).toBe(422);
});

it("everything wrong in a trip's form is said at once, each in its field", async () => {
  const errorsOf = async (form: Record<string, string>) => {
    const answer = await send(form);
    return { status: answer.init.status, errors: answer.data.lastResult.error };
  };
  const turned = { fromOn: "2026-12-02", toOn: "2026-12-01" };
  expect(
    await errorsOf({ title: "", leaderPhone: "12", ...turned, busSeats: "19", capacity: "20" }),
  ).toMatchObject({
    status: 400,
    errors: {
      title: ["form.needed"],
      leaderPhone: ["form.wrongPhone"],
      toOn: ["form.daysTurned"],
      capacity: ["trip.why.bus"],
      quotas: ["trip.why.noQuota"],
    },
  });
  expect(await errorsOf({ busSeats: "19", "quota-1": "30" })).toMatchObject({
    status: 422,
    errors: { capacity: ["trip.why.quotaOver", "trip.why.bus"] },
  });
  // A quota that cannot be read is said at its village, and is not said to be none.
  const unread = await errorsOf({ "quota-1": "三" });
  expect(unread.status).toBe(400);
  expect(unread.errors?.quotas).toBeUndefined();
});
