import type { Db } from "db/client.server";
import { policyVersion } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { planOf, type WhyNotAdded } from "./add-policy-version.server";
import type { Product } from "./policy-key";

export type WhyNotDecided =
  | WhyNotAdded
  | { why: "policy.notFound" | "policy.decidedAlready" | "policy.samePerson" | "policy.reason" };

/**
 * A second person's yes or no to a proposed version. Who proposed it cannot decide: that is refused and logged. A yes
 * looks at gaps, overlaps and uses once more, ends the version before it, and the new one is in force.
 */
export function decidePolicyVersion(
  db: Db,
  actor: Actor<"policy.confirm">,
  id: number,
  answer: { yes: boolean; text: string | null },
  now = Date.now(),
): { ok: true } | ({ ok: false } & WhyNotDecided) {
  return db.transaction((tx) => {
    const version = tx.select().from(policyVersion).where(eq(policyVersion.id, id)).get();
    if (!version || version.proposedBy === null) return { ok: false, why: "policy.notFound" };
    const log = (outcome: "success" | "refused", reason: string | null, toOn?: string) =>
      recordEvent(tx, actor, {
        event: answer.yes ? "policy.added" : "policy.refused",
        outcome,
        subject: { kind: "policy", id, label: version.document },
        reason: reason ?? undefined,
        after: { region: version.region, fromOn: version.fromOn, document: version.document, toOn },
      });
    if (version.proposedBy === actor.userId) {
      log("refused", "policy.samePerson");
      return { ok: false, why: "policy.samePerson" };
    }
    if (version.state !== "proposed")
      return version.decidedBy === actor.userId && (version.state === "in-force") === answer.yes
        ? { ok: true }
        : { ok: false, why: "policy.decidedAlready" };
    if (!answer.yes && !answer.text) return { ok: false, why: "policy.reason" };
    const plan = planOf(tx, version.product as Product, {
      region: version.region,
      fromOn: version.fromOn,
      previousUntil: version.closesOn,
    });
    if (answer.yes && "why" in plan) return { ok: false, ...plan };
    const closes = answer.yes && !("why" in plan) ? plan.closes : null;
    if (closes)
      tx.update(policyVersion).set({ toOn: closes.toOn }).where(eq(policyVersion.id, closes.id)).run();
    tx.update(policyVersion)
      .set({
        state: answer.yes ? "in-force" : "refused",
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedOn: todayOn(now),
        decision: answer.text,
      })
      .where(eq(policyVersion.id, id))
      .run();
    log("success", answer.text, closes?.toOn);
    return { ok: true };
  });
}
