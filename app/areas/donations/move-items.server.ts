import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { openPaper } from "./change-donation-state.server";
import { handoverSubject } from "./donation-name";
import { findHandover } from "./handover-queries.server";
import { findHolder, holderOnPaper } from "./holders.server";
import { busyOf, type FoundItem, findItem, kitOf } from "./item-queries.server";
import { type ItemState, mayBe } from "./item-state";

export interface MoveInput {
  itemIds: readonly number[];
  /** Who gets them; null: they go back to the donor. */
  toHolderId: number | null;
  on: Day;
  place: string;
  reason: string;
}

export type WhyNotMoved =
  `move.why.${"notFound" | "nothing" | "busy" | "twoPlaces" | "twoDonors" | "samePlace" | "foreignPlace" | "dead"}`;

/**
 * Opens the paper of a transfer or a return. Things of a kit go together. Nothing moves yet: that is for the receiver to
 * accept.
 */
export function moveItems(
  db: Db,
  actor: Actor<"equipment.care">,
  input: MoveInput,
  now = Date.now(),
): { ok: true; id: number; pieces: number } | { ok: false; why: WhyNotMoved } {
  return db.transaction((tx) => {
    const items = new Map<number, FoundItem>();
    for (const id of input.itemIds) {
      const found = findItem(tx, actor.villages, id);
      if (!found) return { ok: false, why: "move.why.notFound" };
      for (const part of kitOf(tx, found).itemIds) {
        const row = findItem(tx, actor.villages, part);
        if (row && row.holder.id === found.holder.id) items.set(part, row);
      }
    }
    const rows = [...items.values()];
    const first = rows[0];
    if (!first) return { ok: false, why: "move.why.nothing" };
    if (rows.some((r) => r.holder.id !== first.holder.id)) return { ok: false, why: "move.why.twoPlaces" };
    if (rows.some((r) => r.donation.id !== first.donation.id))
      return { ok: false, why: "move.why.twoDonors" };
    if (rows.some((r) => !mayBe(r.item.state as ItemState, busyOf(tx, r.item.id)).moved))
      return { ok: false, why: "move.why.busy" };
    const to = input.toHolderId === null ? null : findHolder(tx, actor.villages, input.toHolderId);
    if (to === undefined) return { ok: false, why: "move.why.foreignPlace" };
    if (to?.personDiedOn) return { ok: false, why: "move.why.dead" };
    if (to?.id === first.holder.id) return { ok: false, why: "move.why.samePlace" };
    const id = openPaper(
      tx,
      actor,
      {
        kind: to ? "transfer" : "return",
        donationId: first.donation.id,
        fromHolderId: first.holder.id,
        toHolderId: to?.id ?? null,
        on: input.on,
        place: input.place,
        reason: input.reason,
        items: [...items.keys()],
      },
      now,
    );
    const made = findHandover(tx, "all", id);
    recordEvent(tx, actor, {
      event: "handover.opened",
      subject: made && handoverSubject(made.paper),
      villageId: first.holder.villageId,
      reason: input.reason,
      after: {
        pieces: rows.length,
        kind: to ? "paper-transfer" : "paper-return",
        handedTo: to ? holderOnPaper(to) : first.donation.donorName,
      },
    });
    return { ok: true, id, pieces: rows.length };
  });
}
