import type { Db } from "db/client.server";
import { consent } from "db/schema";
import { and, eq, isNull, lte } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { findConsent } from "./consents.server";

/**
 * A person takes their consent back (PIPL 15): from that day on none that was given until then stands, to whatever
 * version of the notice; what was done before stays lawful.
 */
export function withdrawConsent(
  db: Db,
  actor: Actor<"consent.record">,
  personId: number,
  consentId: number,
  input: { withdrawnOn: Day; reason: string | null },
): { ok: true } | { ok: false; why: "person.notFound" | "consent.future" | "consent.beforeGiven" } {
  return db.transaction((tx) => {
    const person = findPerson(tx, actor.villages, personId);
    const found = person && findConsent(tx, personId, consentId);
    if (!person || !found) return { ok: false, why: "person.notFound" };
    if (found.consent.withdrawnOn !== null) return { ok: true };
    if (input.withdrawnOn > todayOn()) return { ok: false, why: "consent.future" };
    if (input.withdrawnOn < found.consent.givenOn) return { ok: false, why: "consent.beforeGiven" };
    tx.update(consent)
      .set({
        withdrawnOn: input.withdrawnOn,
        withdrawnReason: input.reason,
        withdrawnByName: actor.name,
        withdrawnAt: Date.now(),
      })
      .where(
        and(
          eq(consent.personId, personId),
          isNull(consent.withdrawnOn),
          lte(consent.givenOn, input.withdrawnOn),
        ),
      )
      .run();
    recordEvent(tx, actor, {
      event: "person.consent-withdrawn",
      subject: { kind: "person", id: personId, label: person.name },
      villageId: person.villageId,
      reason: input.reason ?? undefined,
      after: { notice: found.notice.fromOn, withdrawnOn: input.withdrawnOn },
    });
    return { ok: true };
  });
}
