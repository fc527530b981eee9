import type { Reader } from "db/client.server";
import { prepared } from "db/prepared";
import { person, personResidence, village } from "db/schema";
import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import type { PersonSummary } from "./person";
import { findByNumber, type Person } from "./person-record.server";

const byId = prepared((db: Reader) =>
  db
    .select()
    .from(person)
    .where(and(eq(person.id, sql.placeholder("id")), isNull(person.deletedAt)))
    .prepare(),
);

/** A person inside a scope; one outside it is not there. */
export function findPerson(db: Reader, scope: VillageScope, id: number): Person | undefined {
  const row = byId(db).get({ id });
  return row && inScope(scope, row.villageId) ? row : undefined;
}

/** Whether a death is on record: nothing that is to come can be theirs. */
export const hasDied = (db: Reader, id: number): boolean =>
  db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, id), isNotNull(person.diedOn)))
    .get() !== undefined;

/** Whether somebody was dead by a day. */
export const diedBefore = (db: Reader, id: number, on: Day): boolean =>
  db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, id), lt(person.diedOn, on)))
    .get() !== undefined;

/** The person of an ID number: in scope, elsewhere (nothing more is said), or nobody. */
export function findPersonByIdNumber(
  db: Reader,
  scope: VillageScope,
  idNumber: string,
): { found: "here"; person: Person } | { found: "elsewhere" } | { found: "nobody" } {
  const row = findByNumber(db, idNumber);
  if (!row) return { found: "nobody" };
  return scope === "all" || scope.includes(row.villageId)
    ? { found: "here", person: row }
    : { found: "elsewhere" };
}

/** People in scope whose whole phone number this is. */
export const findPeopleByPhone = (db: Reader, scope: VillageScope, phone: string) =>
  db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(eq(person.phone, phone), isNull(person.deletedAt), withinVillages(person.villageId, scope)))
    .limit(20)
    .all();

export const summaryColumns = {
  id: person.id,
  name: person.name,
  sex: person.sex,
  birthOn: person.birthOn,
  idNumberMasked: person.idNumberMasked,
  phone: person.phone,
  villageId: person.villageId,
  villageGroup: person.villageGroup,
  category: person.category,
  education: person.education,
  ethnicity: person.ethnicity,
  hasPhoto: sql<boolean>`${person.photo} is not null`.mapWith(Boolean),
};

/** Summaries of these people, whatever village: for areas that have checked the scope themselves. */
export const personSummaries = (db: Reader, ids: readonly number[]): PersonSummary[] =>
  ids.length === 0
    ? []
    : (db
        .select(summaryColumns)
        .from(person)
        .where(inArray(person.id, [...ids]))
        .all() as PersonSummary[]);

/** A stay is named as its village was called at its end. */
const lastDay = sql`coalesce(${personResidence.toOn}, '9999-12-31')`;

/** Villages a person belonged to, newest first. */
export const residencesOf = (db: Reader, personId: number) =>
  db
    .select({
      id: personResidence.id,
      fromOn: personResidence.fromOn,
      toOn: personResidence.toOn,
      reason: personResidence.reason,
      name: villageNameOn(lastDay),
      townName: townNameOn(lastDay),
    })
    .from(personResidence)
    .innerJoin(village, eq(village.id, personResidence.villageId))
    .where(eq(personResidence.personId, personId))
    .orderBy(desc(personResidence.fromOn), desc(personResidence.id))
    .all();

/** The photo alone: lists and pages never carry its bytes. */
export const photoOf = (db: Reader, scope: VillageScope, id: number): Buffer | undefined =>
  db
    .select({ photo: person.photo })
    .from(person)
    .where(
      and(
        eq(person.id, id),
        isNull(person.deletedAt),
        isNotNull(person.photo),
        withinVillages(person.villageId, scope),
      ),
    )
    .get()?.photo ?? undefined;

/** How many people a village has today. */
export const countInVillage = (db: Reader, villageId: number): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(person)
    .where(and(eq(person.villageId, villageId), isNull(person.deletedAt), isNull(person.diedOn)))
    .get()?.n ?? 0;

/** People per village, for the list of villages. */
export const countsByVillage = (db: Reader): Map<number, number> =>
  new Map(
    db
      .select({ villageId: person.villageId, n: sql<number>`count(*)` })
      .from(person)
      .where(and(isNull(person.deletedAt), isNull(person.diedOn)))
      .groupBy(person.villageId)
      .all()
      .map((r) => [r.villageId, r.n]),
  );
