import type { Db, Tx } from "db/client.server";
import { studyTrip, tripBudgetLine, tripPlace, tripQuota, tripStateChange, tripStop } from "db/schema";
import { and, eq, isNull, max, sql } from "drizzle-orm";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { seatReserves } from "./seat-reserves.server";
import { subjectOf } from "./trip-name";
import { budgetOf, findTrip, findWholeTrip, stopsOf, type Trip } from "./trip-queries.server";
import { type SizeFault, sizeFaults } from "./trip-sizes";
import { type TripState, takesDetails, takesNominations, takesPlan } from "./trip-state";
import { movedTo } from "./trip-stop";

export interface TripInput {
  title: string;
  purpose: string;
  basis: string;
  fundingSource: string | null;
  fromOn: Day;
  toOn: Day;
  leaderName: string;
  leaderPhone: string | null;
  busPlate: string | null;
  busSeats: number;
  capacity: number;
  note: string | null;
  quotas: readonly { villageId: number; quota: number }[];
}

export type WhyNotTrip =
  | "trip.why.notFound"
  | "trip.why.foreignVillage"
  | ClosedVillage
  | SizeFault
  | "trip.why.quotaUnder"
  | "trip.why.changed"
  | "trip.why.settled"
  | "trip.why.fewerThanSeated"
  | "trip.why.quotaSeated";

/** Why one of the villages that would send people takes nothing new. */
const closedAmong = (tx: Tx, quotas: TripInput["quotas"]): ClosedVillage | null =>
  quotas.reduce<ClosedVillage | null>(
    (no, q) => no ?? (q.quota > 0 ? whyClosed(tx, q.villageId) : null),
    null,
  );

/**
 * Plans a trip; its number within the year is given here. A copy keeps the stops and budget lines of an earlier trip,
 * moved to the new days, and neither people nor costs (FEATURES 23). A form sent twice plans one trip.
 */
export function createTrip(
  db: Db,
  actor: Actor<"trip.create">,
  input: TripInput,
  copiedFromId: number | null = null,
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): { ok: true; id: number } | { ok: false; why: WhyNotTrip } {
  return db.transaction((tx) => {
    const before = sending && madeBy(tx, sending, now);
    if (before !== undefined) return { ok: true, id: before };
    if (input.quotas.some((q) => !inScope(actor.villages, q.villageId)))
      return { ok: false, why: "trip.why.foreignVillage" };
    const why = closedAmong(tx, input.quotas) ?? sizeFaults(input)[0] ?? null;
    if (why) return { ok: false, why };
    const source = copiedFromId === null ? undefined : findTrip(tx, actor.villages, copiedFromId);
    if (copiedFromId !== null && !source) return { ok: false, why: "trip.why.notFound" };
    const year = Number(input.fromOn.slice(0, 4));
    const last = tx
      .select({ n: max(studyTrip.number) })
      .from(studyTrip)
      .where(eq(studyTrip.year, year))
      .get()?.n;
    const { quotas, ...facts } = input;
    const trip = tx
      .insert(studyTrip)
      .values({
        ...facts,
        year,
        number: (last ?? 0) + 1,
        leaderUserId: input.leaderName === actor.name ? actor.userId : null,
        state: "planned",
        copiedFromId,
        createdBy: actor.userId,
        createdAt: now,
        updatedAt: now,
      })
      .returning()
      .get();
    writeQuotas(tx, trip.id, quotas);
    if (source) copyPlan(tx, source.trip, trip);
    tx.insert(tripStateChange)
      .values({ tripId: trip.id, toState: "planned", userId: actor.userId, userName: actor.name, at: now })
      .run();
    recordEvent(tx, actor, {
      event: "trip.created",
      subject: subjectOf(trip),
      after: {
        title: trip.title,
        fromOn: trip.fromOn,
        toOn: trip.toOn,
        capacity: trip.capacity,
        leader: trip.leaderName,
      },
    });
    if (sending) rememberMade(tx, sending, trip.id, now);
    return { ok: true, id: trip.id };
  });
}

function writeQuotas(tx: Tx, tripId: number, quotas: TripInput["quotas"]): void {
  tx.delete(tripQuota).where(eq(tripQuota.tripId, tripId)).run();
  for (const q of quotas)
    if (q.quota > 0)
      tx.insert(tripQuota)
        .values({ tripId, ...q })
        .run();
}

/** A budget line that is worked out on everybody of the earlier trip, worked out on everybody of this one. */
export function perHead<L extends { working: string | null; fen: number }>(
  line: L,
  was: number,
  is: number,
): L {
  const people = new RegExp(`(?<!\\d)${was}(?=\\s*人)`);
  if (was === is || !line.working || !people.test(line.working) || line.fen % was !== 0) return line;
  return { ...line, working: line.working.replace(people, String(is)), fen: (line.fen / was) * is };
}

function copyPlan(tx: Tx, from: Trip, to: Trip): void {
  for (const { id: _, ...stop } of stopsOf(tx, from.id))
    tx.insert(tripStop)
      .values({ ...stop, tripId: to.id, on: movedTo(stop.on, from, to) })
      .run();
  for (const { id: _, ...line } of budgetOf(tx, from.id))
    tx.insert(tripBudgetLine)
      .values({ ...perHead(line, from.capacity, to.capacity), tripId: to.id })
      .run();
}

/**
 * Changes a trip. What was approved (purpose, basis, days, source of the money) stands from the request on; leader, bus,
 * seats and quotas may change until people are on the way. More room is for those in reserve, in their order.
 */
export function editTrip(
  db: Db,
  actor: Actor<"trip.edit">,
  id: number,
  input: TripInput & { revision: number },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotTrip; count?: number; villageId?: number } {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, id);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    const { trip } = found;
    const state = trip.state as TripState;
    if (trip.revision !== input.revision) return { ok: false, why: "trip.why.changed" };
    if (!takesDetails(state)) return { ok: false, why: "trip.why.settled" };
    if (input.quotas.some((q) => !inScope(actor.villages, q.villageId)))
      return { ok: false, why: "trip.why.foreignVillage" };
    const added = input.quotas.filter((q) => !found.quotas.some((had) => had.villageId === q.villageId));
    const why = closedAmong(tx, added) ?? sizeFaults(input)[0] ?? null;
    if (why) return { ok: false, why };
    if (input.capacity < trip.seatsTaken)
      return { ok: false, why: "trip.why.fewerThanSeated", count: trip.seatsTaken };
    const short = shortQuota(tx, id, input.quotas);
    if (short) return { ok: false, why: "trip.why.quotaSeated", ...short };
    // A plan may still have quotas to give; what was approved has none left, as its notice and its budget agree.
    const left = input.capacity - input.quotas.reduce((sum, q) => sum + q.quota, 0);
    if (left > 0 && !takesPlan(state)) return { ok: false, why: "trip.why.quotaUnder", count: left };
    const before = factsForLog(trip);
    const plan = takesPlan(state)
      ? {
          title: input.title,
          purpose: input.purpose,
          basis: input.basis,
          fundingSource: input.fundingSource,
          fromOn: input.fromOn,
          toOn: input.toOn,
        }
      : {};
    const changed = tx
      .update(studyTrip)
      .set({
        ...plan,
        leaderName: input.leaderName,
        leaderPhone: input.leaderPhone,
        leaderUserId: input.leaderName === actor.name ? actor.userId : leaderKept(trip, input),
        busPlate: input.busPlate,
        busSeats: input.busSeats,
        capacity: input.capacity,
        note: input.note,
        revision: trip.revision + 1,
        updatedAt: now,
      })
      .where(eq(studyTrip.id, id))
      .returning()
      .get();
    if (plan.fromOn) moveStops(tx, trip, changed);
    writeQuotas(tx, id, input.quotas);
    if (takesNominations(state)) seatReserves(tx, actor, changed);
    recordEvent(tx, actor, {
      event: "trip.changed",
      subject: subjectOf(changed),
      before,
      after: factsForLog(changed),
    });
    return { ok: true };
  });
}

const leaderKept = (trip: Trip, input: TripInput): string | null =>
  trip.leaderName === input.leaderName ? trip.leaderUserId : null;

const factsForLog = (t: Trip) => ({
  title: t.title,
  fromOn: t.fromOn,
  toOn: t.toOn,
  leader: t.leaderName,
  capacity: t.capacity,
  busSeats: t.busSeats,
});

/** The hours go along when the days of a trip move. */
function moveStops(tx: Tx, from: Trip, to: Trip): void {
  if (from.fromOn === to.fromOn && from.toOn === to.toOn) return;
  for (const stop of stopsOf(tx, to.id))
    tx.update(tripStop)
      .set({ on: movedTo(stop.on, from, to) })
      .where(eq(tripStop.id, stop.id))
      .run();
}

/** A village that has more people on the trip than its new quota; null when there is none. */
function shortQuota(
  tx: Tx,
  tripId: number,
  quotas: TripInput["quotas"],
): { count: number; villageId: number } | null {
  for (const [villageId, count] of seatedCounts(tx, tripId)) {
    const quota = quotas.find((q) => q.villageId === villageId)?.quota ?? 0;
    if (quota < count) return { count, villageId };
  }
  return null;
}

function seatedCounts(tx: Tx, tripId: number): Map<number, number> {
  const rows = tx
    .select({ villageId: tripPlace.villageId, n: sql<number>`count(*)` })
    .from(tripPlace)
    .where(and(eq(tripPlace.tripId, tripId), eq(tripPlace.state, "seated"), isNull(tripPlace.substitutesId)))
    .groupBy(tripPlace.villageId)
    .all();
  return new Map(rows.map((r) => [r.villageId, r.n]));
}
