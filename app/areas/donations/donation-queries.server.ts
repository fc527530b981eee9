import type { Reader } from "db/client.server";
import {
  donation,
  donationChange,
  donationLine,
  equipmentHolder,
  equipmentItem,
  handover,
  village,
} from "db/schema";
import { and, asc, eq, exists, inArray, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { DonationFacts, DonationState } from "./donation-state";
import { type Holder, holdersInScope } from "./holders.server";

export type Donation = typeof donation.$inferSelect;

/** Who looks, and in which villages. */
export interface Looker {
  userId: string;
  villages: VillageScope;
}

/** A batch is seen by whoever may see a village of it; one without things yet by whoever began it. */
export const donationInScope = (db: Reader, who: Looker): SQL | undefined => {
  if (who.villages === "all") return undefined;
  const lines = (where?: SQL) =>
    db
      .select({ one: sql`1` })
      .from(donationLine)
      .innerJoin(equipmentHolder, eq(equipmentHolder.id, donationLine.holderId))
      .where(and(eq(donationLine.donationId, donation.id), where));
  return or(
    exists(lines(withinVillages(equipmentHolder.villageId, who.villages))),
    and(eq(donation.createdBy, who.userId), notExists(lines())),
  );
};

/** Lines of a batch in their order, each with who gets it. */
export function linesOf(db: Reader, donationId: number) {
  const holders = new Map(holdersInScope(db, "all").map((h) => [h.id, h]));
  return db
    .select()
    .from(donationLine)
    .where(eq(donationLine.donationId, donationId))
    .orderBy(asc(donationLine.position), asc(donationLine.id))
    .all()
    .map((line) => ({ line, holder: holders.get(line.holderId) as Holder }));
}
export type LineRow = ReturnType<typeof linesOf>[number];

/** A batch inside a scope. `whole`: every village of it is in the scope. */
export function findDonation(db: Reader, who: Looker, id: number) {
  const found = db
    .select()
    .from(donation)
    .where(and(eq(donation.id, id), donationInScope(db, who)))
    .get();
  if (!found) return undefined;
  const lines = linesOf(db, id);
  return {
    donation: found,
    lines,
    own: lines.filter((l) => inScope(who.villages, l.holder.villageId)),
    whole: lines.every((l) => inScope(who.villages, l.holder.villageId)),
  };
}
export type FoundDonation = NonNullable<ReturnType<typeof findDonation>>;

/** A batch whose villages are all in the scope: who changes the whole of it answers for all of them. */
export function findWholeDonation(db: Reader, who: Looker, id: number): FoundDonation | undefined {
  const found = findDonation(db, who, id);
  return found?.whole ? found : undefined;
}

/** Pieces of some lines, in the order of the lines. */
export const itemsOfLines = (db: Reader, lineIds: readonly number[]) =>
  db
    .select()
    .from(equipmentItem)
    .where(inArray(equipmentItem.lineId, [...lineIds]))
    .orderBy(asc(equipmentItem.lineId), asc(equipmentItem.piece))
    .all();
export type Item = ReturnType<typeof itemsOfLines>[number];

export const changesOf = (db: Reader, donationId: number) =>
  db
    .select()
    .from(donationChange)
    .where(eq(donationChange.donationId, donationId))
    .orderBy(asc(donationChange.at), asc(donationChange.id))
    .all();

/** The papers of a batch: without scans. */
export const handoversOf = (db: Reader, donationId: number) =>
  db
    .select({
      id: handover.id,
      year: handover.year,
      number: handover.number,
      kind: handover.kind,
      state: handover.state,
      toHolderId: handover.toHolderId,
      fromHolderId: handover.fromHolderId,
      on: handover.on,
      items: sql<number>`(select count(*) from handover_item i where i.handover_id = handover.id)`,
    })
    .from(handover)
    .where(eq(handover.donationId, donationId))
    .orderBy(asc(handover.year), asc(handover.number))
    .all();

/** What the steps of a batch depend on. */
export function factsOf(db: Reader, { donation: d, lines }: FoundDonation): DonationFacts {
  const submitted = changesOf(db, d.id)
    .filter((c) => c.toState === "submitted")
    .at(-1);
  return {
    state: d.state as DonationState,
    lines: lines.length,
    withoutSerial: withoutSerial(db, d.id),
    accepted: handoversOf(db, d.id).filter((h) => h.state === "accepted").length,
    deadHolder: lines.some((l) => l.holder.personDiedOn !== null),
    submittedBy: submitted?.userId ?? null,
  };
}

/** Pieces of a batch that carry a maker's number which is not entered. */
const withoutSerial = (db: Reader, donationId: number): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(equipmentItem)
    .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
    .where(
      and(
        eq(donationLine.donationId, donationId),
        eq(donationLine.serials, true),
        isNull(equipmentItem.serial),
      ),
    )
    .get()?.n ?? 0;

/** Villages of each batch, in the order of the villages. */
export function villagesOfDonations(db: Reader, scope: VillageScope): Map<number, string[]> {
  const rows = db
    .selectDistinct({ donationId: donationLine.donationId, name: village.name, group: village.workGroup })
    .from(donationLine)
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, donationLine.holderId))
    .innerJoin(village, eq(village.id, equipmentHolder.villageId))
    .where(withinVillages(equipmentHolder.villageId, scope))
    .orderBy(asc(village.workGroup))
    .all();
  const of = new Map<number, string[]>();
  for (const r of rows) of.set(r.donationId, [...(of.get(r.donationId) ?? []), r.name]);
  return of;
}
