import type { Db, Tx } from "db/client.server";
import { donation, donationChange, equipmentItem, handover, handoverItem, itemChange } from "db/schema";
import { and, eq, inArray, max } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { donationSubject } from "./donation-name";
import {
  changesOf,
  type Donation,
  type FoundDonation,
  factsOf,
  findWholeDonation,
  itemsOfLines,
} from "./donation-queries.server";
import { type DonationState, type WhyNotStep, whyNotStep } from "./donation-state";
import type { HandoverKind } from "./handover-rules";

type StepActor = Actor<"donation.edit"> | Actor<"donation.approve">;

/**
 * Takes a batch one step on. Who asked for approval cannot give it: that is refused and logged (four eyes). Approved, a
 * paper is opened for each who receives something. Pressed twice, a step is taken once.
 */
export function changeDonationState(
  db: Db,
  actor: StepActor,
  id: number,
  to: DonationState,
  input: { reason?: string; approvalNumber?: string } = {},
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotStep | "donation.why.notFound" | "donation.why.reason" } {
  return db.transaction((tx) => {
    const found = findWholeDonation(tx, actor, id);
    if (!found) return { ok: false, why: "donation.why.notFound" };
    const { donation: d } = found;
    if (d.state === to && changesOf(tx, id).at(-1)?.userId === actor.userId) return { ok: true };
    const why = whyNotStep(factsOf(tx, found), to, actor.userId);
    if (why) {
      if (why === "donation.why.fourEyes") log(tx, actor, d, to, "refused", why);
      return { ok: false, why };
    }
    if ((to === "returned" || to === "cancelled") && !input.reason)
      return { ok: false, why: "donation.why.reason" };
    const approval = to === "approved" ? approvalOf(d, input.approvalNumber, todayOn(now)) : {};
    tx.update(donation)
      .set({ state: to, ...approval, revision: d.revision + 1, updatedAt: now })
      .where(eq(donation.id, id))
      .run();
    noteChange(tx, d, to, actor, now, input.reason);
    if (to === "approved") openPapers(tx, actor, { ...found, donation: { ...d, ...approval } }, now);
    if (to === "cancelled") callOff(tx, actor, found, input.reason ?? "", now);
    log(tx, actor, d, to, "success", input.reason, approval);
    return { ok: true };
  });
}

/**
 * What an approval puts on record of a disposal: its number and the day on which it was given. A handing over that was
 * planned for a day before it cannot be any more: it is planned for the day of the approval.
 */
function approvalOf(d: Donation, typed: string | undefined, today: Day): Partial<Donation> {
  const approvalNumber = d.approvalNumber ?? typed;
  if (d.road !== "bureau" || !approvalNumber) return {};
  const approvedOn = d.approvedOn ?? today;
  return {
    approvalNumber,
    approvedOn,
    ...(d.handoverOn < approvedOn ? { handoverOn: approvedOn, plannedOn: d.plannedOn ?? d.handoverOn } : {}),
  };
}

export function noteChange(
  tx: Tx,
  d: Donation,
  to: DonationState,
  by: { userId: string; name: string },
  now: number,
  reason?: string,
): void {
  tx.insert(donationChange)
    .values({
      donationId: d.id,
      fromState: d.state,
      toState: to,
      userId: by.userId,
      userName: by.name,
      reason,
      at: now,
    })
    .run();
}

function log(
  tx: Tx,
  actor: StepActor,
  d: Donation,
  to: DonationState,
  outcome: "success" | "refused",
  reason?: string,
  { approvalNumber, handoverOn }: Partial<Donation> = {},
): void {
  recordEvent(tx, actor, {
    event: "donation.state-changed",
    outcome,
    subject: donationSubject(d),
    reason,
    before: { state: `donation-${d.state}`, ...(handoverOn ? { handoverOn: d.handoverOn } : {}) },
    after: {
      state: `donation-${to}`,
      ...(approvalNumber ? { approvalNumber } : {}),
      ...(handoverOn ? { handoverOn } : {}),
    },
  });
}

/** The next number of a paper within a year. */
export function nextHandoverNumber(tx: Tx, year: number): number {
  const last = tx
    .select({ n: max(handover.number) })
    .from(handover)
    .where(eq(handover.year, year))
    .get()?.n;
  return (last ?? 0) + 1;
}

export interface NewPaper {
  kind: HandoverKind;
  donationId: number;
  fromHolderId: number | null;
  toHolderId: number | null;
  on: string;
  place: string;
  reason: string | null;
  items: readonly number[];
}

/** Opens a paper over some things. */
export function openPaper(
  tx: Tx,
  by: { userId: string; name: string },
  paper: NewPaper,
  now: number,
): number {
  const { items, ...facts } = paper;
  const year = Number(paper.on.slice(0, 4));
  const { id } = tx
    .insert(handover)
    .values({
      ...facts,
      year,
      number: nextHandoverNumber(tx, year),
      state: "open",
      createdBy: by.userId,
      createdByName: by.name,
      createdAt: now,
    })
    .returning({ id: handover.id })
    .get();
  for (const itemId of items) tx.insert(handoverItem).values({ handoverId: id, itemId }).run();
  return id;
}

function openPapers(tx: Tx, actor: StepActor, { donation: d, lines }: FoundDonation, now: number): void {
  for (const holderId of new Set(lines.map((l) => l.line.holderId))) {
    const own = lines.filter((l) => l.line.holderId === holderId).map((l) => l.line.id);
    const paper: NewPaper = {
      kind: "handover",
      donationId: d.id,
      fromHolderId: null,
      toHolderId: holderId,
      on: d.handoverOn,
      place: d.place,
      reason: null,
      items: itemsOfLines(tx, own).map((i) => i.id),
    };
    openPaper(tx, actor, paper, now);
  }
}

/** Nothing was received: the papers end, the things never came. */
function callOff(
  tx: Tx,
  actor: StepActor,
  { donation: d, lines }: FoundDonation,
  reason: string,
  now: number,
): void {
  tx.update(handover)
    .set({
      state: "cancelled",
      endedAt: now,
      endedBy: actor.userId,
      endedByName: actor.name,
      endedReason: reason,
    })
    .where(and(eq(handover.donationId, d.id), eq(handover.state, "open")))
    .run();
  const items = itemsOfLines(
    tx,
    lines.map((l) => l.line.id),
  );
  if (items.length === 0) return;
  tx.update(equipmentItem)
    .set({ state: "cancelled", serial: null, updatedAt: now })
    .where(
      inArray(
        equipmentItem.id,
        items.map((i) => i.id),
      ),
    )
    .run();
  for (const item of items)
    tx.insert(itemChange)
      .values({
        itemId: item.id,
        fromState: item.state,
        toState: "cancelled",
        userId: actor.userId,
        userName: actor.name,
        reason,
        at: now,
      })
      .run();
}
