import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { parseIdNumber } from "../id-number";
import { findPerson } from "../people-queries.server";
import { membersOf } from "./household-queries.server";
import type { Joiner } from "./join-household.server";
import { isOpen } from "./membership";
import { head, oddAge } from "./relation";

const headBorn = (db: Reader, householdId: number): string | null =>
  membersOf(db, householdId).find((m) => isOpen(m) && m.relation === head)?.birthOn ?? null;

/** What speaks against a relation by the ages, of somebody who joins; the caller has checked the household's scope. */
export function oddJoiner(
  db: Reader,
  scope: VillageScope,
  householdId: number,
  joiner: Joiner,
  relation: string,
) {
  const parsed = "person" in joiner ? parseIdNumber(joiner.person.idNumber) : null;
  const born =
    "personId" in joiner ? findPerson(db, scope, joiner.personId)?.birthOn : parsed?.ok && parsed.birthOn;
  const first = headBorn(db, householdId);
  return born && first ? (oddAge(relation, born, first)?.why ?? null) : null;
}

/** The same of a member whose relation is to be another. */
export function oddMember(db: Reader, householdId: number, memberId: number, relation: string | undefined) {
  const member = membersOf(db, householdId).find((m) => m.id === memberId);
  const first = headBorn(db, householdId);
  if (!member || !first || !relation || relation === member.relation) return null;
  return oddAge(relation, member.birthOn, first)?.why ?? null;
}

/** People of a household that is merged into another, whose relation to its head their ages speak against. */
export function oddOfMerged(
  db: Reader,
  survivorId: number,
  mergedId: number,
  relations: ReadonlyMap<number, string>,
) {
  const first = headBorn(db, survivorId);
  if (!first) return [];
  return membersOf(db, mergedId).flatMap((m) => {
    const relation = relations.get(m.personId);
    const odd = isOpen(m) && relation ? oddAge(relation, m.birthOn, first) : null;
    return odd && relation ? [{ member: m, relation, why: odd.why }] : [];
  });
}
