import type { Db } from "db/client.server";
import { findPerson, searchPeople } from "~/areas/people/index.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { ageOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { isLongNumber, readTerm } from "~/platform/search/search-term";
import { whyNotOnTrip } from "./nominate-person.server";
import { placesOfVillage } from "./trip-facts.server";
import type { FoundTrip } from "./trip-queries.server";

const shownAtMost = 20;

/** Villages of a trip in which somebody may nominate. */
export const ownVillages = (found: FoundTrip, scope: VillageScope) =>
  found.quotas.filter((q) => inScope(scope, q.villageId));

/**
 * People of the register whom a term means, in the villages of the trip that are in the scope, each with why they may
 * not go. An ID number or an account is never looked up here: it would stand in the address.
 */
export function findNominees(
  db: Db,
  scope: VillageScope,
  found: FoundTrip,
  text: string,
  language: Language,
) {
  const term = readTerm(text);
  const villages = ownVillages(found, scope).map((q) => q.villageId);
  if (term.kind === "nothing" || isLongNumber(term) || villages.length === 0) return { total: 0, people: [] };
  const { total, rows } = searchPeople(db, villages, term, shownAtMost, { living: true });
  return {
    total,
    people: rows.map((r) => {
      const who = findPerson(db, villages, r.id);
      return {
        id: r.id,
        name: personName(r.name, language),
        place: placeLabel({ townName: r.townName, name: r.villageName }, language),
        phone: r.phone ? `${r.phone.slice(0, 3)}****${r.phone.slice(-4)}` : "",
        why: who ? whyNotOnTrip(db, found, who) : ("nominate.why.notFound" as const),
      };
    }),
  };
}

/** A person to nominate: their village's quota and the place they would get. */
export function nominee(db: Db, scope: VillageScope, found: FoundTrip, personId: number) {
  const who = findPerson(db, scope, personId);
  const quota = found.quotas.find((q) => q.villageId === who?.villageId);
  if (!who || !quota) return undefined;
  const { seated, reserves } = placesOfVillage(db, found.trip.id, who.villageId);
  return {
    id: who.id,
    name: who.name,
    age: ageOn(who.birthOn, found.trip.fromOn),
    village: quota,
    taken: seated,
    reserves,
    waits: seated >= quota.quota || found.trip.seatsTaken >= found.trip.capacity,
    why: whyNotOnTrip(db, found, who),
  };
}
