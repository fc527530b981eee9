import type { Db, Tx } from "db/client.server";
import { donation, equipmentItem, handover, itemCondition, itemCustody, stocktakeItem } from "db/schema";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { noteChange } from "./change-donation-state.server";
import { setItemState } from "./change-item.server";
import { donationSubject, handoverSubject } from "./donation-name";
import type { Donation } from "./donation-queries.server";
import { type FoundHandover, findHandover, handoverFacts, itemsOfHandover } from "./handover-queries.server";
import { type WhyNotAccepted, whyNotAccepted } from "./handover-rules";
import type { FoundItem } from "./item-queries.server";
import { keepParties } from "./party-names.server";
import { openStocktakeAt } from "./stocktake-queries.server";

export type WhyNotEnded =
  | WhyNotAccepted
  | `handover.why.${"notFound" | "otherEnd" | "first" | "reason" | "dayAhead"}`;

/**
 * The things are received: from this moment they count where the paper says. It is for whoever takes them; until then
 * they count at the old place (FEATURES 87). With the last paper of a batch the batch is received.
 */
export function acceptHandover(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotEnded; count?: number } {
  return db.transaction((tx) => {
    const found = findHandover(tx, actor.villages, id);
    if (!found) return { ok: false, why: "handover.why.notFound" };
    if (!found.taking) return { ok: false, why: "handover.why.otherEnd" };
    const no = whyNotAccepted(handoverFacts(tx, found));
    if (no) return { ok: false, ...no };
    const { paper, to } = found;
    if (paper.on > todayOn(now)) return { ok: false, why: "handover.why.dayAhead" };
    const items = itemsOfHandover(tx, id);
    for (const row of items) receive(tx, actor, found, row, paper.on, now);
    end(tx, actor, id, "accepted", null, now);
    keepParties(tx, found);
    recordEvent(tx, actor, {
      event: "handover.accepted",
      subject: handoverSubject(paper),
      villageId: (to ?? found.from)?.villageId,
      after: { pieces: items.length, kind: `paper-${paper.kind}` },
    });
    if (paper.kind === "handover") receiveBatch(tx, actor, found.donation, now);
    return { ok: true };
  });
}

function receive(
  tx: Tx,
  actor: Actor<"donation.edit">,
  { paper, to }: FoundHandover,
  { item, line }: FoundItem,
  on: string,
  now: number,
): void {
  tx.update(itemCustody)
    .set({ toOn: on })
    .where(and(eq(itemCustody.itemId, item.id), isNull(itemCustody.toOn)))
    .run();
  if (!to) {
    setItemState(tx, item, "returned", actor, now, paper.reason ?? undefined);
    return;
  }
  tx.insert(itemCustody)
    .values({ itemId: item.id, holderId: to.id, villageId: to.villageId, fromOn: on, handoverId: paper.id })
    .run();
  tx.update(equipmentItem)
    .set({ holderId: to.id, updatedAt: now, ...(item.state === "registered" ? { receivedOn: on } : {}) })
    .where(eq(equipmentItem.id, item.id))
    .run();
  expectInStocktake(tx, item.id, to);
  if (item.state !== "registered") return;
  setItemState(tx, item, "in-use", actor, now);
  tx.insert(itemCondition)
    .values({
      itemId: item.id,
      on,
      grade: line.condition,
      userId: actor.userId,
      userName: actor.name,
      createdAt: now,
    })
    .run();
}

/** What arrives while a stocktake counts the place it comes to belongs there, and is expected like the rest. */
function expectInStocktake(tx: Tx, itemId: number, to: { id: number; villageId: number }): void {
  const open = openStocktakeAt(tx, to.villageId, to.id);
  if (open)
    tx.insert(stocktakeItem)
      .values({ stocktakeId: open.id, itemId, holderId: to.id })
      .onConflictDoNothing()
      .run();
}

function end(
  tx: Tx,
  actor: Actor<"donation.edit">,
  id: number,
  state: "accepted" | "cancelled",
  reason: string | null,
  now: number,
): void {
  tx.update(handover)
    .set({ state, endedAt: now, endedBy: actor.userId, endedByName: actor.name, endedReason: reason })
    .where(eq(handover.id, id))
    .run();
}

function receiveBatch(tx: Tx, actor: Actor<"donation.edit">, d: Donation, now: number): void {
  const open = tx
    .select({ id: handover.id })
    .from(handover)
    .where(and(eq(handover.donationId, d.id), eq(handover.kind, "handover"), ne(handover.state, "accepted")))
    .all();
  if (open.length > 0) return;
  tx.update(donation)
    .set({ state: "received", revision: d.revision + 1, updatedAt: now })
    .where(eq(donation.id, d.id))
    .run();
  noteChange(tx, d, "received", actor, now);
  recordEvent(tx, actor, {
    event: "donation.state-changed",
    subject: donationSubject(d),
    before: { state: `donation-${d.state}` },
    after: { state: "donation-received" },
  });
}

/** A transfer or a return that does not come about: the things stay where they are. A first handing over ends with its batch. */
export function cancelHandover(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  reason: string | null,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotEnded } {
  return db.transaction((tx) => {
    const found = findHandover(tx, actor.villages, id);
    if (!found) return { ok: false, why: "handover.why.notFound" };
    const { paper } = found;
    if (paper.kind === "handover") return { ok: false, why: "handover.why.first" };
    if (paper.state !== "open") return { ok: false, why: "handover.why.ended" };
    if (!reason) return { ok: false, why: "handover.why.reason" };
    end(tx, actor, id, "cancelled", reason, now);
    recordEvent(tx, actor, {
      event: "handover.cancelled",
      subject: handoverSubject(paper),
      villageId: found.from?.villageId,
      reason,
    });
    return { ok: true };
  });
}
