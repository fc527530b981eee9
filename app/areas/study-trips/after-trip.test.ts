import { auditEvent, studyTrip, tripTask, user, villagePost } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, shortDay, todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { addFollowUp } from "./add-follow-up.server";
import { cancelTask, editTask, finishTask, reopenTask } from "./change-task.server";
import { followSections } from "./follow-home.server";
import { wrapUp } from "./next-step";
import * as outcomeRoute from "./routes/outcome";
import * as taskRoute from "./routes/task";
import * as tripRoute from "./routes/trip";
import { factsOf } from "./trip-facts.server";
import { tripsHome } from "./trip-home.server";
import { findTrip } from "./trip-queries.server";
import { addTask } from "./write-task.server";

let db: ReturnType<typeof testDb>;
let village: number;
let other: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  other = makeVillage(db, "大高庄村", "371725109209");
});

/** A trip to which both villages sent somebody, so many days ago. */
function wentDaysAgo(days: number) {
  const people = [...makePeople(db, village, ["孔甲甲"]), ...makePeople(db, other, ["高乙乙"])];
  const quotas = [village, other].map((villageId) => ({ villageId, quota: 1 }));
  const fromOn = addDays(todayOn(), -days);
  return makeTrip(db, quotas, { people, until: "finished", fromOn, change: { toOn: fromOn } });
}

describe("a task after a trip", () => {
  function given() {
    const trip = wentDaysAgo(3);
    const actor = actorFor(trip.trainer.person, "trip.follow");
    const task = {
      placeId: null,
      ownerId: trip.trainer.person.userId,
      trade: "柳编",
      what: "开店 3 家",
      dueOn: addDays(todayOn(), 9),
      shops: 3,
    };
    const made = addTask(db, actor, trip.id, { ...task, villageId: village });
    if (!made.ok) throw new Error(made.why);
    const open = () => factsOf(db, findTrip(db, "all", trip.id)!).openTasks;
    return { trip, actor, task, id: made.id, open, row: () => db.select().from(tripTask).get()! };
  }

  it("is put right and handed over; who read it before another change is told", () => {
    const { trip, actor, task, id, row } = given();
    const cadre = signInAs(db, "cadre", [village], "孟凡亮");
    const stranger = signInAs(db, "cadre", [other], "李国栋");
    const change = (ownerId: string, revision: number) =>
      editTask(db, actor, trip.id, id, { ...task, ownerId, what: "开店 2 家", revision });
    expect(change(stranger.person.userId, 1)).toEqual({ ok: false, why: "task.why.owner" });
    expect(change(cadre.person.userId, 1)).toEqual({ ok: true });
    expect(change(cadre.person.userId, 1)).toEqual({ ok: false, why: "task.why.changed" });
    expect(row()).toMatchObject({ ownerId: cadre.person.userId, what: "开店 2 家", revision: 2 });
    expect(
      editTask(db, actorFor(stranger.person, "trip.follow"), trip.id, id, { ...task, revision: 2 }),
    ).toEqual({
      ok: false,
      why: "trip.why.notFound",
    });
  });

  it("given up with a reason blocks no filing; a mistaken 做完了 is taken back", () => {
    const { trip, actor, id, open, row } = given();
    expect(open()).toBe(1);
    finishTask(db, actor, trip.id, id, "开了");
    expect(open()).toBe(0);
    expect(cancelTask(db, actor, trip.id, id, "不种了")).toEqual({ ok: false, why: "task.why.over" });
    expect(reopenTask(db, actor, trip.id, id, "")).toEqual({ ok: false, why: "task.why.reason" });
    expect(reopenTask(db, actor, trip.id, id, "点错了")).toEqual({ ok: true });
    expect([open(), row().doneOn, row().doneNote]).toEqual([1, null, null]);
    expect(cancelTask(db, actor, trip.id, id, "不种了")).toEqual({ ok: true });
    expect([open(), row().cancelReason]).toEqual([0, "不种了"]);
    const events = db
      .select({ event: auditEvent.event })
      .from(auditEvent)
      .all()
      .map((e) => e.event);
    expect(events).toEqual(expect.arrayContaining(["trip.task-reopened", "trip.task-cancelled"]));
  });

  it("with fewer shops than it aimed at it is done in words only, and what is missing stays to be seen", async () => {
    const { trip, id, row } = given();
    const send = (note: string) =>
      outcomeRoute.action(
        call(
          "/x",
          trip.trainer.cookie,
          { tripId: String(trip.id) },
          { step: "done", task: String(id), note },
        ),
      );
    expect(await send("")).toMatchObject({ init: { status: 422 }, data: { task: { id } } });
    expect(row().doneOn).toBeNull();
    expect(await statusOf(() => send("第三家明年再开"))).toBe(303);
    const page = await outcomeRoute.loader(call("/x", trip.trainer.cookie, { tripId: String(trip.id) }));
    expect(page.tasks[0]?.state).toEqual({ key: "done", count: 3 });
  });

  it("its page keeps what was typed wrong, and asks why it is given up", async () => {
    const { trip, id } = given();
    const params = { tripId: String(trip.id), taskId: String(id) };
    const send = (form: Record<string, string>) =>
      taskRoute.action(call("/x", trip.trainer.cookie, params, form));
    const wrong = (await send({ step: "edit", trade: "大蒜", what: "", dueOn: "很快", revision: "1" })) as {
      data: { typed: { trade: string }; errors: object };
      init: { status: number };
    };
    expect([wrong.init.status, wrong.data.typed.trade, Object.keys(wrong.data.errors)]).toEqual([
      400,
      "大蒜",
      ["what", "dueOn"],
    ]);
    expect(await statusOf(() => send({ step: "cancel", reason: " " }))).toBe(400);
    expect(await statusOf(() => send({ step: "cancel", reason: "不种了" }))).toBe(303);
    expect(await statusOf(() => send({ step: "cancel", reason: "不种了" }))).toBe(422);
    const foreign = signInAs(db, "cadre", [other]).cookie;
    expect(await statusOf(() => taskRoute.loader(call("/x", foreign, params)))).toBe(404);
  });
});

describe("visits after 30 and 90 days", () => {
  type Signed = ReturnType<typeof signInAs>["person"];
  const told = (person: Signed) =>
    followSections(db, person, "zh").find((s) => s.key === "trips.follow")?.rows ?? [];

  it("stand on the trip's rail and page, each village that waits by its name", async () => {
    const trip = wentDaysAgo(40);
    const page = async () =>
      tripRoute.loader(call(`/trips/${trip.id}`, trip.trainer.cookie, { tripId: String(trip.id) }));
    const stage = async () => (await page()).rail.at(-1);
    expect(await stage()).toMatchObject({ key: "follow", state: "late" });
    const actor = actorFor(trip.trainer.person, "trip.follow");
    const see = (villageId: number, kind: "30" | "90") =>
      addFollowUp(db, actor, trip.id, { villageId, kind, on: todayOn(), words: "看过了" });
    see(village, "30");
    expect((await page()).visits?.[0]).toMatchObject({ done: 1, count: 2, open: [{ name: "大高庄村" }] });
    see(other, "30");
    expect(await stage()).toMatchObject({ state: "now" });
    // Seen before the 90th day comes near, a village is not seen for that visit.
    expect(see(village, "90")).toEqual({ ok: false, why: "follow.why.early" });
    db.update(studyTrip)
      .set({ fromOn: addDays(todayOn(), -91), toOn: addDays(todayOn(), -91) })
      .run();
    for (const v of [village, other]) see(v, "90");
    expect(await stage()).toMatchObject({ state: "done" });
  });

  it("are the leader's and the village's own cadre's; when they have left, everybody's who may", () => {
    const trip = wentDaysAgo(40);
    const cadre = signInAs(db, "cadre", [village], "孟凡亮");
    const colleague = signInAs(db, "trainer", "all", "吴老师");
    expect(told(trip.trainer.person)[0]?.where).toBe("孔庄村、大高庄村");
    expect(told(cadre.person)[0]?.where).toBe("孔庄村");
    expect(told(colleague.person)).toEqual([]);
    // Who holds a post in the village is told, too.
    db.insert(villagePost)
      .values({
        villageId: other,
        post: "liaison-officer",
        holderName: "吴老师",
        fromOn: "2026-01-01",
        createdAt: 1,
      })
      .run();
    expect(told(colleague.person)[0]?.where).toBe("大高庄村");
    db.delete(villagePost).run();
    for (const gone of [trip.trainer, cadre])
      db.update(user).set({ deactivatedAt: 1 }).where(eq(user.id, gone.person.userId)).run();
    expect(told(colleague.person)[0]?.where).toBe("孔庄村、大高庄村");
  });

  it("are told a week before they are due", () => {
    const trip = wentDaysAgo(25);
    expect(told(trip.trainer.person)[0]?.state?.word).toBe("还有 5 天");
  });
});

it("a trip that is over tells its trainer what is still to be written, and is not called done before it is", async () => {
  const trip = wentDaysAgo(3);
  const home = async () => {
    const part = await tripsHome.part(db, trip.trainer.person, "zh");
    return {
      over: part.sections?.find((s) => s.key === "trips.over")?.rows.map((r) => [r.what, r.action?.to]),
      after: part.asides?.find((a) => a.key === "trips.after")?.items.map((i) => i.detail),
    };
  };
  const visit = `${shortDay(addDays(todayOn(), 27), "zh")}回访`;
  expect(await home()).toEqual({
    over: [["费用没记，心得没写，没定要做的事", `/trips/${trip.id}/costs`]],
    after: [`没定要做的事，${visit}`],
  });
  const actor = actorFor(trip.trainer.person, "trip.follow");
  const task = { placeId: null, ownerId: trip.trainer.person.userId, trade: "柳编", what: "开店", shops: 1 };
  const made = addTask(db, actor, trip.id, { ...task, villageId: village, dueOn: addDays(todayOn(), 9) });
  if (!made.ok) throw new Error(made.why);
  expect((await home()).after).toEqual([`1 件在做，${visit}`]);
  finishTask(db, actor, trip.id, made.id, "开了");
  expect((await home()).after).toEqual([`要做的事做完了，${visit}`]);
  expect(wrapUp({ costs: 1, costsWithoutReceipt: 0, lessons: 1, tasks: 1, openTasks: 1 })).toBeUndefined();
  expect(wrapUp({ costs: 1, costsWithoutReceipt: 0, lessons: 1, tasks: 1, openTasks: 0 })).toEqual({
    missing: [],
    path: "",
  });
});
