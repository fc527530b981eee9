import { randomBytes } from "node:crypto";
import type { Db, Tx } from "db/client.server";
import { donation, donationLine, equipmentItem, equipmentKit, handoverItem, itemChange } from "db/schema";
import { and, eq, gt, inArray, like, max, notInArray } from "drizzle-orm";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { yuanFigure } from "~/platform/money";
import type { LineInput } from "./donation-line";
import { assetNumber, donationSubject } from "./donation-name";
import { type Donation, findWholeDonation, linesOf } from "./donation-queries.server";
import { type DonationState, takesFacts } from "./donation-state";
import { findHolder, villageHolder } from "./holders.server";
import { setOfPiece, setsOf } from "./kit";

export type WhyNotLines =
  `donation.why.${"notFound" | "changed" | "settled" | "foreignHolder" | "deadHolder"}`;

/** Letters and digits that nobody takes for one another. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const newCode = (): string => [...randomBytes(10)].map((b) => alphabet[b % alphabet.length]).join("");

/**
 * Writes all lines of a batch at once. A line that stays keeps its pieces, and each piece its label; more pieces are
 * added behind, fewer are taken from behind.
 */
export function writeLines(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  lines: readonly LineInput[],
  revision: number,
  now = Date.now(),
): { ok: true; pieces: number } | { ok: false; why: WhyNotLines } {
  return db.transaction((tx) => {
    const found = findWholeDonation(tx, actor, id);
    if (!found) return { ok: false, why: "donation.why.notFound" };
    const { donation: d } = found;
    if (d.revision !== revision) return { ok: false, why: "donation.why.changed" };
    if (!takesFacts(d.state as DonationState)) return { ok: false, why: "donation.why.settled" };
    const known = new Set(found.lines.map((l) => l.line.id));
    const holders: number[] = [];
    for (const line of lines) {
      const holderId = holderFor(tx, actor, line, now);
      if (holderId === null || (line.id !== null && !known.has(line.id)))
        return { ok: false, why: "donation.why.foreignHolder" };
      const before = found.lines.find((l) => l.line.id === line.id)?.line.holderId;
      if (holderId !== before && findHolder(tx, "all", holderId)?.personDiedOn)
        return { ok: false, why: "donation.why.deadHolder" };
      holders.push(holderId);
    }
    const kept = lines.flatMap((l) => l.id ?? []);
    removeLines(
      tx,
      [...known].filter((k) => !kept.includes(k)),
    );
    for (const [i, line] of lines.entries()) writeLine(tx, actor, d, line, holders[i] as number, i + 1, now);
    setKits(tx, d.id);
    tx.update(donation)
      .set({ revision: revision + 1, updatedAt: now })
      .where(eq(donation.id, id))
      .run();
    const pieces = lines.reduce((sum, l) => sum + l.quantity, 0);
    recordEvent(tx, actor, {
      event: "donation.lines-changed",
      subject: donationSubject(d),
      before: { rows: found.lines.length },
      after: {
        rows: lines.length,
        pieces,
        amount: yuanFigure(lines.reduce((sum, l) => sum + l.quantity * l.unitFen, 0)),
      },
    });
    return { ok: true, pieces };
  });
}

function holderFor(tx: Tx, actor: Actor<"donation.edit">, { holder }: LineInput, now: number): number | null {
  if ("holderId" in holder) return findHolder(tx, actor.villages, holder.holderId)?.id ?? null;
  if (!inScope(actor.villages, holder.villageId)) return null;
  try {
    return villageHolder(tx, holder.villageId, actor.userId, now);
  } catch {
    // A village that is not there.
    return null;
  }
}

function removeLines(tx: Tx, ids: readonly number[]): void {
  for (const lineId of ids) {
    removePieces(tx, lineId, 0);
    tx.delete(donationLine).where(eq(donationLine.id, lineId)).run();
  }
}

/** Takes away the pieces of a line behind the first `keep`: nothing was handed over yet. */
function removePieces(tx: Tx, lineId: number, keep: number): void {
  const ids = tx
    .select({ id: equipmentItem.id })
    .from(equipmentItem)
    .where(and(eq(equipmentItem.lineId, lineId), gt(equipmentItem.piece, keep)))
    .all()
    .map((r) => r.id);
  if (ids.length === 0) return;
  tx.delete(handoverItem).where(inArray(handoverItem.itemId, ids)).run();
  tx.delete(itemChange).where(inArray(itemChange.itemId, ids)).run();
  tx.delete(equipmentItem).where(inArray(equipmentItem.id, ids)).run();
}

function writeLine(
  tx: Tx,
  actor: Actor<"donation.edit">,
  d: Donation,
  line: LineInput,
  holderId: number,
  position: number,
  now: number,
): void {
  const { id, holder: _, ...facts } = line;
  const values = { ...facts, holderId, position };
  const lineId =
    id ??
    tx
      .insert(donationLine)
      .values({ ...values, donationId: d.id })
      .returning({ id: donationLine.id })
      .get().id;
  if (id !== null) tx.update(donationLine).set(values).where(eq(donationLine.id, id)).run();
  removePieces(tx, lineId, line.quantity);
  const piece = { holderId, condition: line.condition, warrantyOn: line.warrantyOn, updatedAt: now };
  tx.update(equipmentItem)
    .set({ ...piece, kitId: null, ...(line.serials ? {} : { serial: null }) })
    .where(eq(equipmentItem.lineId, lineId))
    .run();
  const there = tx
    .select({ n: max(equipmentItem.piece) })
    .from(equipmentItem)
    .where(eq(equipmentItem.lineId, lineId))
    .get();
  const code = findHolder(tx, "all", holderId)?.villageCode ?? "";
  for (let k = (there?.n ?? 0) + 1; k <= line.quantity; k += 1) {
    const item = tx
      .insert(equipmentItem)
      .values({
        ...piece,
        lineId,
        piece: k,
        assetNumber: nextNumber(tx, code, d.year),
        code: newCode(),
        state: "registered",
      })
      .returning({ id: equipmentItem.id })
      .get();
    tx.insert(itemChange)
      .values({ itemId: item.id, toState: "registered", userId: actor.userId, userName: actor.name, at: now })
      .run();
  }
}

function nextNumber(tx: Tx, villageCode: string, year: number): string {
  const before = assetNumber(villageCode, year, 0).slice(0, -4);
  const last = tx
    .select({ n: max(equipmentItem.assetNumber) })
    .from(equipmentItem)
    .where(like(equipmentItem.assetNumber, `${before}____`))
    .get()?.n;
  return assetNumber(villageCode, year, Number(last?.slice(-4) ?? 0) + 1);
}

/** Lines with one word for one holder are set together, shared out to equal sets: no piece is left outside (FEATURES 96). */
function setKits(tx: Tx, donationId: number): void {
  const lines = linesOf(tx, donationId).filter((l) => l.line.kit);
  const used: number[] = [];
  for (const { line } of lines) {
    const together = lines.filter((l) => l.line.kit === line.kit && l.line.holderId === line.holderId);
    if (together.length < 2) continue;
    const sets = setsOf(together.map((l) => l.line.quantity));
    const items = tx.select().from(equipmentItem).where(eq(equipmentItem.lineId, line.id)).all();
    for (const item of items) {
      const key = {
        donationId,
        holderId: line.holderId,
        name: line.kit as string,
        piece: setOfPiece(item.piece, line.quantity, sets),
      };
      tx.insert(equipmentKit).values(key).onConflictDoNothing().run();
      const kit = tx
        .select({ id: equipmentKit.id })
        .from(equipmentKit)
        .where(
          and(
            eq(equipmentKit.donationId, donationId),
            eq(equipmentKit.holderId, key.holderId),
            eq(equipmentKit.name, key.name),
            eq(equipmentKit.piece, key.piece),
          ),
        )
        .get();
      if (!kit) continue;
      used.push(kit.id);
      tx.update(equipmentItem).set({ kitId: kit.id }).where(eq(equipmentItem.id, item.id)).run();
    }
  }
  tx.delete(equipmentKit)
    .where(
      and(
        eq(equipmentKit.donationId, donationId),
        used.length ? notInArray(equipmentKit.id, used) : undefined,
      ),
    )
    .run();
}
