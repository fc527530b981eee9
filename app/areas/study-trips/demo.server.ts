import type { Db } from "db/client.server";
import { person, user, village } from "db/schema";
import {
  absentees,
  cadrePosts,
  comingBudget,
  comingTrips,
  type DemoBudgetLine,
  type DemoStop,
  dajiTrip,
  ownWay,
} from "db/seed/study-trips";
import { asc, eq } from "drizzle-orm";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { addDays, ageOn, todayOn } from "~/platform/dates";
import { editPlace, substitute } from "./change-place.server";
import { changeTripState } from "./change-trip-state.server";
import { fillDemoCosts, fillDemoReport } from "./demo-after.server";
import { fillDemoOutcome } from "./demo-outcome.server";
import { insureRoll } from "./insure-roll.server";
import { nominatePerson, type PlaceDetails } from "./nominate-person.server";
import { signPeople } from "./sign-people.server";
import { placesOf, stopsOf } from "./trip-queries.server";
import type { TripState } from "./trip-state";
import { writeBudget, writeItinerary } from "./write-plan.server";
import { createTrip } from "./write-trip.server";

/** What the seeding needs at hand: who does it, and the people of each village. */
export interface DemoTrips {
  db: Db;
  trainer: SignedIn;
  leader: SignedIn;
  villageId: (code: string) => number;
  peopleOf: (villageId: number) => readonly { id: number; name: string }[];
}

const must = <T extends { ok: boolean }>(result: T): T => {
  if (!result.ok) throw new Error(`demo trip: ${JSON.stringify(result)}`);
  return result;
};

export function demoTrips(db: Db): DemoTrips {
  const staff = (name: string): SignedIn => {
    const row = db.select().from(user).where(eq(user.username, name)).get()!;
    return {
      userId: row.id,
      name: row.name,
      username: name,
      sessionId: "demo",
      address: "demo",
      grants: [{ role: name === "leader" ? "leader" : "trainer", villages: "all" }],
    };
  };
  return {
    db,
    trainer: staff("trainer"),
    leader: staff("leader"),
    villageId: (code) => db.select({ id: village.id }).from(village).where(eq(village.code, code)).get()!.id,
    peopleOf: (villageId) =>
      db
        .select({ id: person.id, name: person.name, birthOn: person.birthOn })
        .from(person)
        .where(eq(person.villageId, villageId))
        .orderBy(asc(person.id))
        .all()
        .filter((p) => ageOn(p.birthOn, todayOn()) >= 28 && ageOn(p.birthOn, todayOn()) <= 62),
  };
}

const clock = (on: string, at: string) => Date.parse(`${on}T${at}:00+08:00`);

function plan(
  d: DemoTrips,
  input: {
    title: string;
    purpose: string;
    basis: string;
    fundingSource: string | null;
    on: string;
    busPlate: string | null;
    busSeats: number;
    quotas: readonly (readonly [code: string, quota: number])[];
    stops: readonly DemoStop[];
    budget: readonly DemoBudgetLine[];
  },
  at: number,
): number {
  const made = must(
    createTrip(
      d.db,
      actorWith(d.trainer, "trip.create")!,
      {
        title: input.title,
        purpose: input.purpose,
        basis: input.basis,
        fundingSource: input.fundingSource,
        fromOn: input.on,
        toOn: input.on,
        leaderName: d.trainer.name,
        leaderPhone: "13605301186",
        busPlate: input.busPlate,
        busSeats: input.busSeats,
        capacity: input.quotas.reduce((sum, [, n]) => sum + n, 0),
        note: null,
        quotas: input.quotas.map(([code, quota]) => ({ villageId: d.villageId(code), quota })),
      },
      null,
      { now: at },
    ),
  );
  if (!made.ok) throw new Error("unreachable");
  const edit = actorWith(d.trainer, "trip.edit")!;
  must(
    writeItinerary(
      d.db,
      edit,
      made.id,
      input.stops.map((s) => ({
        on: input.on,
        at: s.at,
        kind: s.kind,
        place: s.place,
        host: s.host ?? null,
        contactName: s.contact?.[0] ?? null,
        contactPhone: s.contact?.[1] ?? null,
        detail: s.detail ?? null,
        signs: s.signs === true || s.kind === "departure" || s.kind === "return",
      })),
      1,
    ),
  );
  const lines = input.budget.map((l) => ({ item: l.item, working: l.working, fen: l.yuan * 100 }));
  must(writeBudget(d.db, edit, made.id, lines, 2));
  return made.id;
}

function step(d: DemoTrips, id: number, to: TripState, at: number, approvalNumber?: string): void {
  const actor = to === "approved" ? actorWith(d.leader, "trip.approve")! : actorWith(d.trainer, "trip.edit")!;
  must(changeTripState(d.db, actor, id, to, { approvalNumber }, Math.min(at, Date.now())));
}

/** 职务 and whom to call, invented from the person. */
const detailsOf = (p: { id: number; name: string }, i: number, from: number): PlaceDetails => ({
  post: cadrePosts[i % cadrePosts.length] ?? null,
  emergencyName: `${p.name.slice(0, 1)}${"建玉文春"[i % 4]}${"华兰军梅"[(i + from) % 4]}`,
  emergencyPhone: `138${String(53_000_000 + p.id * 7919).slice(-8)}`,
});

function nominate(d: DemoTrips, id: number, code: string, count: number, from: number, at: number): void {
  const actor = actorWith(d.trainer, "trip.nominate")!;
  const people = d.peopleOf(d.villageId(code)).slice(from, from + count);
  for (const [i, p] of people.entries())
    must(nominatePerson(d.db, actor, id, p.id, detailsOf(p, i, from), at));
}

/** From which person on a village sends its people, so that the classes and the trip share some of them. */
const first = 3;

/** The trip to Daji, from plan to the way back: planned 19, came 17, two substitutes. */
function fillDaji(d: DemoTrips): number {
  const { on } = dajiTrip;
  const day = (n: number, at = "09:20") => clock(addDays(on, n), at);
  const id = plan(d, { ...dajiTrip, on }, day(-24));
  step(d, id, "submitted", day(-20));
  step(d, id, "approved", day(-17), dajiTrip.approvalNumber);
  for (const [code, quota] of dajiTrip.quotas) nominate(d, id, code, quota, first, day(-10));
  step(d, id, "frozen", day(-3));
  const edit = actorWith(d.trainer, "trip.edit")!;
  const policy = {
    insurer: dajiTrip.insurer,
    policyNumber: dajiTrip.policyNumber,
    insuredFromOn: on,
    insuredToOn: on,
  };
  must(insureRoll(d.db, edit, id, policy, day(-3, "10:40")));
  const placeOf = (code: string, nth: number) => {
    const villageId = d.villageId(code);
    return placesOf(d.db, id, "all").roll.filter((r) => r.place.villageId === villageId)[nth]!.place.id;
  };
  for (const a of absentees) {
    const standIn = d.peopleOf(d.villageId(a.code))[first + 6]!;
    const actor = actorWith(d.trainer, "trip.nominate")!;
    const done = must(
      substitute(d.db, actor, id, placeOf(a.code, a.nth), standIn.id, a.reason, day(-1, "17:30")),
    );
    if (done.ok) must(editPlace(d.db, actor, id, done.placeId, detailsOf(standIn, a.nth, first)));
  }
  must(insureRoll(d.db, edit, id, policy, day(-1, "17:50")));
  step(d, id, "running", day(0, "06:20"));
  signEverybody(d, id, placeOf(ownWay.code, ownWay.nth));
  step(d, id, "finished", day(0, "19:00"));
  fillDemoCosts(d, id, day(13));
  fillDemoOutcome(d, id, on);
  fillDemoReport(d, id, on);
  return id;
}

/** Everybody who came signs in at every leg; one goes home on their own. */
function signEverybody(d: DemoTrips, id: number, ownWayPlace: number): void {
  const roll = placesOf(d.db, id, "all").roll.map((r) => r.place);
  const replaced = new Set(roll.flatMap((p) => p.substitutesId ?? []));
  const there = roll.filter((p) => !replaced.has(p.id));
  const sign = actorWith(d.trainer, "trip.sign")!;
  for (const stop of stopsOf(d.db, id).filter((s) => s.signs)) {
    const at = clock(stop.on, stop.at) - 6 * 60_000;
    for (const [i, p] of there.entries())
      must(
        signPeople(
          d.db,
          sign,
          id,
          stop.id,
          [{ placeId: p.id, mark: stop.kind === "return" && p.id === ownWayPlace ? "own-way" : "present" }],
          at + i * 15_000,
        ),
      );
  }
}

function fillComing(d: DemoTrips): void {
  for (const t of comingTrips) {
    const on = addDays(todayOn(), t.inDays);
    const before = (days: number) => clock(addDays(todayOn(), -days), "09:30");
    const id = plan(
      d,
      {
        ...t,
        on,
        fundingSource: "就业补助资金（创业服务）",
        busPlate: null,
        busSeats: 29,
        budget: comingBudget(t.quotas.reduce((sum, [, n]) => sum + n, 0)),
      },
      before(16),
    );
    step(d, id, "submitted", before(12));
    if (t.until === "submitted") continue;
    step(d, id, "approved", before(9), `郓人社培〔${on.slice(0, 4)}〕${10 + id} 号`);
    for (const [i, [code]] of t.quotas.entries()) nominate(d, id, code, t.people[i] ?? 0, 14, before(6));
    if (t.until === "approved") continue;
    step(d, id, "frozen", before(2));
    const edit = actorWith(d.trainer, "trip.edit")!;
    must(
      insureRoll(d.db, edit, id, {
        insurer: dajiTrip.insurer,
        policyNumber: "PEAC202637172500031407",
        insuredFromOn: on,
        insuredToOn: on,
      }),
    );
    step(d, id, "running", Date.now());
  }
}

/** One trip with all that followed, and three to come. */
export function fillDemoTrips(db: Db): void {
  const d = demoTrips(db);
  fillDaji(d);
  fillComing(d);
}
