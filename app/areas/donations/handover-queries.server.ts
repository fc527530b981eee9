import type { Reader } from "db/client.server";
import { donation, equipmentItem, handover, handoverItem, handoverSignature } from "db/schema";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import type { HandoverFacts, HandoverKind, HandoverState, SignatureRole } from "./handover-rules";
import { findHolder, type Holder } from "./holders.server";
import { selectItems } from "./item-queries.server";

/** Everything but the scan itself. */
const light = {
  id: handover.id,
  year: handover.year,
  number: handover.number,
  kind: handover.kind,
  donationId: handover.donationId,
  fromHolderId: handover.fromHolderId,
  toHolderId: handover.toHolderId,
  on: handover.on,
  place: handover.place,
  reason: handover.reason,
  state: handover.state,
  quantityOk: handover.quantityOk,
  looksOk: handover.looksOk,
  powerOk: handover.powerOk,
  attachments: handover.attachments,
  giverName: handover.giverName,
  takerName: handover.takerName,
  checkNote: handover.checkNote,
  checkedAt: handover.checkedAt,
  scanAt: handover.scanAt,
  endedAt: handover.endedAt,
  endedByName: handover.endedByName,
  endedReason: handover.endedReason,
  createdByName: handover.createdByName,
  createdAt: handover.createdAt,
};

/**
 * A paper inside a scope: seen at both ends. `giving`, `taking`: whether the village of that end is in the scope; where
 * the end is the donor, the other end answers for it.
 */
export function findHandover(db: Reader, scope: VillageScope, id: number) {
  const paper = db.select(light).from(handover).where(eq(handover.id, id)).get();
  if (!paper) return undefined;
  const from = paper.fromHolderId === null ? null : (findHolder(db, "all", paper.fromHolderId) as Holder);
  const to = paper.toHolderId === null ? null : (findHolder(db, "all", paper.toHolderId) as Holder);
  const ends = [from, to].filter((h) => h !== null);
  if (!ends.some((h) => inScope(scope, h.villageId))) return undefined;
  const has = (h: Holder | null, other: Holder | null) => inScope(scope, (h ?? other)?.villageId ?? 0);
  return {
    paper,
    donation: db
      .select()
      .from(donation)
      .where(eq(donation.id, paper.donationId))
      .get() as typeof donation.$inferSelect,
    from,
    to,
    giving: has(from, to),
    taking: has(to, from),
  };
}
export type FoundHandover = NonNullable<ReturnType<typeof findHandover>>;

export const itemsOfHandover = (db: Reader, handoverId: number) =>
  selectItems(db)
    .innerJoin(handoverItem, eq(handoverItem.itemId, equipmentItem.id))
    .where(eq(handoverItem.handoverId, handoverId))
    .orderBy(asc(sql`donation_line.position`), asc(equipmentItem.piece), asc(equipmentItem.id))
    .all();

/** Who signs, without the pictures. */
export const signaturesOf = (db: Reader, handoverId: number) =>
  db
    .select({
      id: handoverSignature.id,
      role: handoverSignature.role,
      position: handoverSignature.position,
      name: handoverSignature.name,
      post: handoverSignature.post,
      signedAt: handoverSignature.signedAt,
    })
    .from(handoverSignature)
    .where(eq(handoverSignature.handoverId, handoverId))
    .orderBy(asc(handoverSignature.id))
    .all()
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.position - b.position);
const order = ["giver", "receiver", "witness"];

export const signatureImages = (db: Reader, handoverId: number): Map<number, Buffer> =>
  new Map(
    db
      .select({ id: handoverSignature.id, image: handoverSignature.image })
      .from(handoverSignature)
      .where(eq(handoverSignature.handoverId, handoverId))
      .all()
      .flatMap((s) => (s.image ? [[s.id, s.image] as const] : [])),
  );

export const scanOf = (db: Reader, handoverId: number): Buffer | undefined =>
  db
    .select({ scan: handover.scan })
    .from(handover)
    .where(and(eq(handover.id, handoverId)))
    .get()?.scan ?? undefined;

/** Whether a list of a batch that is still open was signed by hand and its scan is there. */
export const signedByScan = (db: Reader, donationId: number): boolean =>
  db
    .select({ id: handover.id })
    .from(handover)
    .where(and(eq(handover.donationId, donationId), eq(handover.state, "open"), isNotNull(handover.scanAt)))
    .get() !== undefined;

/** How many have signed on the screen what is still open of a batch. */
export const signedOnScreen = (db: Reader, donationId: number): number =>
  db
    .select({ id: handoverSignature.id })
    .from(handoverSignature)
    .innerJoin(handover, eq(handover.id, handoverSignature.handoverId))
    .where(
      and(
        eq(handover.donationId, donationId),
        eq(handover.state, "open"),
        eq(handover.kind, "handover"),
        isNotNull(handoverSignature.signedAt),
      ),
    )
    .all().length;

/** What the paper has and lacks. */
export function handoverFacts(db: Reader, found: FoundHandover): HandoverFacts {
  const items = itemsOfHandover(db, found.paper.id);
  return {
    kind: found.paper.kind as HandoverKind,
    state: found.paper.state as HandoverState,
    road: found.donation.road as HandoverFacts["road"],
    approvalNumber: found.donation.approvalNumber,
    items: items.length,
    withoutSerial: items.filter((i) => i.line.serials && !i.item.serial).length,
    quantityOk: found.paper.quantityOk,
    looksOk: found.paper.looksOk,
    powerOk: found.paper.powerOk,
    checkNote: found.paper.checkNote,
    signatures: signaturesOf(db, found.paper.id).map((s) => ({
      role: s.role as SignatureRole,
      name: s.name,
      signed: s.signedAt !== null,
    })),
    scan: found.paper.scanAt !== null,
  };
}
