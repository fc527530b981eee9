import { randomBytes } from "node:crypto";
import type { Db, Tx } from "db/client.server";
import { donation, donationLine, equipmentItem, handoverItem, itemChange } from "db/schema";
import { and, eq, gt, inArray, like, max } from "drizzle-orm";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { yuanFigure } from "~/platform/money";
import type { LineInput } from "./donation-line";
import { assetNumber, donationSubject } from "./donation-name";
import { type Donation, findWholeDonation } from "./donation-queries.server";
import { type DonationState, takesFacts } from "./donation-state";
import { findHolder, villageHolder } from "./holders.server";
import { setKits } from "./set-kits.server";

export type WhyNotLines =
  | `donation.why.${"notFound" | "changed" | "settled" | "foreignHolder" | "deadHolder"}`
  | ClosedVillage;

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
      const to = holderId === before ? undefined : findHolder(tx, "all", holderId);
      if (to?.personDiedOn) return { ok: false, why: "donation.why.deadHolder" };
      const closed = to && whyClosed(tx, to.villageId);
      if (closed) return { ok: false, why: closed };
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
