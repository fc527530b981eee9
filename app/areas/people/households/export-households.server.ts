import type { Db, Reader } from "db/client.server";
import { householdIncome, householdMember, person } from "db/schema";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Actor, can, inScope, type VillageScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { HouseholdFilter } from "./households-view";
import {
  countHouseholds,
  type HouseholdRow,
  householdExportLimit,
  householdIdsForExport,
  householdsById,
  kindsByHousehold,
} from "./list-households.server";
import { head } from "./relation";

export interface ExportedHousehold extends HouseholdRow {
  /** The head first; who lives outside the actor's villages is left out. */
  names: string[];
  /** Absent where the role may not see it. */
  sensitive?: { kinds: readonly string[]; incomeFen: number | null };
}

/** Year that an export tells the income of: the last whole one. */
export const incomeYear = (): number => Number(todayOn().slice(0, 4)) - 1;

/**
 * Households for a file, read while it leaves, some hundred at a time. That it happened is in the log before a byte
 * leaves: who, which filter, how many.
 */
export function exportHouseholds(
  db: Db,
  actor: Actor<"household.export">,
  scope: VillageScope,
  filter: HouseholdFilter,
  words: string,
):
  | { ok: true; count: number; rows: Iterable<ExportedHousehold> }
  | { ok: false; why: "list.nothing" | "list.tooMany" } {
  const ids = db.transaction(
    (tx) => {
      const count = countHouseholds(tx, scope, filter);
      if (count === 0 || count > householdExportLimit) return count;
      const found = householdIdsForExport(tx, scope, filter);
      recordEvent(tx, actor, {
        event: "household.exported",
        subject: { kind: "list", id: "households" },
        villageId: filter.villageId,
        after: { filter: words, rows: found.length },
      });
      return found;
    },
    { behavior: "immediate" },
  );
  if (typeof ids === "number") return { ok: false, why: ids === 0 ? "list.nothing" : "list.tooMany" };
  return { ok: true, count: ids.length, rows: rowsOf(db, actor, scope, ids) };
}

const together = 300;

function* rowsOf(
  db: Db,
  actor: Actor<"household.export">,
  scope: VillageScope,
  ids: readonly number[],
): Generator<ExportedHousehold> {
  for (let from = 0; from < ids.length; from += together) {
    const some = ids.slice(from, from + together);
    const names = namesByHousehold(db, actor.villages, some);
    const kinds = kindsByHousehold(db, some);
    const income = incomeByHousehold(db, some);
    for (const row of householdsById(db, scope, some)) {
      const open = can(actor, "household.sensitive", row.villageId);
      yield {
        ...row,
        names: names.get(row.id) ?? [],
        ...(open && {
          sensitive: { kinds: kinds.get(row.id) ?? [], incomeFen: income.get(row.id) ?? null },
        }),
      };
    }
  }
}

function namesByHousehold(db: Reader, scope: VillageScope, ids: readonly number[]): Map<number, string[]> {
  const names = new Map<number, string[]>();
  const rows = db
    .select({ id: householdMember.householdId, name: person.name, villageId: person.villageId })
    .from(householdMember)
    .innerJoin(person, eq(person.id, householdMember.personId))
    .where(and(inArray(householdMember.householdId, [...ids]), isNull(householdMember.toOn)))
    .orderBy(sql`${householdMember.relation} <> ${head}`, asc(householdMember.relation), asc(person.birthOn))
    .all();
  for (const r of rows)
    if (inScope(scope, r.villageId)) names.set(r.id, [...(names.get(r.id) ?? []), r.name]);
  return names;
}

function incomeByHousehold(db: Reader, ids: readonly number[]): Map<number, number> {
  const rows = db
    .select({ id: householdIncome.householdId, fen: sql<number>`sum(${householdIncome.amountFen})` })
    .from(householdIncome)
    .where(and(inArray(householdIncome.householdId, [...ids]), eq(householdIncome.year, incomeYear())))
    .groupBy(householdIncome.householdId)
    .all();
  return new Map(rows.map((r) => [r.id, r.fen]));
}
