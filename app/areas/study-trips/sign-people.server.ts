import type { Db, Reader, Tx } from "db/client.server";
import { person, tripPlace, tripSign } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { subjectOf } from "./trip-name";
import { type FoundTrip, findWholeTrip, type Stop, stopsOf } from "./trip-queries.server";
import { type TripState, takesSigns } from "./trip-state";

export interface SignInput {
  placeId: number;
  /** null takes a mark away that was set by mistake. */
  mark: "present" | "own-way" | null;
  /** When it was pressed, for a phone that had no network then; ms UTC. */
  at?: number;
}

export type WhyNotSigned =
  `sign.why.${"notFound" | "state" | "closed" | "early" | "noLeg" | "replaced" | "left" | "unknownCode"}`;

/** A mark that was not taken; the others of the same batch are. */
export interface RefusedSign {
  placeId: number;
  /** Whom it is about, when the place is one of this trip. */
  name: string | null;
  why: WhyNotSigned;
}

interface Leg {
  found: FoundTrip;
  stop: Stop;
}

/** The leg of a trip where marks are taken now, or why none is. */
function legOf(
  tx: Tx,
  actor: Actor<"trip.sign">,
  tripId: number,
  stopId: number,
  now: number,
): Leg | { why: WhyNotSigned } {
  const found = findWholeTrip(tx, actor.villages, tripId);
  const stop = found && stopsOf(tx, tripId).find((s) => s.id === stopId);
  if (!found || !stop) return { why: "sign.why.notFound" };
  if (!stop.signs) return { why: "sign.why.noLeg" };
  if (found.trip.state === "closed") return { why: "sign.why.closed" };
  if (!takesSigns(found.trip.state as TripState)) return { why: "sign.why.state" };
  if (stop.on > todayOn(now)) return { why: "sign.why.early" };
  return { found, stop };
}

const seatsOf = (tx: Tx, tripId: number) =>
  tx
    .select()
    .from(tripPlace)
    .where(and(eq(tripPlace.tripId, tripId), eq(tripPlace.state, "seated")))
    .all();

const signAt = (db: Reader, stopId: number, placeId: number) =>
  db
    .select()
    .from(tripSign)
    .where(and(eq(tripSign.stopId, stopId), eq(tripSign.placeId, placeId)))
    .get();

function write(
  tx: Tx,
  actor: Actor<"trip.sign">,
  stopId: number,
  input: SignInput,
  how: "list" | "code",
  now: number,
): void {
  const at = and(eq(tripSign.stopId, stopId), eq(tripSign.placeId, input.placeId));
  if (input.mark === null) {
    tx.delete(tripSign).where(at).run();
    return;
  }
  // A mark that stands keeps its hour: the same twice is the same as once.
  if (signAt(tx, stopId, input.placeId)?.mark === input.mark) return;
  const signedAt = Math.min(now, Math.max(input.at ?? now, now - 7 * 86_400_000));
  const values = { mark: input.mark, how, signedAt, signedBy: actor.userId };
  tx.insert(tripSign)
    .values({ stopId, placeId: input.placeId, ...values })
    .onConflictDoUpdate({ target: [tripSign.stopId, tripSign.placeId], set: values })
    .run();
}

/**
 * Writes marks of one leg; the same mark twice is the same as once. Each is answered by itself: one that cannot be
 * taken does not lose the others, which may come from a phone that had no network for hours.
 */
export function signPeople(
  db: Db,
  actor: Actor<"trip.sign">,
  tripId: number,
  stopId: number,
  inputs: readonly SignInput[],
  now = Date.now(),
): { ok: true; savedAt: number; refused: RefusedSign[] } | { ok: false; why: WhyNotSigned } {
  return db.transaction((tx) => {
    const leg = legOf(tx, actor, tripId, stopId, now);
    if ("why" in leg) return { ok: false, why: leg.why };
    const places = peopleOf(tx, tripId);
    const replaced = new Set(places.flatMap((p) => (p.state === "seated" ? (p.substitutesId ?? []) : [])));
    const refused: RefusedSign[] = [];
    const taken = inputs.filter(({ placeId, mark }) => {
      const place = places.find((p) => p.id === placeId);
      const why: WhyNotSigned | null =
        place === undefined
          ? "sign.why.notFound"
          : place.state !== "seated"
            ? "sign.why.left"
            : mark !== null && replaced.has(placeId)
              ? "sign.why.replaced"
              : null;
      if (why) refused.push({ placeId, name: place?.name ?? null, why });
      return why === null;
    });
    for (const input of taken) write(tx, actor, stopId, input, "list", now);
    if (taken.length > 0)
      recordEvent(tx, actor, {
        event: "trip.signed",
        subject: subjectOf(leg.found.trip),
        after: {
          stop: `${leg.stop.at} ${leg.stop.place}`,
          signed: taken.filter((i) => i.mark === "present").length,
          placeIds: taken.map((i) => i.placeId),
        },
      });
    return { ok: true, savedAt: now, refused };
  });
}

/** Whoever has or had a place on the trip. */
const peopleOf = (db: Reader, tripId: number) =>
  db
    .select({
      id: tripPlace.id,
      state: tripPlace.state,
      substitutesId: tripPlace.substitutesId,
      name: person.name,
    })
    .from(tripPlace)
    .innerJoin(person, eq(person.id, tripPlace.personId))
    .where(eq(tripPlace.tripId, tripId))
    .all();

/** Names of some places of a trip, for whoever has to tell which were not taken. */
export const namesOfPlaces = (db: Reader, tripId: number): ReadonlyMap<number, string> =>
  new Map(peopleOf(db, tripId).map((p) => [p.id, p.name]));

/**
 * Signs in whoever a badge belongs to. A badge that was read before answers with the hour of the first time; one of
 * another trip, or no badge at all, is told so and changes nothing (FEATURES 18).
 */
export function signByCode(
  db: Db,
  actor: Actor<"trip.sign">,
  tripId: number,
  stopId: number,
  code: string,
  at?: number,
  now = Date.now(),
):
  | { ok: true; placeId: number; name: string; already: number | null }
  | { ok: false; why: WhyNotSigned; name?: string } {
  return db.transaction((tx) => {
    const leg = legOf(tx, actor, tripId, stopId, now);
    if ("why" in leg) return { ok: false, why: leg.why };
    const badge = tx
      .select({ place: tripPlace, name: person.name })
      .from(tripPlace)
      .innerJoin(person, eq(person.id, tripPlace.personId))
      .where(and(eq(tripPlace.code, codeOf(code)), eq(tripPlace.tripId, tripId)))
      .get();
    if (badge?.place.state !== "seated") return { ok: false, why: "sign.why.unknownCode" };
    const { id: placeId } = badge.place;
    if (seatsOf(tx, tripId).some((s) => s.substitutesId === placeId))
      return { ok: false, why: "sign.why.replaced", name: badge.name };
    const before = signAt(tx, stopId, placeId);
    if (before?.mark === "present") return { ok: true, placeId, name: badge.name, already: before.signedAt };
    write(tx, actor, stopId, { placeId, mark: "present", at }, "code", now);
    recordEvent(tx, actor, {
      event: "trip.signed",
      subject: subjectOf(leg.found.trip),
      villageId: badge.place.villageId,
      after: { stop: `${leg.stop.at} ${leg.stop.place}`, person: badge.name, signed: 1 },
    });
    return { ok: true, placeId, name: badge.name, already: null };
  });
}

/** What a scanner types: the code itself, or the address that the badge holds. */
export const codeOf = (scanned: string): string =>
  scanned
    .trim()
    .replace(/^.*[?&]code=/, "")
    .replace(/^QH-TRIP:/i, "")
    .slice(0, 40);
