import type { Reader } from "db/client.server";
import { duplicatePair, person } from "db/schema";
import { and, asc, desc, eq, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type KeysetPage, keysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { untilWritten } from "~/platform/until-written.server";
import { survivorOf } from "../merge/merges.server";
import type { Reason } from "./duplicate-score";
import { mostAlikeFirst } from "./most-alike.server";

export type PairState = "suspected" | "dismissed";

const a = alias(person, "a");
const b = alias(person, "b");

/** Both people are on record and in the actor's villages: half a pair is none. */
const visible = (scope: VillageScope): SQL | undefined =>
  and(
    isNull(a.deletedAt),
    isNull(b.deletedAt),
    withinVillages(a.villageId, scope),
    withinVillages(b.villageId, scope),
  );

const columns = {
  id: duplicatePair.id,
  score: duplicatePair.score,
  reasons: duplicatePair.reasons,
  state: duplicatePair.state,
  foundAt: duplicatePair.foundAt,
  namedByName: duplicatePair.namedByName,
  namedAt: duplicatePair.namedAt,
  decidedByName: duplicatePair.decidedByName,
  decidedAt: duplicatePair.decidedAt,
  aId: a.id,
  aName: a.name,
  bId: b.id,
  bName: b.name,
  villageId: a.villageId,
  bVillageId: b.villageId,
};

const select = (db: Reader) =>
  db
    .select(columns)
    .from(duplicatePair)
    .innerJoin(a, eq(a.id, duplicatePair.personAId))
    .innerJoin(b, eq(b.id, duplicatePair.personBId))
    .$dynamic();

type PairRow = ReturnType<ReturnType<typeof select>["all"]>[number];
export type Pair = Omit<PairRow, "reasons"> & { reasons: Reason[] };

const read = (row: PairRow): Pair => ({ ...row, reasons: JSON.parse(row.reasons) as Reason[] });

/** A pair of which both people are in the scope. */
export function findPair(db: Reader, scope: VillageScope, id: number): Pair | undefined {
  const row = select(db)
    .where(and(eq(duplicatePair.id, id), visible(scope)))
    .get();
  return row && read(row);
}

export const countPairs = (db: Reader, scope: VillageScope, state: PairState): number =>
  untilWritten(
    db,
    `pairs ${JSON.stringify([scope, state])}`,
    () =>
      db
        .select({ n: sql<number>`count(*)` })
        .from(duplicatePair)
        .innerJoin(a, eq(a.id, duplicatePair.personAId))
        .innerJoin(b, eq(b.id, duplicatePair.personBId))
        .where(and(eq(duplicatePair.state, state), visible(scope)))
        .get()!.n,
  );

/** One page of pairs, the most alike first. */
export function listPairs(
  db: Reader,
  scope: VillageScope,
  state: PairState,
  cursor: Cursor | null,
  size: number,
): KeysetPage<Pair> {
  const { where, orderBy } = mostAlikeFirst(duplicatePair, cursor);
  const found = select(db)
    .where(and(eq(duplicatePair.state, state), visible(scope), where))
    .orderBy(...orderBy)
    .limit(size + 1)
    .all()
    .map(read);
  return keysetPage(found, size, cursor, (row, direction) => ({ value: row.score, id: row.id, direction }));
}

/** Which pair of the work list this is, counted from the most alike. */
export function placeOf(db: Reader, scope: VillageScope, pair: Pair): number {
  const { score, id, state } = duplicatePair;
  return (
    1 +
    db
      .select({ n: sql<number>`count(*)` })
      .from(duplicatePair)
      .innerJoin(a, eq(a.id, duplicatePair.personAId))
      .innerJoin(b, eq(b.id, duplicatePair.personBId))
      .where(
        and(
          eq(state, "suspected"),
          visible(scope),
          or(gt(score, pair.score), and(eq(score, pair.score), lt(id, pair.id))),
        ),
      )
      .get()!.n
  );
}

/** Suspicions about one person, with who the other is. */
export const pairsOfPerson = (db: Reader, scope: VillageScope, personId: number): Pair[] =>
  select(db)
    .where(
      and(
        eq(duplicatePair.state, "suspected"),
        or(eq(duplicatePair.personAId, personId), eq(duplicatePair.personBId, personId)),
        visible(scope),
      ),
    )
    .orderBy(desc(duplicatePair.score), asc(duplicatePair.id))
    .limit(5)
    .all()
    .map(read);

/** Who the two of a pair are by now, where somebody made one of them; undefined outside the scope. */
export function mergedPair(db: Reader, scope: VillageScope, pairId: number): number | undefined {
  const pair = db.select().from(duplicatePair).where(eq(duplicatePair.id, pairId)).get();
  if (pair?.state !== "merged") return undefined;
  return survivorOf(db, scope, pair.personAId) ?? survivorOf(db, scope, pair.personBId);
}

/** Whether this pair became one person, under this id. */
export const wasMerged = (db: Reader, pairId: number, personId: number): boolean =>
  db
    .select({ id: duplicatePair.id })
    .from(duplicatePair)
    .where(
      and(
        eq(duplicatePair.id, pairId),
        eq(duplicatePair.state, "merged"),
        or(eq(duplicatePair.personAId, personId), eq(duplicatePair.personBId, personId)),
      ),
    )
    .get() !== undefined;

/** Who stands beside somebody in a pair, whatever was decided about it. */
export const pairedWith = (db: Reader, personId: number): Set<number> =>
  new Set(
    db
      .select({ a: duplicatePair.personAId, b: duplicatePair.personBId })
      .from(duplicatePair)
      .where(or(eq(duplicatePair.personAId, personId), eq(duplicatePair.personBId, personId)))
      .all()
      .map((pair) => (pair.a === personId ? pair.b : pair.a)),
  );
