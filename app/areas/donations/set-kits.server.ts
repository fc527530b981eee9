import type { Db, Reader, Tx } from "db/client.server";
import { equipmentItem, equipmentKit } from "db/schema";
import { and, asc, eq, inArray, notInArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { itemSubject } from "./donation-name";
import { linesOf } from "./donation-queries.server";
import { type FoundItem, findItem } from "./item-queries.server";
import { setOfPiece, setsOf } from "./kit";

type Line = ReturnType<typeof linesOf>[number];

/** Lines of a batch with one word for one holder; two at least, as one thing alone is no set. */
function groupsOf(db: Reader, donationId: number): Line[][] {
  const groups = new Map<string, Line[]>();
  for (const line of linesOf(db, donationId).filter((l) => l.line.kit)) {
    const key = `${line.line.holderId} ${line.line.kit}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].filter((lines) => lines.length > 1);
}

/** The set from 1 that each piece of a group belongs to: shared out to equal sets, none left outside (FEATURES 96). */
function placesIn(
  db: Reader,
  group: readonly Line[],
): { itemId: number; kitId: number | null; set: number }[] {
  const sets = setsOf(group.map((l) => l.line.quantity));
  const quantities = new Map(group.map((l) => [l.line.id, l.line.quantity]));
  return db
    .select()
    .from(equipmentItem)
    .where(inArray(equipmentItem.lineId, [...quantities.keys()]))
    .orderBy(asc(equipmentItem.id))
    .all()
    .map((i) => ({
      itemId: i.id,
      kitId: i.kitId,
      set: setOfPiece(i.piece, quantities.get(i.lineId) ?? 1, sets),
    }));
}

/** Writes the sets of one group; the kits it used. */
function setGroup(tx: Tx, donationId: number, group: readonly Line[]): number[] {
  const { holderId, kit: name } = group[0]?.line ?? {};
  if (holderId === undefined || !name) return [];
  const kitOfSet = new Map<number, number>();
  const kitFor = (piece: number): number => {
    const known = kitOfSet.get(piece);
    if (known !== undefined) return known;
    const key = { donationId, holderId, name, piece };
    tx.insert(equipmentKit).values(key).onConflictDoNothing().run();
    const { id } = tx
      .select({ id: equipmentKit.id })
      .from(equipmentKit)
      .where(
        and(
          eq(equipmentKit.donationId, donationId),
          eq(equipmentKit.holderId, holderId),
          eq(equipmentKit.name, name),
          eq(equipmentKit.piece, piece),
        ),
      )
      .get() as { id: number };
    kitOfSet.set(piece, id);
    return id;
  };
  for (const { itemId, set } of placesIn(tx, group))
    tx.update(equipmentItem)
      .set({ kitId: kitFor(set) })
      .where(eq(equipmentItem.id, itemId))
      .run();
  return [...kitOfSet.values()];
}

/** All sets of a batch that is still being written. */
export function setKits(tx: Tx, donationId: number): void {
  const used = groupsOf(tx, donationId).flatMap((group) => setGroup(tx, donationId, group));
  tx.delete(equipmentKit)
    .where(
      and(
        eq(equipmentKit.donationId, donationId),
        used.length ? notInArray(equipmentKit.id, used) : undefined,
      ),
    )
    .run();
}

const groupOf = (db: Reader, { line, donation }: Pick<FoundItem, "line" | "donation">): Line[] | undefined =>
  line.kit === null
    ? undefined
    : groupsOf(db, donation.id).find((group) => group.some((l) => l.line.id === line.id));

/**
 * Things that share a set word with this one and do not stand in the sets they should: batches received before sets were
 * shared out equally left some outside. Null where all is as it should be.
 */
export function looseSet(db: Reader, row: FoundItem): { name: string; itemIds: number[] } | null {
  const group = groupOf(db, row);
  if (!group || row.line.kit === null) return null;
  const places = placesIn(db, group);
  const kits = new Map<number, number | null>();
  const whole = places.every((p) => {
    const kit = kits.get(p.set);
    if (kit === undefined) kits.set(p.set, p.kitId);
    return p.kitId !== null && (kit === undefined || kit === p.kitId);
  });
  const apart = new Set(kits.values()).size === kits.size;
  return whole && apart ? null : { name: row.line.kit, itemIds: places.map((p) => p.itemId) };
}

/** Puts the things of a set word together again, as they are given today; where each of them is does not change. */
export function joinSets(
  db: Db,
  actor: Actor<"equipment.care">,
  itemId: number,
): { ok: true; pieces: number } | { ok: false; why: "item.why.notFound" | "item.why.whole" } {
  return db.transaction((tx) => {
    const row = findItem(tx, actor.villages, itemId);
    if (!row) return { ok: false, why: "item.why.notFound" };
    const loose = looseSet(tx, row);
    const group = groupOf(tx, row);
    if (!loose || !group) return { ok: false, why: "item.why.whole" };
    const used = setGroup(tx, row.donation.id, group);
    tx.delete(equipmentKit)
      .where(
        and(
          eq(equipmentKit.donationId, row.donation.id),
          eq(equipmentKit.holderId, row.line.holderId),
          eq(equipmentKit.name, loose.name),
          notInArray(equipmentKit.id, used),
        ),
      )
      .run();
    recordEvent(tx, actor, {
      event: "equipment.sets-joined",
      subject: itemSubject(row.item, row.line.name),
      villageId: row.holder.villageId,
      after: { pieces: loose.itemIds.length },
    });
    return { ok: true, pieces: loose.itemIds.length };
  });
}
