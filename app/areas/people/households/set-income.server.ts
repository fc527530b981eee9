import type { Db } from "db/client.server";
import { householdIncome } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { IncomeSource } from "./household";
import { findHousehold } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";

/** What a household earned in a year, source by source; what is nothing is left out. Replaces what stood for the year. */
export function setIncome(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  input: { year: number; amounts: ReadonlyMap<IncomeSource, Fen>; revision: number },
):
  | { ok: true; changed: boolean }
  | { ok: false; why: "household.notFound" | "household.changedMeanwhile" | "income.future" } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    if (row.revision !== input.revision) return { ok: false, why: "household.changedMeanwhile" };
    if (input.year > Number(todayOn().slice(0, 4))) return { ok: false, why: "income.future" };
    const ofYear = and(eq(householdIncome.householdId, householdId), eq(householdIncome.year, input.year));
    const before = tx.select().from(householdIncome).where(ofYear).all();
    const amounts = [...input.amounts].filter(([, fen]) => fen > 0);
    const same =
      before.length === amounts.length &&
      amounts.every(([source, fen]) => before.some((b) => b.source === source && b.amountFen === fen));
    if (same) return { ok: true, changed: false };
    tx.delete(householdIncome).where(ofYear).run();
    for (const [source, amountFen] of amounts)
      tx.insert(householdIncome)
        .values({
          householdId,
          year: input.year,
          source,
          amountFen,
          recordedByName: actor.name,
          createdAt: Date.now(),
        })
        .run();
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.income-set",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      after: { year: input.year, hidden: ["income"] },
    });
    return { ok: true, changed: true };
  });
}
