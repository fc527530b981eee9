import type { Db } from "db/client.server";
import { benefit } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findHousehold } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import { findBenefit, type WhyNotWritten } from "./write-benefit.server";

/** Takes away an entry of a policy that nobody ever enjoyed: entered by mistake. The log keeps that, and why. */
export function removeBenefit(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  benefitId: number,
  reason: string,
): { ok: true } | { ok: false; why: WhyNotWritten } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const found = findBenefit(tx, householdId, benefitId);
    if (!found) return { ok: false, why: "benefits.gone" };
    tx.delete(benefit).where(eq(benefit.id, benefitId)).run();
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.benefit-removed",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      reason,
      before: { fromOn: found.fromOn },
      after: { hidden: ["benefit"] },
    });
    return { ok: true };
  });
}
