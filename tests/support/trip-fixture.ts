import type { Db } from "db/client.server";
import { changeTripState } from "~/areas/study-trips/change-trip-state.server";
import { insureRoll } from "~/areas/study-trips/insure-roll.server";
import { nominatePerson } from "~/areas/study-trips/nominate-person.server";
import { placesOf, stopsOf } from "~/areas/study-trips/trip-queries.server";
import type { TripState } from "~/areas/study-trips/trip-state";
import { writeBudget, writeItinerary } from "~/areas/study-trips/write-plan.server";
import { createTrip, type TripInput } from "~/areas/study-trips/write-trip.server";
import { type Day, todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "./signed-in";

export const tripInput = (
  quotas: readonly { villageId: number; quota: number }[],
  change: Partial<TripInput> = {},
): TripInput => ({
  title: "去曹县大集镇看淘宝村",
  purpose: "看一家店怎样成一个村",
  basis: "局务会",
  fundingSource: null,
  fromOn: todayOn(),
  toOn: todayOn(),
  leaderName: "周敏",
  leaderPhone: null,
  busPlate: null,
  busSeats: 29,
  capacity: Math.max(
    1,
    quotas.reduce((sum, q) => sum + q.quota, 0),
  ),
  note: null,
  quotas,
  ...change,
});

const road: TripState[] = ["planned", "submitted", "approved", "frozen", "running", "finished"];
export const details = { post: "会计", emergencyName: "王兰", emergencyPhone: "13853012207" };

/** A trip brought as far as `until`, with its trainer and leader; `people` are nominated in their order. */
export function makeTrip(
  db: Db,
  quotas: readonly { villageId: number; quota: number }[],
  options: { until?: TripState; people?: readonly number[]; fromOn?: Day; change?: Partial<TripInput> } = {},
) {
  const trainer = signInAs(db, "trainer", "all", "周敏");
  const leader = signInAs(db, "leader", "all", "赵局长");
  const edit = actorFor(trainer.person, "trip.edit");
  const on = options.fromOn ?? todayOn();
  const made = createTrip(
    db,
    actorFor(trainer.person, "trip.create"),
    tripInput(quotas, { fromOn: on, toOn: on, ...options.change }),
  );
  if (!made.ok) throw new Error(made.why);
  const { id } = made;
  const base = { on, host: null, contactName: null, contactPhone: null, detail: null, signs: true };
  writeItinerary(
    db,
    edit,
    id,
    [
      { ...base, at: "06:30", kind: "departure", place: "县人社局门口" },
      { ...base, at: "09:30", kind: "visit", place: "丁楼村淘宝街", host: "丁楼村委会" },
      { ...base, at: "16:40", kind: "return", place: "产业园" },
    ],
    1,
  );
  writeBudget(db, edit, id, [{ item: "transport", working: "1 辆", fen: 180_000 }], 2);
  for (const to of road.slice(1, road.indexOf(options.until ?? "approved") + 1)) {
    if (to === "running")
      insureRoll(db, edit, id, {
        insurer: "人保",
        policyNumber: "P1",
        insuredFromOn: on,
        insuredToOn: on,
      });
    const done = changeTripState(
      db,
      to === "approved" ? actorFor(leader.person, "trip.approve") : edit,
      id,
      to,
      { approvalNumber: "郓人社培〔2026〕1 号" },
    );
    if (!done.ok) throw new Error(`${to}: ${done.why}`);
    if (to === "approved")
      for (const personId of options.people ?? [])
        nominatePerson(db, actorFor(trainer.person, "trip.nominate"), id, personId, details);
  }
  return {
    id,
    trainer,
    leader,
    legs: stopsOf(db, id),
    roll: () => placesOf(db, id, "all").roll.map((r) => r.place),
    reserves: () => placesOf(db, id, "all").reserves.map((r) => r.place),
  };
}
