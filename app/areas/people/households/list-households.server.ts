import type { Db, Reader } from "db/client.server";
import { benefit, household, householdMember, person, village } from "db/schema";
import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { addMonths, type Day, todayOn } from "~/platform/dates";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import { readTerm } from "~/platform/search/search-term";
import { matchesTerm } from "../search-people.server";
import { insuredFrom, type ListedNeed, listedNeeds } from "./household";
import type { HouseholdFilter, HouseholdSort, HouseholdsView } from "./households-view";
import { head } from "./relation";

/** The open row of the head: left out where nobody lives any more. */
export const headRow = and(
  eq(householdMember.householdId, household.id),
  eq(householdMember.relation, head),
  isNull(householdMember.toOn),
);

const open = (table: string) => sql.raw(`${table}.to_on IS NULL`);
/** Who has died is counted no more, even while a household has still to say who follows. */
const dead = sql.raw("(SELECT id FROM person WHERE died_on IS NOT NULL)");
const members = sql<number>`(SELECT count(*) FROM household_member m WHERE m.household_id = ${household.id} AND ${open("m")}
  AND m.person_id NOT IN ${dead})`;

/** Open memberships of the dead, read from the few who have died: a county has as many rows as people. */
export const undoneRows = `(SELECT m.id, m.household_id FROM person d INDEXED BY person_died
  CROSS JOIN household_member m ON m.person_id = d.id AND m.to_on IS NULL WHERE d.died_on IS NOT NULL AND d.deleted_at IS NULL)`;

/** Somebody who has died is still its head or member: the household has to say who follows. */
const undone = sql`${household.id} IN (SELECT household_id FROM ${sql.raw(undoneRows)})`;

/** Members whose newest pension check asked for another one that is past due. */
const overdue = (today: Day) =>
  sql<number>`(SELECT count(*) FROM household_member m JOIN pension_check c ON c.person_id = m.person_id
    WHERE m.household_id = ${household.id} AND ${open("m")} AND c.next_due_on < ${today} AND ${newest("c")}
    AND c.person_id NOT IN ${dead})`;

/** No later check of the same person: the newest one holds. */
export const newest = (check: string) =>
  sql.raw(`NOT EXISTS (SELECT 1 FROM pension_check later WHERE later.person_id = ${check}.person_id
    AND (later.checked_on, later.id) > (${check}.checked_on, ${check}.id))`);

/** The living who are old enough for the residents' pension: of whom a check says something. */
const isInsurable = (today: Day) =>
  sql`EXISTS (SELECT 1 FROM person p WHERE p.id = m.person_id AND p.died_on IS NULL
    AND p.birth_on <= ${addMonths(today, -insuredFrom * 12)})`;

/** The household or one of its members enjoys a policy today. */
const enjoys = (kind: string, today: Day): SQL => sql`EXISTS (SELECT 1 FROM benefit b WHERE b.kind = ${kind}
  AND (b.to_on IS NULL OR b.to_on >= ${today}) AND (b.household_id = ${household.id} OR b.person_id IN
    (SELECT m.person_id FROM household_member m WHERE m.household_id = ${household.id} AND ${open("m")})))`;

/** What somebody wished ends with their death, whoever of the household is left. */
const wishedByLiving = sql`NOT EXISTS (SELECT 1 FROM person dead WHERE dead.id = n.person_id AND dead.died_on IS NOT NULL)`;

/** The household or one of its members asked for this and it stands; of what is sensitive nothing is told. */
const asksFor = (need: ListedNeed): SQL => {
  const kinds = need === "any" ? listedNeeds.filter((n) => n !== "any") : [need];
  const list = sql.join(
    kinds.map((k) => sql`${k}`),
    sql`, `,
  );
  return sql`EXISTS (SELECT 1 FROM household_need n WHERE n.kind IN (${list}) AND n.closed_on IS NULL AND ${wishedByLiving} AND (n.household_id = ${household.id} OR n.person_id IN
    (SELECT m.person_id FROM household_member m WHERE m.household_id = ${household.id} AND ${open("m")})))`;
};

/** Head or member by name or number, the house number or the 户号. */
function matches(db: Reader, text: string): SQL {
  const people = db
    .select({ id: householdMember.householdId })
    .from(householdMember)
    .innerJoin(person, eq(person.id, householdMember.personId))
    .where(and(isNull(householdMember.toOn), isNull(person.deletedAt), matchesTerm(readTerm(text))));
  return or(
    sql`${household.id} IN ${people}`,
    sql`instr(${household.houseNumber}, ${text}) > 0`,
    eq(household.registryNo, text),
  )!;
}

function conditions(db: Reader, scope: VillageScope, f: HouseholdFilter): SQL | undefined {
  const today = todayOn();
  return and(
    isNull(household.deletedAt),
    withinVillages(household.villageId, scope),
    f.state === "ended" ? isNotNull(household.endedOn) : isNull(household.endedOn),
    f.state === "head-died" ? undone : undefined,
    f.villageId === undefined ? undefined : eq(household.villageId, f.villageId),
    f.housing ? eq(household.housing, f.housing) : undefined,
    f.sizeFrom === undefined ? undefined : sql`${members} >= ${f.sizeFrom}`,
    f.sizeTo === undefined ? undefined : sql`${members} <= ${f.sizeTo}`,
    f.pension ? sql`${overdue(today)} > 0` : undefined,
    f.benefit ? enjoys(f.benefit, today) : undefined,
    f.need ? asksFor(f.need) : undefined,
    f.term ? matches(db, f.term) : undefined,
  );
}

const headName = sql<string>`coalesce(${person.rosterKey}, '')`;
const orders: Record<HouseholdSort, RowOrder<HouseholdRow>> = {
  name: { by: headName, down: false, of: (r) => r.headKey },
  "-name": { by: headName, down: true, of: (r) => r.headKey },
  number: { by: household.houseOrder, down: false, of: (r) => r.houseOrder },
  "-number": { by: household.houseOrder, down: true, of: (r) => r.houseOrder },
  added: { by: household.id, down: false, of: (r) => r.id },
  "-added": { by: household.id, down: true, of: (r) => r.id },
};

const selected = () => ({
  id: household.id,
  registryNo: household.registryNo,
  houseNumber: household.houseNumber,
  houseOrder: household.houseOrder,
  villageId: household.villageId,
  villageGroup: household.villageGroup,
  landLi: household.landLi,
  housing: household.housing,
  createdAt: household.createdAt,
  endedOn: household.endedOn,
  headId: person.id,
  headName: person.name,
  headVillageId: person.villageId,
  headDiedOn: person.diedOn,
  headKey: headName,
  villageName: village.name,
  townName: village.townName,
  members,
  overdue: overdue(todayOn()),
  checked: sql<number>`(SELECT count(*) FROM household_member m JOIN pension_check c ON c.person_id = m.person_id
    WHERE m.household_id = ${household.id} AND ${open("m")} AND c.result = 'passed' AND ${newest("c")} AND ${isInsurable(todayOn())})`,
  insurable: sql<number>`(SELECT count(*) FROM household_member m
    WHERE m.household_id = ${household.id} AND ${open("m")} AND ${isInsurable(todayOn())})`,
});

const select = (db: Reader) =>
  db
    .select(selected())
    .from(household)
    .innerJoin(village, eq(village.id, household.villageId))
    .leftJoin(householdMember, headRow)
    .leftJoin(person, eq(person.id, householdMember.personId))
    .$dynamic();
export type HouseholdRow = ReturnType<ReturnType<typeof select>["all"]>[number];

/** One page of households, by keyset. */
export function listHouseholds(
  db: Db,
  scope: VillageScope,
  { filter, sort, cursor, size }: HouseholdsView,
): KeysetPage<HouseholdRow> {
  return readKeysetPage(orders[sort], { id: household.id, idOf: (r) => r.id }, cursor, size, (edge) =>
    select(db)
      .where(and(conditions(db, scope, filter), edge.where))
      .orderBy(...edge.orderBy)
      .limit(edge.limit)
      .all(),
  );
}

export const countHouseholds = (db: Reader, scope: VillageScope, filter: HouseholdFilter): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(household)
    .where(conditions(db, scope, filter))
    .get()?.n ?? 0;

/** Rows of one file. */
export const householdExportLimit = 100_000;

/** The households of a filter in the order of an export: by village, then house number. */
export const householdIdsForExport = (db: Reader, scope: VillageScope, filter: HouseholdFilter): number[] =>
  db
    .select({ id: household.id })
    .from(household)
    .innerJoin(village, eq(village.id, household.villageId))
    .where(conditions(db, scope, filter))
    .orderBy(asc(village.code), asc(household.houseOrder), asc(household.id))
    .limit(householdExportLimit)
    .all()
    .map((r) => r.id);

/** These households in this order; what has gone meanwhile is left out. */
export function householdsById(db: Reader, scope: VillageScope, ids: readonly number[]): HouseholdRow[] {
  const rows = select(db)
    .where(
      and(
        isNull(household.deletedAt),
        withinVillages(household.villageId, scope),
        inArray(household.id, [...ids]),
      ),
    )
    .all();
  const byId = new Map(rows.map((r) => [r.id, r]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Kinds of policies that households and their members enjoy today, by household: for rows of a list. */
export function kindsByHousehold(db: Reader, ids: readonly number[]): Map<number, string[]> {
  const today = todayOn();
  const kinds = new Map<number, string[]>();
  if (ids.length === 0) return kinds;
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
  const rows = db.all<{ id: number; kind: string }>(sql`
    SELECT DISTINCT h.id, b.kind FROM household h
      LEFT JOIN household_member m ON m.household_id = h.id AND m.to_on IS NULL
      JOIN ${benefit} b ON (b.household_id = h.id OR b.person_id = m.person_id)
    WHERE h.id IN (${list}) AND (b.to_on IS NULL OR b.to_on >= ${today}) ORDER BY h.id, b.kind`);
  for (const { id, kind } of rows) kinds.set(id, [...(kinds.get(id) ?? []), kind]);
  return kinds;
}
