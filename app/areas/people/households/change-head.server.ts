import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, todayOn } from "~/platform/dates";
import { findPerson, hasDied } from "../people-queries.server";
import { recordDeathIn } from "../write-death.server";
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
  | {
      ok: false;
      why: "household.notFound" | "household.changedMeanwhile" | "head.dead" | "head.formerDead" | WhyNotHead;
    } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    if (row.revision !== input.revision) return { ok: false, why: "household.changedMeanwhile" };
    const rows = rowsOfHousehold(tx, householdId);
    const former = headOf(tx, householdId);
    const diedOn = former ? (findPerson(tx, "all", former.personId)?.diedOn ?? null) : null;
    const today = todayOn();
    // Of a head who died today, the next one is head from tomorrow.
    const latest = diedOn === today && input.former === "died" ? addDays(today, 1) : today;
    const why = whyNotHead(rows, input, latest);
    if (why) return { ok: false, why };
    if (hasDied(tx, input.personId)) return { ok: false, why: "head.dead" };
    if (diedOn !== null && input.former !== "died") return { ok: false, why: "head.formerDead" };
    applyPlans(tx, planHeadChange(rows, input));
    // The new head begins the day after. A check knows only that somebody was dead by then, so the household may say an
    // earlier day; that the successor was named later makes nobody live longer.
    const lastOn = addDays(input.fromOn, -1);
    if (former && input.former === "died" && (diedOn === null || lastOn < diedOn))
      recordDeathIn(tx, actor, former.personId, lastOn, "household", input.note ?? undefined);
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
