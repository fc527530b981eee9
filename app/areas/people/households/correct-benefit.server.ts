import type { Db } from "db/client.server";
import { benefit } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { documentColumns, isSameDocument, wholeDocument } from "./document-columns.server";
import { sameBenefitTwice, whyNotBenefit } from "./household";
import { findHousehold } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import {
  type BenefitInput,
  benefitsOfHolder,
  findBenefit,
  saysTheSame,
  type WhyNotWritten,
  whyNotDocument,
  whyNotHolder,
} from "./write-benefit.server";

/**
 * Puts right what was entered wrongly of a policy. What changed in life is another matter: the old entry ends and a new
 * one begins. A number that stands sealed is not shown whole: one that is not typed again stays.
 * @param seen when the entry was last written, as the page showed it
 * @param dropNumber whether a sealed number is taken away
 */
export function correctBenefit(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  benefitId: number,
  typed: BenefitInput,
  seen: number,
  dropNumber = false,
): { ok: true } | { ok: false; why: WhyNotWritten } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const found = findBenefit(tx, householdId, benefitId);
    if (!found) return { ok: false, why: "benefits.gone" };
    const sealed = found.documentSealed && !dropNumber ? wholeDocument(found) : null;
    const input = { ...typed, documentNo: typed.documentNo ?? sealed };
    if (saysTheSame(found, input) && found.personId === input.personId) return { ok: true };
    if (found.updatedAt !== seen) return { ok: false, why: "benefits.changedMeanwhile" };
    // What stood beside it on the same days already came from two households that became one.
    const others = benefitsOfHolder(tx, householdId, input.personId).filter(
      (b) => b.id !== benefitId && (input.personId !== found.personId || !sameBenefitTwice(b, found)),
    );
    const kept = isSameDocument(found, input.documentNo);
    const why =
      whyNotHolder(tx, householdId, input) ??
      whyNotBenefit(others, input, todayOn()) ??
      whyNotDocument(tx, input);
    if (why) return { ok: false, why };
    tx.update(benefit)
      .set({
        ...input,
        ...(kept
          ? { documentNo: found.documentNo, documentSealed: found.documentSealed }
          : documentColumns(input.documentNo)),
        householdId: input.personId === null ? householdId : null,
        // Enjoyed on: why it ended is no longer said.
        endReason: input.toOn === null ? null : found.endReason,
        // Later than before even within one millisecond: what a page shows is known by it.
        updatedAt: Math.max(Date.now(), found.updatedAt + 1),
      })
      .where(eq(benefit.id, benefitId))
      .run();
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.benefit-corrected",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      before: { fromOn: found.fromOn },
      after: { fromOn: input.fromOn, hidden: ["benefit"] },
    });
    return { ok: true };
  });
}
