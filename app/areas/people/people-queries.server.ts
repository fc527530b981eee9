import type { Db, Reader } from "db/client.server";
import { person, village } from "db/schema";
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Cursor } from "~/platform/paging";
import type { PersonSummary } from "./person";
import { matchesTerm } from "./search-people.server";
import { findByNumber, type Person } from "./write-person.server";

/** A person inside a scope; one outside it is not there. */
export const findPerson = (db: Reader, scope: VillageScope, id: number): Person | undefined =>
  db
    .select()
    .from(person)
    .where(and(eq(person.id, id), isNull(person.deletedAt), withinVillages(person.villageId, scope)))
    .get();

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

/** People of one village with the same name, or the same phone: a reason to look twice before saving (FEATURES 5). */
export const likelySame = (
  db: Reader,
  scope: VillageScope,
  input: { name: string; phone: string | null; birthOn: string },
) =>
  db
    .select({
      id: person.id,
      name: person.name,
      idNumberMasked: person.idNumberMasked,
      phone: person.phone,
      villageId: person.villageId,
      birthOn: person.birthOn,
    })
    .from(person)
    .where(
      and(
        isNull(person.deletedAt),
        eq(person.name, input.name),
        or(eq(person.birthOn, input.birthOn), input.phone ? eq(person.phone, input.phone) : sql`0`),
        withinVillages(person.villageId, scope),
      ),
    )
    .limit(5)
    .all();

const summary = {
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

export const personSummaries = (db: Reader, ids: readonly number[]): PersonSummary[] =>
  ids.length === 0
    ? []
    : (db
        .select(summary)
        .from(person)
        .where(inArray(person.id, [...ids]))
        .all() as PersonSummary[]);

export interface PeopleFilter {
  term?: string;
  villageId?: number;
  sex?: "male" | "female";
  category?: string;
  /** phone | photo: what is missing. */
  missing?: "phone" | "photo";
  bornFrom?: string;
  bornTo?: string;
}

export type PeopleSort = "name" | "-name" | "birthOn" | "-birthOn" | "newest";

export interface PeopleRow extends PersonSummary {
  villageName: string;
  townName: string;
}

function conditions(scope: VillageScope, f: PeopleFilter): SQL | undefined {
  return and(
    isNull(person.deletedAt),
    withinVillages(person.villageId, scope),
    f.villageId ? eq(person.villageId, f.villageId) : undefined,
    f.sex ? eq(person.sex, f.sex) : undefined,
    f.category ? eq(person.category, f.category) : undefined,
    f.missing === "phone" ? isNull(person.phone) : f.missing === "photo" ? isNull(person.photo) : undefined,
    f.bornFrom ? gte(person.birthOn, f.bornFrom) : undefined,
    f.bornTo ? lte(person.birthOn, f.bornTo) : undefined,
    f.term ? matchesTerm(f.term) : undefined,
  );
}

/** One page of people, by keyset: as fast at the end as at the start (MEASURES). */
export function listPeople(
  db: Db,
  scope: VillageScope,
  filter: PeopleFilter,
  sort: PeopleSort,
  cursor: Cursor | null,
  size: number,
) {
  const column = sort === "newest" ? person.id : sort.endsWith("birthOn") ? person.birthOn : person.name;
  const down = (sort.startsWith("-") || sort === "newest") !== (cursor?.direction === "before");
  const beyond = down ? lt : gt;
  const edge = cursor
    ? column === person.id
      ? beyond(person.id, cursor.id)
      : or(beyond(column, cursor.value), and(eq(column, cursor.value), beyond(person.id, cursor.id)))
    : undefined;
  const order = down ? desc : asc;
  const rows = db
    .select({ ...summary, villageName: village.name, townName: village.townName })
    .from(person)
    .innerJoin(village, eq(village.id, person.villageId))
    .where(and(conditions(scope, filter), edge))
    .orderBy(order(column), order(person.id))
    .limit(size + 1)
    .all() as PeopleRow[];
  const more = rows.length > size;
  const page = rows.slice(0, size);
  if (cursor?.direction === "before") page.reverse();
  return {
    rows: page,
    hasPrevious: cursor?.direction === "before" ? more : cursor !== null,
    hasNext: cursor?.direction === "before" ? true : more,
  };
}

export const countPeople = (db: Db, scope: VillageScope, filter: PeopleFilter): number =>
  db.select({ n: sql<number>`count(*)` }).from(person).where(conditions(scope, filter)).get()?.n ?? 0;

/** All rows of a filter, for an export; at most `limit`. */
export const allPeople = (db: Db, scope: VillageScope, filter: PeopleFilter, limit = 100_000): PeopleRow[] =>
  db
    .select({ ...summary, villageName: village.name, townName: village.townName })
    .from(person)
    .innerJoin(village, eq(village.id, person.villageId))
    .where(conditions(scope, filter))
    .orderBy(asc(person.villageId), asc(person.name), asc(person.id))
    .limit(limit)
    .all() as PeopleRow[];
