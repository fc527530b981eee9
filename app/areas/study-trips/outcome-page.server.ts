import type { Db } from "db/client.server";
import { can, inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { longDay, shortDay, todayOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { followUpsOf, lessonsOf, tasksOf } from "./outcome-queries.server";
import { shopsByVillage, shopsOfTripHref } from "./shops-of-trip.server";
import { type FollowKind, taskState } from "./task-state";
import { type FoundTrip, placesOf, signsOf } from "./trip-queries.server";
import { type TripState, takesFollowUps, takesLessons } from "./trip-state";
import { writesNext } from "./visits";
import { visited, visitsOf } from "./visits.server";
import { shownVisits } from "./visits-shown.server";

/** What came of a trip: tasks of the villages, lessons of the people, how it was followed up. */
export function outcomePage(db: Db, person: SignedIn, found: FoundTrip, language: Language) {
  const scope = scopeFor(person.grants, "trip.view") ?? [];
  const { trip, quotas } = found;
  const today = todayOn();
  const own = quotas.filter((q) => inScope(scope, q.villageId));
  const follows = (villageId: number) =>
    takesLessons(trip.state as TripState) && can(person, "trip.follow", villageId);
  const lessons = lessonsOf(db, trip.id, scope);
  const { roll } = placesOf(db, trip.id, scope);
  const there = new Set(signsOf(db, trip.id).flatMap((s) => (s.mark === "present" ? [s.placeId] : [])));
  const visits = visitsOf(db, trip.id, own, today);
  const opened = shopsByVillage(db, trip.id, today);
  return {
    id: trip.id,
    short: trip.title,
    fromOn: trip.fromOn,
    tasks: tasksOf(db, trip.id, scope).map((r) => ({
      id: r.task.id,
      village: placeName(r.village, language),
      villageId: r.task.villageId,
      trade: r.task.trade,
      what: r.task.what,
      doer: r.doer && personName(r.doer, language),
      owner: personName(r.ownerName, language),
      due: longDay(r.task.dueOn, language),
      shops: opened.get(r.task.villageId) ?? 0,
      shopsTo: shopsOfTripHref(trip.id, r.task.villageId, today),
      state: taskState(r.task, opened.get(r.task.villageId) ?? 0, today),
      endNote: r.task.cancelReason ?? r.task.doneNote,
      ended: r.task.doneOn !== null || r.task.cancelledOn !== null,
      to: `/trips/${trip.id}/outcome/${r.task.id}`,
      may: follows(r.task.villageId),
    })),
    shops: [...opened].reduce((sum, [villageId, n]) => sum + (inScope(scope, villageId) ? n : 0), 0),
    shopsTo: shopsOfTripHref(trip.id, null, today),
    lessons: lessons.map((l) => ({
      ...l,
      name: personName(l.name, language),
      village: placeName(l.village, language),
      briefed: l.briefedOn && shortDay(l.briefedOn, language),
    })),
    briefings: lessons.filter((l) => l.briefedOn !== null && l.briefedOn <= today).length,
    /** Who has not written anything yet, of those who may be asked. */
    silent: roll
      .filter((r) => !lessons.some((l) => l.placeId === r.place.id) && follows(r.place.villageId))
      .filter((r) => there.has(r.place.id))
      .map((r) => ({ placeId: r.place.id, name: personName(r.person.name, language) })),
    followUps: followUpsOf(db, trip.id, scope).map(({ follow: f, village }) => ({
      id: f.id,
      kind: f.kind as FollowKind,
      village: placeName(village, language),
      on: longDay(f.on, language),
      words: f.words,
      who: personName(f.userName, language),
      may: takesFollowUps(trip.state as TripState) && can(person, "trip.follow", f.villageId),
    })),
    visits: shownVisits(db, person, trip, own, today, language),
    mayTask: own.some((q) => follows(q.villageId)),
    villages: visited(db, trip.id, own)
      .filter((q) => takesFollowUps(trip.state as TripState) && can(person, "trip.follow", q.villageId))
      .map((q) => ({
        value: String(q.villageId),
        label: placeName(q.name, language),
        next: writesNext(visits, trip.toOn, q.villageId, today),
      })),
  };
}
export type OutcomePage = ReturnType<typeof outcomePage>;
