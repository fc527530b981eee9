import type { Db, Reader } from "db/client.server";
import { household, householdPair } from "db/schema";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Actor, VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type KeysetPage, keysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { decidedBy, mostAlikeFirst } from "../../duplicates/most-alike.server";
import { survivingHousehold } from "../household-merges.server";
import { findHousehold } from "../household-queries.server";
import { labelOf } from "../household-record.server";
import type { HouseholdReason } from "./household-score";

export type HouseholdPairState = "suspected" | "dismissed";

const a = alias(household, "a");
const b = alias(household, "b");

/** Both households are on record and in the actor's villages: half a pair is none. */
const visible = (scope: VillageScope): SQL | undefined =>
  and(
    isNull(a.deletedAt),
    isNull(b.deletedAt),
    withinVillages(a.villageId, scope),
    withinVillages(b.villageId, scope),
  );

const select = (db: Reader) =>
  db
    .select({
      id: householdPair.id,
      aId: a.id,
      bId: b.id,
      aVillageId: a.villageId,
      bVillageId: b.villageId,
      score: householdPair.score,
      reasons: householdPair.reasons,
      state: householdPair.state,
      foundAt: householdPair.foundAt,
      decidedByName: householdPair.decidedByName,
      decidedAt: householdPair.decidedAt,
    })
    .from(householdPair)
    .innerJoin(a, eq(a.id, householdPair.householdAId))
    .innerJoin(b, eq(b.id, householdPair.householdBId))
    .$dynamic();

type Row = ReturnType<ReturnType<typeof select>["all"]>[number];
export type HouseholdPair = Omit<Row, "reasons"> & { reasons: HouseholdReason[] };
const read = (row: Row): HouseholdPair => ({
  ...row,
  reasons: JSON.parse(row.reasons) as HouseholdReason[],
});

/** A pair of which both households are in the scope. */
export function findHouseholdPair(db: Reader, scope: VillageScope, id: number): HouseholdPair | undefined {
  const row = select(db)
    .where(and(eq(householdPair.id, id), visible(scope)))
    .get();
  return row && read(row);
}

/** What the two of a pair are by now, where somebody made one household of them; undefined outside the scope. */
export function mergedHouseholdPair(db: Reader, scope: VillageScope, id: number): number | undefined {
  const pair = db.select().from(householdPair).where(eq(householdPair.id, id)).get();
  if (pair?.state !== "merged") return undefined;
  return survivingHousehold(db, scope, pair.householdAId) ?? survivingHousehold(db, scope, pair.householdBId);
}

export const countHouseholdPairs = (db: Reader, scope: VillageScope, state: HouseholdPairState): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(householdPair)
    .innerJoin(a, eq(a.id, householdPair.householdAId))
    .innerJoin(b, eq(b.id, householdPair.householdBId))
    .where(and(eq(householdPair.state, state), visible(scope)))
    .get()!.n;

/** One page of pairs, the most alike first. */
export function listHouseholdPairs(
  db: Reader,
  scope: VillageScope,
  state: HouseholdPairState,
  cursor: Cursor | null,
  size: number,
): KeysetPage<HouseholdPair> {
  const { where, orderBy } = mostAlikeFirst(householdPair, cursor);
  const found = select(db)
    .where(and(eq(householdPair.state, state), visible(scope), where))
    .orderBy(...orderBy)
    .limit(size + 1)
    .all()
    .map(read);
  return keysetPage(found, size, cursor, (row, direction) => ({ value: row.score, id: row.id, direction }));
}

/**
 * Somebody looked: the two are not one household (dismissed, and no comparison brings the pair back), or the question
 * is open again (suspected). Pressing twice decides once.
 */
export function decideHouseholdPair(
  db: Db,
  actor: Actor<"household.merge">,
  pairId: number,
  decision: HouseholdPairState,
): { ok: true } | { ok: false; why: "pair.notFound" } {
  return db.transaction((tx) => {
    const pair = findHouseholdPair(tx, actor.villages, pairId);
    if (!pair || pair.state === "merged") return { ok: false, why: "pair.notFound" };
    if (pair.state === decision) return { ok: true };
    const decided = decision === "dismissed";
    tx.update(householdPair)
      .set({
        state: decision,
        ...decidedBy(actor, decided),
      })
      .where(eq(householdPair.id, pairId))
      .run();
    const labels = [pair.aId, pair.bId].map((id) => {
      const row = findHousehold(tx, actor.villages, id);
      return row ? labelOf(tx, row) : "";
    });
    recordEvent(tx, actor, {
      event: decided ? "duplicate.dismissed" : "duplicate.reopened",
      subject: { kind: "household", id: pair.aId, label: labels.join("、") },
      villageId: pair.aVillageId,
      after: { score: pair.score },
    });
    return { ok: true };
  });
}
