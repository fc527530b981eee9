import type { Reader } from "db/client.server";
import { prepared } from "db/prepared";
import { household, householdMember, householdResidence, person, village } from "db/schema";
import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { Membership } from "./membership";
import { head } from "./relation";

export type Household = typeof household.$inferSelect;

/** What an import asks for each household and member: compiled once. */
const asked = prepared((db: Reader) => ({
  household: db
    .select()
    .from(household)
    .where(and(eq(household.id, sql.placeholder("id")), isNull(household.deletedAt)))
    .prepare(),
  registry: db
    .select({ id: household.id })
    .from(household)
    .where(
      and(
        eq(household.villageId, sql.placeholder("villageId")),
        eq(household.registryNo, sql.placeholder("registryNo")),
        isNull(household.deletedAt),
        ne(household.id, sql.placeholder("exceptId")),
      ),
    )
    .prepare(),
  ofHousehold: db
    .select()
    .from(householdMember)
    .where(eq(householdMember.householdId, sql.placeholder("id")))
    .orderBy(asc(householdMember.fromOn), asc(householdMember.id))
    .prepare(),
  ofPerson: db
    .select()
    .from(householdMember)
    .where(eq(householdMember.personId, sql.placeholder("id")))
    .orderBy(asc(householdMember.fromOn), asc(householdMember.id))
    .prepare(),
  head: db
    .select({ personId: person.id, name: person.name, villageId: person.villageId })
    .from(householdMember)
    .innerJoin(person, eq(person.id, householdMember.personId))
    .where(
      and(
        eq(householdMember.householdId, sql.placeholder("id")),
        eq(householdMember.relation, head),
        isNull(householdMember.toOn),
      ),
    )
    .prepare(),
}));

/** A household inside a scope; one outside it is not there. */
export function findHousehold(db: Reader, scope: VillageScope, id: number): Household | undefined {
  const row = asked(db).household.get({ id });
  return row && inScope(scope, row.villageId) ? row : undefined;
}

/** Whether another household of a village has this 户号 already. */
export const registryTaken = (
  db: Reader,
  villageId: number,
  registryNo: string | null,
  exceptId = 0,
): boolean =>
  registryNo !== null && asked(db).registry.get({ villageId, registryNo, exceptId }) !== undefined;

/** Every membership of a household, the oldest first. */
export const rowsOfHousehold = (db: Reader, householdId: number): Membership[] =>
  asked(db).ofHousehold.all({ id: householdId });

/** Every membership of a person, of whatever household, the oldest first. */
export const rowsOfPerson = (db: Reader, personId: number): Membership[] =>
  asked(db).ofPerson.all({ id: personId });

/** Memberships with what a page says of the people. */
export const membersOf = (db: Reader, householdId: number) =>
  db
    .select({
      id: householdMember.id,
      householdId: householdMember.householdId,
      personId: householdMember.personId,
      relation: householdMember.relation,
      fromOn: householdMember.fromOn,
      toOn: householdMember.toOn,
      endReason: householdMember.endReason,
      note: householdMember.note,
      name: person.name,
      sex: sql<"male" | "female">`${person.sex}`,
      birthOn: person.birthOn,
      diedOn: person.diedOn,
      phone: person.phone,
      villageId: person.villageId,
      deletedAt: person.deletedAt,
    })
    .from(householdMember)
    .innerJoin(person, eq(person.id, householdMember.personId))
    .where(eq(householdMember.householdId, householdId))
    .orderBy(asc(householdMember.relation), asc(person.birthOn), asc(householdMember.id))
    .all()
    // The head first, then by the standard's order: spouse, sons, daughters, grandchildren, parents.
    .sort((a, b) => Number(b.relation === head) - Number(a.relation === head));
export type Member = ReturnType<typeof membersOf>[number];

/** Name of a member for this viewer; null when the person lives outside the viewer's villages. */
export const shownName = (
  member: Pick<Member, "name" | "villageId">,
  scope: VillageScope,
  language: Language,
): string | null => (inScope(scope, member.villageId) ? personName(member.name, language) : null);

/** Today's head; undefined in a household that nobody lives in any more. */
export const headOf = (db: Reader, householdId: number) => asked(db).head.get({ id: householdId });

/** The household a person belongs to now, whatever village; callers check the scope. */
export const householdOf = (db: Reader, personId: number) =>
  db
    .select({ household, relation: householdMember.relation, memberId: householdMember.id })
    .from(householdMember)
    .innerJoin(household, eq(household.id, householdMember.householdId))
    .where(and(eq(householdMember.personId, personId), isNull(householdMember.toOn)))
    .get();

/** A stay is named as its village was called at its end. */
const lastDay = sql`coalesce(${householdResidence.toOn}, '9999-12-31')`;

/** Villages a household belonged to, the newest first. */
/** The first day on which the household is known: of its first member, or of its first house. */
export const firstDayOf = (
  members: readonly { fromOn: Day }[],
  places: readonly { fromOn: Day }[],
): Day | null => [...members, ...places].map((x) => x.fromOn).sort()[0] ?? null;

export const householdResidencesOf = (db: Reader, householdId: number) =>
  db
    .select({
      id: householdResidence.id,
      fromOn: householdResidence.fromOn,
      toOn: householdResidence.toOn,
      reason: householdResidence.reason,
      houseNumber: householdResidence.houseNumber,
      villageId: householdResidence.villageId,
      name: villageNameOn(lastDay),
      townName: townNameOn(lastDay),
    })
    .from(householdResidence)
    .innerJoin(village, eq(village.id, householdResidence.villageId))
    .where(eq(householdResidence.householdId, householdId))
    .orderBy(desc(householdResidence.fromOn), desc(householdResidence.id))
    .all();
