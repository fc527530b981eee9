import type { Db } from "db/client.server";
import { clockOf, shortDay, todayOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { codeOf } from "./sign-people.server";
import { legNow } from "./trip-figures";
import { type FoundTrip, placesOf, signsOf, stopsOf } from "./trip-queries.server";
import { type TripState, takesSigns } from "./trip-state";

/** What the phone of the leader needs on the way: the legs, everybody with their marks, and whose badge is whose. */
export function signPage(
  db: Db,
  { trip }: FoundTrip,
  language: Language,
  wanted: { stop: number; code: string },
) {
  const { roll } = placesOf(db, trip.id, "all");
  const replaced = new Set(roll.flatMap((r) => r.place.substitutesId ?? []));
  const signs = signsOf(db, trip.id);
  const legs = stopsOf(db, trip.id).filter((s) => s.signs);
  const today = todayOn();
  const now = legNow(
    legs.map((l) => l.id),
    roll.map((r) => ({ ...r.place, explained: r.place.absentReason !== null })),
    signs,
  );
  const chosen = legs.findIndex((leg) => leg.id === wanted.stop);
  const at = chosen >= 0 ? chosen : now;
  const leg = legs[at];
  const scanned = wanted.code ? roll.find((r) => r.place.code === codeOf(wanted.code)) : undefined;
  return {
    readAt: Date.now(),
    id: trip.id,
    short: trip.title,
    day: shortDay(leg?.on ?? trip.fromOn, language),
    plate: trip.busPlate ?? "",
    open: takesSigns(trip.state as TripState),
    future: leg ? leg.on > today : true,
    stopId: leg?.id ?? 0,
    legs: legs.map((l) => ({ id: l.id, place: l.place, at: l.at, kind: l.kind })),
    people: roll
      .filter((r) => !replaced.has(r.place.id))
      .map((r) => {
        const standsFor = roll.find((x) => x.place.id === r.place.substitutesId);
        return {
          placeId: r.place.id,
          name: personName(r.person.name, language),
          village: placeName(r.villageName, language),
          standsFor: standsFor ? personName(standsFor.person.name, language) : null,
          absentReason: r.place.absentReason,
          phone: r.person.phone,
          code: r.place.code,
          marks: legs.map((l) => {
            const sign = signs.find((s) => s.stopId === l.id && s.placeId === r.place.id);
            return sign ? { mark: sign.mark, time: clockOf(sign.signedAt) } : null;
          }),
        };
      }),
    badge: wanted.code
      ? scanned
        ? { found: true as const, code: scanned.place.code, name: personName(scanned.person.name, language) }
        : { found: false as const }
      : null,
  };
}
export type SignPage = ReturnType<typeof signPage>;
