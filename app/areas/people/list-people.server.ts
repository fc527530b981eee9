import type { Db, Reader } from "db/client.server";
import { prepared } from "db/prepared";
import { person, village } from "db/schema";
import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { readTerm } from "~/platform/search/search-term";
import { untilWritten } from "~/platform/until-written.server";
import { hasConsent, isLiving, lacks } from "./lacking.server";
import { isOverAge } from "./over-age.server";
import { summaryColumns } from "./people-queries.server";
import { type FilterKey, type PeopleFilter, type PeopleSort, peopleList } from "./people-view";
import type { PersonSummary } from "./person";
import { matchesTerm } from "./search-people.server";

export interface PeopleRow extends PersonSummary {
  rosterKey: string;
  createdAt: number;
  villageName: string;
  townName: string;
  hasConsent: boolean;
  address: string | null;
  diedOn: Day | null;
}

const yearsBefore = (on: Day, years: number): Day =>
  `${String(Number(on.slice(0, 4)) - years).padStart(4, "0")}${on.slice(4)}`;

/** Birth days of people whose age on `on` lies in the range: full years, both ends included. */
export function bornWithin(f: Pick<PeopleFilter, "ageFrom" | "ageTo">, on: Day): { from?: Day; to?: Day } {
  return {
    from: f.ageTo === undefined ? undefined : addDays(yearsBefore(on, f.ageTo + 1), 1),
    to: f.ageFrom === undefined ? undefined : yearsBefore(on, f.ageFrom),
  };
}

/** The dead are in no list of today; whoever looks for a name, or asks for them, finds them. */
function conditions(db: Reader, scope: VillageScope, f: PeopleFilter): SQL | undefined {
  const born = bornWithin(f, todayOn());
  return and(
    isNull(person.deletedAt),
    f.term || f.missing === "died" ? undefined : isLiving,
    withinVillages(person.villageId, scope),
    f.villageId === undefined ? undefined : eq(person.villageId, f.villageId),
    f.sex ? eq(person.sex, f.sex) : undefined,
    f.category ? eq(person.category, f.category) : undefined,
    f.missing === "over-age" || f.missing === "age-unsure"
      ? isOverAge(db, f.missing)
      : f.missing
        ? lacks(f.missing, todayOn())
        : undefined,
    born.from ? gte(person.birthOn, born.from) : undefined,
    born.to ? lte(person.birthOn, born.to) : undefined,
    f.term ? matchesTerm(readTerm(f.term)) : undefined,
  );
}

/** Which column orders the list, and whether the biggest comes first. Older people have the smaller birth day. */
const orders: Record<PeopleSort, RowOrder<PeopleRow>> = {
  name: { by: person.rosterKey, down: false, of: (r) => r.rosterKey },
  "-name": { by: person.rosterKey, down: true, of: (r) => r.rosterKey },
  age: { by: person.birthOn, down: true, of: (r) => r.birthOn },
  "-age": { by: person.birthOn, down: false, of: (r) => r.birthOn },
  added: { by: person.id, down: false, of: (r) => r.id },
  "-added": { by: person.id, down: true, of: (r) => r.id },
};

const selected = {
  ...summaryColumns,
  rosterKey: person.rosterKey,
  createdAt: person.createdAt,
  villageName: village.name,
  townName: village.townName,
  hasConsent: hasConsent.mapWith(Boolean),
  address: person.address,
  diedOn: person.diedOn,
};

/** One page of people, by keyset: as fast at the end as at the start (MEASURES). */
export function listPeople(
  db: Db,
  scope: VillageScope,
  filter: PeopleFilter,
  sort: PeopleSort,
  cursor: Cursor | null,
  size: number,
): KeysetPage<PeopleRow> {
  return readKeysetPage(
    orders[sort],
    { id: person.id, idOf: (r) => r.id },
    cursor,
    size,
    (edge) =>
      db
        .select(selected)
        .from(person)
        .innerJoin(village, eq(village.id, person.villageId))
        .where(and(conditions(db, scope, filter), edge.where))
        .orderBy(...edge.orderBy)
        .limit(edge.limit)
        .all() as PeopleRow[],
  );
}

const everybody = prepared((db: Reader) => ({
  rows: db.select({ n: sql<number>`count(*)` }).from(person).prepare(),
  removed: db.select({ n: sql<number>`count(*)` }).from(person).where(isNotNull(person.deletedAt)).prepare(),
  dead: db
    .select({ n: sql<number>`count(*)` })
    .from(person)
    .where(and(isNotNull(person.diedOn), isNull(person.deletedAt)))
    .prepare(),
}));

/** How many people a filter means. Everybody is counted without reading their rows, which takes a second on a million. */
export function countPeople(
  db: Reader,
  scope: VillageScope,
  filter: PeopleFilter,
  ids?: readonly number[],
  consented = false,
): number {
  if (scope === "all" && !ids && !consented && peopleList.set(filter).length === 0) {
    const { rows, removed, dead } = everybody(db);
    return (rows.get()?.n ?? 0) - (removed.get()?.n ?? 0) - (dead.get()?.n ?? 0);
  }
  return (
    db
      .select({ n: sql<number>`count(*)` })
      .from(person)
      .where(
        and(
          conditions(db, scope, filter),
          ids ? inArray(person.id, [...ids]) : undefined,
          consented ? hasConsent : undefined,
        ),
      )
      .get()?.n ?? 0
  );
}

/** Matches of a filter are counted up to here: "over 1,000" is as good to know, and takes no second on a million. */
export const countedTo = 1000;

export interface Counted {
  count: number;
  /** There are more than were counted. */
  more: boolean;
}

/** How many people a filter means, as far as a list has to know. Everybody is counted to the last. */
export const countForList = (db: Reader, scope: VillageScope, filter: PeopleFilter): Counted =>
  untilWritten(db, `people ${JSON.stringify([scope, filter, todayOn()])}`, () =>
    countShown(db, scope, filter),
  );

function countShown(db: Reader, scope: VillageScope, filter: PeopleFilter): Counted {
  if (scope === "all" && peopleList.set(filter).length === 0)
    return { count: countPeople(db, scope, filter), more: false };
  const some = db
    .select({ one: sql<number>`1`.as("one") })
    .from(person)
    .where(conditions(db, scope, filter))
    .limit(countedTo + 1)
    .as("some");
  const n = db.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0;
  return { count: Math.min(n, countedTo), more: n > countedTo };
}

/** Nothing found: which single condition, taken away, brings back most people. */
export function worstCondition(
  db: Db,
  scope: VillageScope,
  filter: PeopleFilter,
): ({ key: FilterKey } & Counted) | null {
  const counts = peopleList.set(filter).map((key) => ({
    key,
    ...countForList(db, scope, peopleList.dropped(filter, key)),
  }));
  const best = counts.sort((a, b) => b.count - a.count)[0];
  return best && best.count > 0 ? best : null;
}

/** Rows of one file: more than this is too long for old machines to open. */
export const exportLimit = 100_000;

/** The people of a filter, or the chosen ones of it, in the order of an export: by village, then name. */
export const idsForExport = (
  db: Reader,
  scope: VillageScope,
  filter: PeopleFilter,
  ids?: readonly number[],
  consented = false,
  limit = exportLimit,
): number[] =>
  db
    .select({ id: person.id })
    .from(person)
    .innerJoin(village, eq(village.id, person.villageId))
    .where(
      and(
        conditions(db, scope, filter),
        ids ? inArray(person.id, [...ids]) : undefined,
        consented ? hasConsent : undefined,
      ),
    )
    .orderBy(asc(village.code), asc(person.rosterKey), asc(person.id))
    .limit(limit)
    .all()
    .map((row) => row.id);

const readTogether = 500;

/** Rows of these people in this order, read some at a time; who has gone meanwhile is left out. */
export function* peopleById(
  db: Reader,
  scope: VillageScope,
  ids: readonly number[],
): Generator<PeopleRow & { idNumberSealed: Buffer | null }> {
  for (let from = 0; from < ids.length; from += readTogether) {
    const some = ids.slice(from, from + readTogether);
    const rows = db
      .select({ ...selected, idNumberSealed: person.idNumberSealed })
      .from(person)
      .innerJoin(village, eq(village.id, person.villageId))
      .where(and(isNull(person.deletedAt), withinVillages(person.villageId, scope), inArray(person.id, some)))
      .all();
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const id of some) {
      const row = byId.get(id);
      if (row) yield row as PeopleRow & { idNumberSealed: Buffer | null };
    }
  }
}
