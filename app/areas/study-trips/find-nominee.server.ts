import type { Db } from "db/client.server";
import { person, village } from "db/schema";
import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { findPerson, searchPeople } from "~/areas/people/index.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { addDays } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { isLongNumber, readTerm } from "~/platform/search/search-term";
import { ageToAsk } from "./age-to-ask";
import { whyNotOnTrip } from "./nominate-person.server";
import { placesOfVillage } from "./trip-facts.server";
import type { FoundTrip } from "./trip-queries.server";

const shownAtMost = 20;
/** So many stand as a list to choose from. */
const listedAtMost = 60;

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
  const named = villagesNamed(ownVillages(found, scope), text);
  if (named.length > 0) return peopleOfVillages(db, found, named, language);
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
        age: ageToAsk(r.birthOn, found.trip.fromOn),
      };
    }),
  };
}

/** Villages that are meant by their own name, with or without 村. */
const villagesNamed = (villages: readonly { villageId: number; name: string }[], text: string): number[] => {
  const wanted = text.trim().replace(/村$/, "");
  return wanted.length < 2
    ? []
    : villages.filter((v) => v.name.replace(/村$/, "") === wanted).map((v) => v.villageId);
};

/** Everybody of the villages who may go, where they are so few that a list is quicker than looking for one. */
export function fewNominees(db: Db, scope: VillageScope, found: FoundTrip, language: Language) {
  const villages = ownVillages(found, scope).map((q) => q.villageId);
  const list = peopleOfVillages(db, found, villages, language);
  return list.total > 0 && list.total <= listedAtMost ? list : null;
}

function peopleOfVillages(db: Db, found: FoundTrip, villages: readonly number[], language: Language) {
  const rows = db
    .select({
      id: person.id,
      name: person.name,
      phone: person.phone,
      birthOn: person.birthOn,
      villageId: person.villageId,
      diedOn: person.diedOn,
      villageName: village.name,
      townName: village.townName,
    })
    .from(person)
    .innerJoin(village, eq(village.id, person.villageId))
    .where(
      and(
        inArray(person.villageId, [...villages]),
        isNull(person.deletedAt),
        isNull(person.diedOn),
        // Grown up on the day of the trip; whoever else goes is looked up by name.
        lte(person.birthOn, addDays(found.trip.fromOn, -18 * 365 - 5)),
      ),
    )
    .orderBy(asc(village.code), asc(person.pinyin), asc(person.id))
    .all();
  return {
    total: rows.length,
    people: rows.slice(0, listedAtMost).map((r) => ({
      id: r.id,
      name: personName(r.name, language),
      place: placeLabel({ townName: r.townName, name: r.villageName }, language),
      phone: r.phone ? `${r.phone.slice(0, 3)}****${r.phone.slice(-4)}` : "",
      why: whyNotOnTrip(db, found, r),
      age: ageToAsk(r.birthOn, found.trip.fromOn),
    })),
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
    age: ageToAsk(who.birthOn, found.trip.fromOn),
    village: quota,
    taken: seated,
    reserves,
    waits: seated >= quota.quota || found.trip.seatsTaken >= found.trip.capacity,
    why: whyNotOnTrip(db, found, who),
  };
}
