import type { Reader } from "db/client.server";
import { deletionRequest, person, village } from "db/schema";
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { KeptRecord, PersonHoldings } from "~/areas/people";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { openStates } from "./deletion";

const select = (db: Reader) =>
  db
    .select({
      request: deletionRequest,
      name: person.name,
      villageId: person.villageId,
      villageName: village.name,
      townName: village.townName,
    })
    .from(deletionRequest)
    .innerJoin(person, eq(person.id, deletionRequest.personId))
    .innerJoin(village, eq(village.id, person.villageId))
    .$dynamic();

export type DeletionRow = ReturnType<typeof listDeletions>[number];

/** Whose retention is over (`retentionOver`): named in SQL so that a page of a list is a page. */
const over = (today: Day): SQL =>
  sql`(${deletionRequest.state} = 'blocked' AND ${deletionRequest.keepUntilOn} < ${today})`;

/**
 * Requests inside the scope: the open ones and those whose retention is over by their day, the closed ones newest first.
 */
export function listDeletions(
  db: Reader,
  scope: VillageScope,
  open: boolean,
  { today = todayOn(), limit = 200 }: { today?: Day; limit?: number } = {},
) {
  const inHand = sql`(${inArray(deletionRequest.state, [...openStates])} OR ${over(today)})`;
  const by = sql`CASE ${deletionRequest.state} WHEN 'blocked' THEN ${deletionRequest.keepUntilOn} ELSE ${deletionRequest.dueOn} END`;
  return select(db)
    .where(and(open ? inHand : sql`NOT ${inHand}`, withinVillages(person.villageId, scope)))
    .orderBy(open ? asc(by) : desc(deletionRequest.id))
    .limit(limit)
    .all();
}

export const findDeletion = (db: Reader, scope: VillageScope, id: number) =>
  select(db)
    .where(and(eq(deletionRequest.id, id), withinVillages(person.villageId, scope)))
    .get();

export const openDeletionOf = (db: Reader, personId: number) =>
  db
    .select()
    .from(deletionRequest)
    .where(and(eq(deletionRequest.personId, personId), inArray(deletionRequest.state, [...openStates])))
    .get();

/** What stayed when a deletion was carried out, as it was kept then; older ones were kept in Chinese only. */
export function keptThen(outcome: string | null, language: Language): KeptRecord[] | null {
  if (outcome === null) return null;
  const read = JSON.parse(outcome) as KeptRecord[] | Record<Language, KeptRecord[]>;
  return Array.isArray(read) ? read : read[language];
}

/** What a deletion would do today: what stays by which rule, until when the name stays with it, and what stands in the way. */
export function deletionPlan(
  db: Reader,
  personId: number,
  sources: readonly PersonHoldings[],
  language: Language,
): { kept: KeptRecord[]; nameUntilOn: Day | null; open: string[] } {
  const kept = sources.flatMap((s) => s.kept?.(db, personId, language) ?? []);
  const named = kept.filter((k) => k.needsName).map((k) => k.untilOn ?? "9999-12-31");
  return {
    kept,
    nameUntilOn: named.sort().at(-1) ?? null,
    open: sources.flatMap((s) => s.open?.(db, personId, language) ?? []),
  };
}
