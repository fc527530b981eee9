import type { Db, Reader } from "db/client.server";
import { donation, donationLine, equipmentItem } from "db/schema";
import { eq, inArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { donationNumber, donationSubject } from "./donation-name";
import { findWholeDonation, itemsOfLines } from "./donation-queries.server";
import { normaliseSerial, twiceIn } from "./serial";
import { openPapersOf, type Unsigned, unsignedForLog, unsignPapers } from "./unsign-papers.server";

export interface SerialInput {
  itemId: number;
  /** Empty: not known yet. */
  serial: string;
}

/** Batches in which these serial numbers stand already, by serial; the items themselves aside. */
export function usedSerials(
  db: Reader,
  serials: readonly string[],
  besides: readonly number[],
): Map<string, string> {
  const wanted = serials.filter((s) => s !== "");
  if (wanted.length === 0) return new Map();
  const rows = db
    .select({
      id: equipmentItem.id,
      serial: equipmentItem.serial,
      year: donation.year,
      number: donation.number,
    })
    .from(equipmentItem)
    .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
    .innerJoin(donation, eq(donation.id, donationLine.donationId))
    .where(inArray(equipmentItem.serial, wanted))
    .all();
  return new Map(
    rows.filter((r) => !besides.includes(r.id)).map((r) => [r.serial as string, donationNumber(r)] as const),
  );
}

export type WhyNotSerials = `donation.why.${"notFound" | "settled" | "serials"}`;

/**
 * Enters the makers' numbers of a batch, all or none: one that stands twice, here or in an earlier batch, is refused
 * (FEATURES 83). What was received keeps its number here: a wrong one is corrected at the thing, with a reason. A paper that was signed over another number is signed anew.
 */
export function writeSerials(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  inputs: readonly SerialInput[],
  now = Date.now(),
):
  | ({ ok: true; changed: number } & Unsigned)
  | { ok: false; why: WhyNotSerials; twice: number[]; used: Map<number, string>; kept: number[] } {
  const no = (why: WhyNotSerials) => ({
    ok: false as const,
    why,
    twice: [],
    used: new Map<number, string>(),
    kept: [],
  });
  return db.transaction((tx) => {
    const found = findWholeDonation(tx, actor, id);
    if (!found) return no("donation.why.notFound");
    if (found.donation.state === "cancelled") return no("donation.why.settled");
    const lines = found.lines.filter((l) => l.line.serials).map((l) => l.line.id);
    const items = new Map((lines.length ? itemsOfLines(tx, lines) : []).map((i) => [i.id, i]));
    const wanted = inputs.map((i) => ({ itemId: i.itemId, serial: normaliseSerial(i.serial) }));
    if (wanted.some((w) => !items.has(w.itemId))) return no("donation.why.notFound");
    const changes = wanted.filter((w) => (items.get(w.itemId)?.serial ?? "") !== w.serial);
    const own = wanted.map((w) => w.itemId);
    const others = [...items.values()].filter((i) => !own.includes(i.id) && i.serial);
    const twice = twiceIn([...wanted, ...others.map((i) => ({ itemId: i.id, serial: i.serial as string }))]);
    const taken = usedSerials(
      tx,
      wanted.map((w) => w.serial),
      [...items.keys()],
    );
    const used = new Map(
      wanted.flatMap((w) => {
        const where = taken.get(w.serial);
        return where ? [[w.itemId, where] as const] : [];
      }),
    );
    const kept = changes.flatMap(({ itemId }) => {
      const item = items.get(itemId);
      return item?.serial && item.state !== "registered" ? [itemId] : [];
    });
    if (twice.length > 0 || used.size > 0 || kept.length > 0)
      return { ok: false, why: "donation.why.serials", twice, used, kept };
    // First all away, then all in: two numbers may have changed places.
    for (const c of changes)
      tx.update(equipmentItem).set({ serial: null }).where(eq(equipmentItem.id, c.itemId)).run();
    for (const c of changes)
      tx.update(equipmentItem)
        .set({ serial: c.serial || null, updatedAt: now })
        .where(eq(equipmentItem.id, c.itemId))
        .run();
    const touched = changes.map((c) => c.itemId);
    const corrected = changes.map((c) => c.itemId).filter((itemId) => items.get(itemId)?.serial);
    const blank = unsignPapers(tx, openPapersOf(tx, touched), false);
    const scans = unsignPapers(tx, openPapersOf(tx, corrected), true).scans;
    const again = scans ? { ...blank, scans } : blank;
    if (touched.length > 0)
      recordEvent(tx, actor, {
        event: "donation.serials-entered",
        subject: donationSubject(found.donation),
        after: { count: touched.length, ...unsignedForLog(again) },
      });
    return { ok: true, changed: touched.length, ...again };
  });
}
