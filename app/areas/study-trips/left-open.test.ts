import { studyTrip, user } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { addFollowUp } from "./add-follow-up.server";
import { lateTripWork } from "./late-work.server";
import * as outcomeRoute from "./routes/outcome";
import * as tripRoute from "./routes/trip";
import { signPeople } from "./sign-people.server";
import { tripsHome } from "./trip-home.server";
import type { TripState } from "./trip-state";
import { tripsOfVillageOn } from "./trips-of-village.server";

const today = todayOn();
let db: ReturnType<typeof testDb>;
let village: number;
let other: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  other = makeVillage(db, "大高庄村", "371725109209");
});

/** A trip of two villages, so many days ago; only the first one's people came. Nobody pressed anything since. */
function leftIn(until: TripState, daysAgo: number) {
  const people = [...makePeople(db, village, ["孔甲甲"]), ...makePeople(db, other, ["高乙乙"])];
  const quotas = [village, other].map((villageId) => ({ villageId, quota: 1 }));
  const trip = makeTrip(db, quotas, { people, until });
  if (until === "running")
    signPeople(db, actorFor(trip.trainer.person, "trip.sign"), trip.id, trip.legs[0]!.id, [
      { placeId: trip.roll()[0]!.id, mark: "present" },
    ]);
  const on = addDays(today, -daysAgo);
  db.update(studyTrip).set({ fromOn: on, toOn: on }).run();
  const page = () => tripRoute.loader(call("/x", trip.trainer.cookie, { tripId: String(trip.id) }));
  return { ...trip, on, page };
}

type Signed = ReturnType<typeof signInAs>["person"];
const sectionsOf = async (person: Signed) => (await tripsHome.part(db, person, "zh")).sections ?? [];
const keysOf = async (person: Signed) => (await sectionsOf(person)).map((s) => s.key);

it("a trip whose way home nobody ended is no trip of today: its trainer's home, the late list and its page say so", async () => {
  const trip = leftIn("running", 0);
  expect(await keysOf(trip.trainer.person)).toEqual(["trips.today"]);
  expect(lateTripWork(db, trip.leader.person, today, "zh")).toEqual([]);
  const on = addDays(today, -10);
  db.update(studyTrip).set({ fromOn: on, toOn: on }).run();
  const said = `出行已结束（${longDay(on, "zh")}），还没有按「结束出行」`;
  const [section] = await sectionsOf(trip.trainer.person);
  expect([section?.key, section?.rows[0]?.what, section?.rows[0]?.action?.to]).toEqual([
    "trips.leftOpen",
    said,
    `/trips/${trip.id}#steps`,
  ]);
  expect(await keysOf(trip.trainer.person)).not.toContain("trips.today");
  expect(lateTripWork(db, trip.leader.person, today, "zh")).toMatchObject([
    { villageId: village, dueOn: on, to: `/trips/${trip.id}#steps` },
    { villageId: other, dueOn: on },
  ]);
  expect(await trip.page()).toMatchObject({ leftOpen: "end", lastDay: longDay(on, "zh") });
});

it("a trip that was never begun is said, too, and takes no nominations on a cadre's home", async () => {
  for (const [state, title] of [
    ["approved", "报名"],
    ["frozen", "冻结"],
  ] as const) {
    const trip = leftIn(state, 3);
    db.update(studyTrip).set({ title }).where(eq(studyTrip.id, trip.id)).run();
    const row = (await sectionsOf(trip.trainer.person)).find((s) => s.key === "trips.leftOpen")?.rows[0];
    expect(row?.what).toBe(`出行日已过（${longDay(trip.on, "zh")}）：登记出行或取消`);
    expect((await trip.page()).leftOpen).toBe("begin");
    expect(await keysOf(trip.trainer.person)).not.toContain("trips.steps");
  }
  expect(await keysOf(signInAs(db, "cadre", [village]).person)).not.toContain("trips.join");
});

it("a trip that still waits for approval after its day says so to who decides", async () => {
  const trip = leftIn("submitted", 3);
  const word = async () =>
    (await sectionsOf(trip.leader.person)).find((s) => s.key === "trips.approve")?.rows[0]?.state?.word;
  expect(await word()).toBe("出行日已过，请退回改日期");
  db.update(studyTrip).set({ fromOn: today, toOn: today }).run();
  expect(await word()).toBe("等批准");
});

it("whose leader has left, it is told to everybody who may end it, and to nobody else", async () => {
  const trip = leftIn("running", 3);
  const colleague = signInAs(db, "trainer", "all", "吴老师").person;
  const told = async (person: Signed) => (await keysOf(person)).includes("trips.leftOpen");
  expect([await told(trip.trainer.person), await told(colleague)]).toEqual([true, false]);
  db.update(user).set({ deactivatedAt: 1 }).where(eq(user.id, trip.trainer.person.userId)).run();
  expect(await told(colleague)).toBe(true);
  expect(await told(signInAs(db, "cadre", [village]).person)).toBe(false);
});

/** What home, the late list, the outcome page and the village's page say of the visits of a trip to a village. */
async function visitsSaid(trip: ReturnType<typeof leftIn>, villageId: number, name: string) {
  const home = (await sectionsOf(trip.trainer.person)).find((s) => s.key === "trips.follow")?.rows ?? [];
  const late = lateTripWork(db, trip.trainer.person, today, "zh").filter(
    (x) => x.villageId === villageId && x.key.startsWith("visit-"),
  );
  const outcome = await outcomeRoute.loader(call("/x", trip.trainer.cookie, { tripId: String(trip.id) }));
  const own = tripsOfVillageOn(db, trip.trainer.person, villageId, today, "zh") ?? [];
  return {
    home: home.flatMap((r) => (r.where?.includes(name) && r.flag === "bad" ? [r.when] : [])),
    late: late.map((x) => longDay(x.dueOn, "zh")),
    outcome: (outcome.visits ?? []).flatMap((v) =>
      v.badge.tone === "bad" && v.open.some((o) => o.villageId === villageId) ? [v.due] : [],
    ),
    village: own.flatMap((x) =>
      x.followUps.flatMap((f) => (f.tone === "bad" ? [longDay(addDays(trip.on, Number(f.key)), "zh")] : [])),
    ),
  };
}
const everywhere = (...days: number[]) => {
  const at = days.map((d) => longDay(addDays(today, -d), "zh"));
  return { home: at, late: at, outcome: at, village: at };
};

it.each(["running", "finished"] as const)(
  "visits after a trip that is %s are due in all places or in none",
  async (state) => {
    const trip = leftIn("running", 0);
    const put = (daysAgo: number) => {
      trip.on = addDays(today, -daysAgo);
      db.update(studyTrip).set({ state, fromOn: trip.on, toOn: trip.on }).run();
    };
    const said = () => visitsSaid(trip, village, "孔庄村");
    for (const [daysAgo, due] of [
      [1, []],
      [30, []],
      [31, [1]],
      [91, [61, 1]],
    ] as const) {
      put(daysAgo);
      expect(await said(), `${daysAgo}`).toEqual(everywhere(...due));
      // Nobody came from there.
      expect(await visitsSaid(trip, other, "大高庄村")).toEqual(everywhere());
    }
    const see = (kind: "30" | "90") =>
      addFollowUp(db, actorFor(trip.trainer.person, "trip.follow"), trip.id, {
        villageId: village,
        kind,
        on: today,
        words: "看过了",
      });
    expect(see("30")).toEqual({ ok: true });
    expect(await said()).toEqual(everywhere(1));
    see("90");
    expect(await said()).toEqual(everywhere());
  },
);

it("while a trip is on its way no page speaks of its visits", async () => {
  const trip = leftIn("running", 0);
  const [own] = tripsOfVillageOn(db, trip.trainer.person, village, today, "zh") ?? [];
  const outcome = await outcomeRoute.loader(call("/x", trip.trainer.cookie, { tripId: String(trip.id) }));
  expect([own?.followUps, outcome.visits]).toEqual([[], null]);
});

it("where nobody signed in at all, the villages that were asked are looked after, on every page", async () => {
  const trip = leftIn("frozen", 0);
  trip.on = addDays(today, -31);
  db.update(studyTrip).set({ state: "finished", fromOn: trip.on, toOn: trip.on }).run();
  expect(await visitsSaid(trip, other, "大高庄村")).toEqual(everywhere(1));
});
