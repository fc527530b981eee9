import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findHousehold, registryTaken } from "./household-queries.server";
import { changedHousehold, type HouseholdDetails, labelOf, updateHousehold } from "./household-record.server";

/** Changes where a household lives inside its village and what it has; members, income and policies have steps of their own. */
export function editHousehold(
  db: Db,
  actor: Actor<"household.edit">,
  id: number,
  input: Partial<HouseholdDetails> & { revision: number },
):
  | { ok: true; changed: boolean }
  | { ok: false; why: "household.notFound" | "household.changedMeanwhile" | "household.sameRegistry" } {
  return db.transaction((tx) => {
    const before = findHousehold(tx, actor.villages, id);
    if (!before) return { ok: false, why: "household.notFound" };
    const { revision, ...details } = input;
    if (before.revision !== revision) return { ok: false, why: "household.changedMeanwhile" };
    const registryNo = details.registryNo ?? null;
    if (registryNo !== before.registryNo && registryTaken(tx, before.villageId, registryNo, id))
      return { ok: false, why: "household.sameRegistry" };
    if (!changedHousehold(before, { ...before, ...details }).changed) return { ok: true, changed: false };
    const after = updateHousehold(tx, before, details);
    if (!after) return { ok: false, why: "household.changedMeanwhile" };
    const facts = changedHousehold(before, after);
    recordEvent(tx, actor, {
      event: "household.changed",
      subject: { kind: "household", id, label: labelOf(tx, after) },
      villageId: after.villageId,
      before: facts.before,
      after: facts.after,
    });
    return { ok: true, changed: true };
  });
}
