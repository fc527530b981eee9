import type { Db } from "db/client.server";
import { householdIncome } from "db/schema";
import { eq } from "drizzle-orm";
import { type Actor, can, inScope, type VillageScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { membersOf, shownName } from "./household-queries.server";
import type { HouseholdFilter } from "./households-view";
import {
  allHouseholds,
  countHouseholds,
  type HouseholdRow,
  householdExportLimit,
  kindsByHousehold,
} from "./list-households.server";
import { isOpen } from "./membership";

export interface ExportedHousehold extends HouseholdRow {
  names: string[];
  /** Absent where the role may not see it. */
  sensitive?: { kinds: readonly string[]; incomeFen: number | null };
}

/** Year that an export tells the income of: the last whole one. */
export const incomeYear = (): number => Number(todayOn().slice(0, 4)) - 1;

/** Reads households for a file. That it happened is in the log before a byte leaves: who, which filter, how many. */
export function exportHouseholds(
  db: Db,
  actor: Actor<"household.export">,
  scope: VillageScope,
  filter: HouseholdFilter,
  words: string,
): { ok: true; rows: ExportedHousehold[] } | { ok: false; why: "list.nothing" | "list.tooMany" } {
  return db.transaction(
    (tx) => {
      const count = countHouseholds(tx, scope, filter);
      if (count === 0) return { ok: false, why: "list.nothing" };
      if (count > householdExportLimit) return { ok: false, why: "list.tooMany" };
      const year = incomeYear();
      const found = allHouseholds(tx, scope, filter);
      const rows = found.map((row): ExportedHousehold => {
        const names = membersOf(tx, row.id)
          .filter((m) => isOpen(m) && inScope(actor.villages, m.villageId))
          .flatMap((m) => shownName(m, actor.villages, "zh") ?? []);
        if (!can(actor, "household.sensitive", row.villageId)) return { ...row, names };
        const income = tx
          .select()
          .from(householdIncome)
          .where(eq(householdIncome.householdId, row.id))
          .all()
          .filter((i) => i.year === year);
        return {
          ...row,
          names,
          sensitive: {
            kinds: kindsByHousehold(tx, [row.id]).get(row.id) ?? [],
            incomeFen: income.length ? income.reduce((sum, i) => sum + i.amountFen, 0) : null,
          },
        };
      });
      recordEvent(tx, actor, {
        event: "household.exported",
        subject: { kind: "list", id: "households" },
        villageId: filter.villageId,
        after: { filter: words, rows: rows.length },
      });
      return { ok: true, rows };
    },
    { behavior: "immediate" },
  );
}
