import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, todayOn } from "~/platform/dates";
import { hasDied } from "../people-queries.server";
import { recordDeathIn } from "../record-death.server";
import { findHousehold, headOf, rowsOfHousehold } from "./household-queries.server";
import { applyPlans, touch } from "./household-record.server";
import { type HeadChange, planHeadChange, type WhyNotHead, whyNotHead } from "./membership";

/**
 * Makes another member the head from a day on. Every relation is one to the head, so every open row ends the day before
 * and begins anew; what hangs on the household (visits, income, policies) stays with it. The former head stays as a
 * member or leaves, dead or moved, in the same step.
 */
export function changeHead(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  input: HeadChange & { revision: number; note: string | null },
):
  | { ok: true }
  | { ok: false; why: "household.notFound" | "household.changedMeanwhile" | "head.dead" | WhyNotHead } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    if (row.revision !== input.revision) return { ok: false, why: "household.changedMeanwhile" };
    const rows = rowsOfHousehold(tx, householdId);
    const why = whyNotHead(rows, input, todayOn());
    if (why) return { ok: false, why };
    if (hasDied(tx, input.personId)) return { ok: false, why: "head.dead" };
    const former = headOf(tx, householdId);
    applyPlans(tx, planHeadChange(rows, input));
    // The new head begins the day after.
    if (former && input.former === "died")
      recordDeathIn(
        tx,
        actor,
        former.personId,
        addDays(input.fromOn, -1),
        "household",
        input.note ?? undefined,
      );
    const next = headOf(tx, householdId);
    if (!next) throw new Error("a household without a head");
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.head-changed",
      subject: { kind: "household", id: householdId, label: next.name },
      villageId: row.villageId,
      reason: input.note ?? undefined,
      before: { head: former?.name },
      after: { head: next.name, fromOn: input.fromOn, formerHead: input.former },
    });
    return { ok: true };
  });
}
