import type { Db } from "db/client.server";
import { donation, donationChange, handover } from "db/schema";
import { and, eq, max } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { donationSubject } from "./donation-name";
import { findWholeDonation } from "./donation-queries.server";
import { type DonationState, type Road, takesApprovalNumber, takesFacts } from "./donation-state";
import { reworded, type Unsigned, unsignedForLog, unsignPapers } from "./unsign-papers.server";

export interface DonationDetails {
  valuationNote: string | null;
  handoverOn: Day;
  place: string;
  approvalNumber: string | null;
  approvedOn: Day | null;
  note: string | null;
}

export interface DonationInput extends DonationDetails {
  title: string;
  road: Road;
  donorName: string;
  donorContact: string | null;
  donorPhone: string | null;
  basis: string;
  usedFor: string;
}

export type WhyNotDonation =
  `donation.why.${"notFound" | "changed" | "settled" | "approvedLater" | "approvedAhead" | "dayWithoutNumber"}`;

/** The approval was given already and is older than the handing over; a day without its number says nothing. */
function whyNotApproval(i: DonationDetails, today: Day): WhyNotDonation | null {
  if (!i.approvedOn) return null;
  if (!i.approvalNumber) return "donation.why.dayWithoutNumber";
  if (i.approvedOn > today) return "donation.why.approvedAhead";
  return i.approvedOn > i.handoverOn ? "donation.why.approvedLater" : null;
}

/** Enters a batch; its number within the year of the handing over is given here. Sent twice, it is entered once. */
export function createDonation(
  db: Db,
  actor: Actor<"donation.edit">,
  input: DonationInput,
  sending: Sending | null = null,
  now = Date.now(),
): { ok: true; id: number } | { ok: false; why: WhyNotDonation } {
  return db.transaction((tx) => {
    const made = sending && madeBy(tx, sending, now);
    if (made) return { ok: true, id: made };
    const why = whyNotApproval(input, todayOn(now));
    if (why) return { ok: false, why };
    const year = Number(input.handoverOn.slice(0, 4));
    const last = tx
      .select({ n: max(donation.number) })
      .from(donation)
      .where(eq(donation.year, year))
      .get()?.n;
    const row = tx
      .insert(donation)
      .values({
        ...input,
        year,
        number: (last ?? 0) + 1,
        state: "registered",
        createdBy: actor.userId,
        createdByName: actor.name,
        createdAt: now,
        updatedAt: now,
      })
      .returning()
      .get();
    tx.insert(donationChange)
      .values({
        donationId: row.id,
        toState: "registered",
        userId: actor.userId,
        userName: actor.name,
        at: now,
      })
      .run();
    recordEvent(tx, actor, {
      event: "donation.created",
      subject: donationSubject(row),
      after: { title: row.title, donor: row.donorName, road: `road-${row.road}`, basis: row.basis },
    });
    if (sending) rememberMade(tx, sending, row.id, now);
    return { ok: true, id: row.id };
  });
}

/**
 * Changes a batch. Giver, road and use stand from the request for approval on; day, place and the number of the approval
 * may change until everything is received. What stands on a paper that was signed is signed anew.
 */
export function editDonation(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  input: (DonationInput | DonationDetails) & { revision: number },
  now = Date.now(),
): ({ ok: true } & Unsigned) | { ok: false; why: WhyNotDonation } {
  return db.transaction((tx) => {
    const found = findWholeDonation(tx, actor, id);
    if (!found) return { ok: false, why: "donation.why.notFound" };
    const before = found.donation;
    const state = before.state as DonationState;
    if (before.revision !== input.revision) return { ok: false, why: "donation.why.changed" };
    if (!takesApprovalNumber(state)) return { ok: false, why: "donation.why.settled" };
    const why = whyNotApproval(input, todayOn(now));
    if (why) return { ok: false, why };
    const { revision, ...typed } = input;
    const { valuationNote, handoverOn, place, approvalNumber, approvedOn, note } = typed;
    const details = { valuationNote, handoverOn, place, approvalNumber, approvedOn, note };
    const changed = tx
      .update(donation)
      .set({ ...(takesFacts(state) ? typed : details), revision: revision + 1, updatedAt: now })
      .where(eq(donation.id, id))
      .returning()
      .get();
    const printed = (d: typeof before) => [d.valuationNote, d.approvalNumber, d.place, d.handoverOn];
    const was = printed(before);
    const is = printed(changed);
    const papers = tx
      .select({ id: handover.id })
      .from(handover)
      .where(and(eq(handover.donationId, id), eq(handover.state, "open"), eq(handover.kind, "handover")))
      .all()
      .map((h) => h.id);
    for (const paper of papers)
      tx.update(handover).set({ on: handoverOn, place }).where(eq(handover.id, paper)).run();
    const again = was.every((v, i) => v === is[i])
      ? { unsigned: 0 }
      : unsignPapers(tx, papers, reworded(was, is));
    recordEvent(tx, actor, {
      event: "donation.changed",
      subject: donationSubject(changed),
      before: factsForLog(before),
      after: { ...factsForLog(changed), ...unsignedForLog(again) },
    });
    return { ok: true, ...again };
  });
}

const factsForLog = (d: typeof donation.$inferSelect) => ({
  title: d.title,
  donor: d.donorName,
  approvalNumber: d.approvalNumber,
  handoverOn: d.handoverOn,
  venue: d.place,
});
