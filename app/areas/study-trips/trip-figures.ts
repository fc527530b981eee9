import type { Day } from "~/platform/dates";

/** A place on the roll, as far as counting people needs it. */
export interface CountedPlace {
  id: number;
  /** The place this one stands in for; null for who was planned. */
  substitutesId: number | null;
  /** Did not come, and it is noted why. */
  explained?: boolean;
}

export interface CountedSign {
  stopId: number;
  placeId: number;
  mark: "present" | "own-way";
}

export interface TripCount {
  /** On the frozen roll. */
  planned: number;
  /** Of those planned, who was seen on at least one leg. */
  came: number;
  /** planned = came + absent. */
  absent: number;
  /** Stand-ins who were seen on at least one leg. */
  substitutes: number;
  /** present = came + substitutes: what costs are divided by. */
  present: number;
}

/**
 * The figures of a trip: planned 19, came 17, absent 2, substitutes 2, present 19 (DOMAIN §3.1). Somebody counts as
 * there when any leg has them present; a stand-in never counts as planned, whoever they stand in for.
 */
export function countTrip(places: readonly CountedPlace[], signs: readonly CountedSign[]): TripCount {
  const seen = new Set(signs.filter((s) => s.mark === "present").map((s) => s.placeId));
  const planned = places.filter((p) => p.substitutesId === null);
  const came = planned.filter((p) => seen.has(p.id)).length;
  const substitutes = places.filter((p) => p.substitutesId !== null && seen.has(p.id)).length;
  return {
    planned: planned.length,
    came,
    absent: planned.length - came,
    substitutes,
    present: came + substitutes,
  };
}

/**
 * Who is expected on a leg and has not been marked: at the first leg everybody who has no stand-in and whose absence
 * has no reason, later everybody who was seen before and did not go home on their own.
 * @param legs ids of the legs in the order of the day
 */
export function missingAt(
  legs: readonly number[],
  stopId: number,
  places: readonly CountedPlace[],
  signs: readonly CountedSign[],
): number[] {
  const at = legs.indexOf(stopId);
  const replaced = new Set(places.flatMap((p) => p.substitutesId ?? []));
  const markedHere = new Set(signs.filter((s) => s.stopId === stopId).map((s) => s.placeId));
  const before = signs.filter((s) => legs.indexOf(s.stopId) < at && legs.indexOf(s.stopId) >= 0);
  const seenBefore = new Set(before.filter((s) => s.mark === "present").map((s) => s.placeId));
  const gone = new Set(before.filter((s) => s.mark === "own-way").map((s) => s.placeId));
  return places
    .filter((p) => !markedHere.has(p.id) && !gone.has(p.id))
    .filter((p) => (at === 0 ? !replaced.has(p.id) && !p.explained : seenBefore.has(p.id)))
    .map((p) => p.id);
}

/**
 * Which leg is being signed: the last one that has marks, as long as somebody is missing there without a reason; then
 * the next. The hour of the day says nothing: a bus that waits still boards.
 * @returns its place in `legs`, 0 where there are none
 */
export function legNow(
  legs: readonly number[],
  places: readonly CountedPlace[],
  signs: readonly CountedSign[],
): number {
  const begun = new Set(signs.map((s) => s.stopId));
  const at = legs.findLastIndex((leg) => begun.has(leg));
  if (at < 0) return 0;
  const missing = missingAt(legs, legs[at] ?? 0, places, signs);
  const open = places.some((p) => !p.explained && missing.includes(p.id));
  return open ? at : Math.min(at + 1, legs.length - 1);
}

/** What one leg adds up to: present and gone home on their own there, and how many are expected with those missing. */
export function countLeg(
  legs: readonly number[],
  stopId: number,
  places: readonly CountedPlace[],
  signs: readonly CountedSign[],
): { present: number; ownWay: number; expected: number } {
  const here = signs.filter((s) => s.stopId === stopId);
  const present = here.filter((s) => s.mark === "present").length;
  const ownWay = here.filter((s) => s.mark === "own-way").length;
  return { present, ownWay, expected: present + ownWay + missingAt(legs, stopId, places, signs).length };
}

/** Whether two trips share a day: nobody is on two of them (DOMAIN §3.1). */
export const sameDays = (a: { fromOn: Day; toOn: Day }, b: { fromOn: Day; toOn: Day }): boolean =>
  a.fromOn <= b.toOn && b.fromOn <= a.toOn;
