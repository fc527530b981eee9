import type { Db } from "db/client.server";
import { person } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { can } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { wholeDocument } from "./document-columns.server";
import { findHousehold } from "./household-queries.server";
import { labelOf } from "./household-record.server";
import { findBenefit } from "./write-benefit.server";

/**
 * Opens the number of a card or paper, for somebody who says why: the look itself is a row of the log, in
 * the same transaction. Who may not see what a household enjoys sees no card of it either.
 */
export function revealDocument(
  db: Db,
  actor: Actor<"person.reveal">,
  householdId: number,
  benefitId: number,
  reason: string,
): { ok: true; value: string } | { ok: false } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row || !can(actor, "household.sensitive", row.villageId)) return { ok: false };
    const found = findBenefit(tx, householdId, benefitId);
    const value = found?.documentSealed ? wholeDocument(found) : null;
    if (value === null) return { ok: false };
    const whose =
      found?.personId == null
        ? undefined
        : tx
            .select({ id: person.id, name: person.name, villageId: person.villageId })
            .from(person)
            .where(eq(person.id, found.personId))
            .get();
    recordEvent(tx, actor, {
      event: "household.document-revealed",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      reason,
      ...(whose && { after: { member: whose.name } }),
    });
    // A look at somebody's number stands in their own log too: it is in their copy of their data.
    if (whose)
      recordEvent(tx, actor, {
        event: "person.revealed",
        subject: { kind: "person", id: whose.id, label: whose.name },
        villageId: whose.villageId,
        reason,
        after: { part: "cardNumber" },
      });
    return { ok: true, value };
  });
}
