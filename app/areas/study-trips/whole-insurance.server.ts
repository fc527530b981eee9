import type { Db } from "db/client.server";
import { z } from "zod";
import { revealIdNumbersIn } from "~/areas/people/index.server";
import { type Actor, actorWith, can, type SignedIn } from "~/platform/access/actor";
import { redeemTicketFor, sealTicket } from "~/platform/access/once-ticket.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { insuredPeople } from "./roll-papers.server";
import { subjectOf } from "./trip-name";
import type { FoundTrip } from "./trip-queries.server";

const purpose = "whole insurance list";

/** Whole ID numbers are for whoever may see them in every village of the trip. */
export const mayPrintWholeInsurance = (person: SignedIn, found: FoundTrip): boolean =>
  found.whole && found.quotas.every((q) => can(person, "person.reveal", q.villageId));

/** Opens the ID numbers for one printing for the insurer, for somebody who says why. The ticket for it, or null. */
export function openInsurance(
  db: Db,
  actor: Actor<"trip.export">,
  found: FoundTrip,
  reason: string,
): string | null {
  if (!mayPrintWholeInsurance(actor, found)) return null;
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "trip.insurance-revealed",
      subject: subjectOf(found.trip),
      reason,
      after: { people: insuredPeople(tx, found).length },
    }),
  );
  return sealTicket(actor, purpose, found.trip.id);
}

/** The whole numbers that a ticket opens; null without one. */
export function wholeNumbers(
  db: Db,
  actor: Actor<"trip.export">,
  found: FoundTrip,
  ticket: string | null,
): ReadonlyMap<number, string> | null {
  const revealer = actorWith(actor, "person.reveal");
  if (ticket === null || !revealer || !mayPrintWholeInsurance(actor, found)) return null;
  if (redeemTicketFor(actor, purpose, z.number(), ticket) !== found.trip.id) return null;
  return db.transaction((tx) => revealIdNumbersIn(tx, revealer, insuredPeople(tx, found)));
}
