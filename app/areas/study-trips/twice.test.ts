import { auditEvent, studyTrip, tripCost, tripFollowUp, tripPhoto, tripTask, villageShop } from "db/schema";
import { drawnPicture } from "db/seed/drawn-picture";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { addPhotos } from "./photos.server";
import { removeFollowUp } from "./remove-follow-up.server";
import { action as costs } from "./routes/costs";
import { action as newShop } from "./routes/new-shop";
import { action as newTask } from "./routes/new-task";
import { action as newTrip } from "./routes/new-trip";
import { action as outcome } from "./routes/outcome";
import * as photosRoute from "./routes/photos";
import { openVisits } from "./visits.server";

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

it("a payment pressed twice is entered once; the same toll of the way back, and one entered anew, are payments", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const { id, trainer } = makeTrip(db, [{ villageId: village, quota: 1 }], {
    until: "finished",
    people: makePeople(db, village, ["孔祥娟"]),
  });
  const toll = (requestKey: string) =>
    costs(
      call(
        `/trips/${id}/costs`,
        trainer.cookie,
        { tripId: String(id) },
        {
          requestKey,
          item: "transport",
          what: "高速过路费",
          amount: "35.00",
          spentOn: todayOn(),
          receiptNumber: "",
          payment: "cash",
        },
      ),
    );
  const entered = () => db.select().from(tripCost).all().length;
  await toll("k1");
  await toll("k1");
  expect(entered()).toBe(1);
  await toll("k2");
  expect(entered()).toBe(2);
  db.delete(tripCost).run();
  await toll("k2");
  expect(entered()).toBe(1);
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

describe("after a trip", () => {
  function gone() {
    const db = testDb();
    const village = makeVillage(db);
    const people = makePeople(db, village, ["孔甲甲"]);
    const fromOn = addDays(todayOn(), -40);
    const trip = makeTrip(db, [{ villageId: village, quota: 1 }], {
      people,
      until: "finished",
      fromOn,
      change: { toOn: fromOn },
    });
    const params = { tripId: String(trip.id) };
    const post = (
      action: (args: ReturnType<typeof call>) => Promise<unknown>,
      form: Record<string, string>,
    ) => action(call("/x", trip.trainer.cookie, params, form));
    return { db, village, trip, post };
  }
  const seen = { step: "follow", kind: "30", on: todayOn(), words: "柳编店开了两家" };

  it("a follow-up pressed twice is written once, a new form of the same words again", async () => {
    const { db, village, post } = gone();
    const form = { ...seen, requestKey: "k1", villageId: String(village) };
    await post(outcome, form);
    await post(outcome, form);
    expect(db.select().from(tripFollowUp).all()).toHaveLength(1);
    await post(outcome, { ...form, requestKey: "k2" });
    expect(db.select().from(tripFollowUp).all()).toHaveLength(2);
  });

  it("a mistaken follow-up is taken back with a reason and stays in the log", async () => {
    const { db, village, trip, post } = gone();
    await post(outcome, { ...seen, villageId: String(village) });
    const follow = String(db.select().from(tripFollowUp).get()?.id);
    expect(openVisits(db, "all", todayOn())).toHaveLength(0);
    const none = (await post(outcome, { step: "undo", followUpId: follow, reason: " " })) as {
      data: { undo: { id: number } };
      init: { status: number };
    };
    expect([none.init.status, none.data.undo.id]).toEqual([422, Number(follow)]);
    const foreign = signInAs(db, "cadre", [makeVillage(db, "大高庄村", "371725109209")], "李国栋").person;
    expect(
      removeFollowUp(db, actorFor(foreign, "trip.follow"), trip.id, Number(follow), "看错村"),
    ).toMatchObject({ ok: false });
    expect(await where(post(outcome, { step: "undo", followUpId: follow, reason: "看错村" }))).toBe(
      `/trips/${trip.id}/outcome`,
    );
    expect(db.select().from(tripFollowUp).all()).toEqual([]);
    expect(openVisits(db, "all", todayOn()).map((v) => v.kind)).toEqual(["30"]);
    const logged = db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.event, "trip.follow-up-removed"), eq(auditEvent.reason, "看错村")))
      .all();
    expect(logged).toHaveLength(1);
    expect(logged[0]?.before).toContain("柳编店开了两家");
  });

  it("a task pressed twice is given once", async () => {
    const { db, village, trip, post } = gone();
    const form = {
      requestKey: "k1",
      villageId: String(village),
      ownerId: trip.trainer.person.userId,
      placeId: "",
      trade: "柳编",
      what: "开店 3 家",
      dueOn: addDays(todayOn(), 30),
      shops: "3",
    };
    await post(newTask, form);
    await post(newTask, form);
    expect(db.select().from(tripTask).all()).toHaveLength(1);
  });

  it("photos sent twice are added once", () => {
    const { db, trip } = gone();
    const actor = actorFor(trip.trainer.person, "trip.edit");
    const sending = { id: "sending-1", lifetime: 60_000 };
    const photo = { bytes: drawnPicture("street", 0), takenOn: todayOn(), place: "大集镇" };
    expect(addPhotos(db, actor, trip.id, [photo], { sending })).toEqual({ ok: true });
    expect(addPhotos(db, actor, trip.id, [photo], { sending })).toEqual({ ok: true });
    expect(db.select().from(tripPhoto).all()).toHaveLength(1);
  });

  it("a photo is shown before it goes, and only to who may take it away", async () => {
    const { db, trip } = gone();
    const actor = actorFor(trip.trainer.person, "trip.edit");
    addPhotos(db, actor, trip.id, [
      { bytes: drawnPicture("street", 0), takenOn: todayOn(), place: "大集镇" },
    ]);
    const { id } = db.select().from(tripPhoto).get()!;
    const asked = async (cookie: string, photo: number) => {
      const at = `/trips/${trip.id}/photos?remove=${photo}`;
      return (await photosRoute.loader(call(at, cookie, { tripId: String(id) }) as never)).asked;
    };
    expect(await asked(trip.trainer.cookie, id)).toBe(id);
    expect(await asked(trip.trainer.cookie, id + 1)).toBeNull();
    expect(await asked(signInAs(db, "leader").cookie, id)).toBeNull();
    expect(db.select().from(tripPhoto).all()).toHaveLength(1);
  });
});
