import type { Reader } from "db/client.server";
import {
  donation,
  donationLine,
  equipmentHolder,
  equipmentItem,
  equipmentKit,
  handover,
  handoverItem,
  itemChange,
  itemCondition,
  itemCustody,
  itemRepair,
  itemWriteOff,
  person,
  village,
} from "db/schema";
import { and, asc, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { holderColumns } from "./holders.server";

/** An item with its line, batch and who has it: the one shape in which lists, pages and papers read items. */
export const selectItems = (db: Reader) =>
  db
    .select({
      item: equipmentItem,
      line: donationLine,
      donation: {
        id: donation.id,
        year: donation.year,
        number: donation.number,
        title: donation.title,
        road: donation.road,
        donorName: donation.donorName,
        handoverOn: donation.handoverOn,
        usedFor: donation.usedFor,
        state: donation.state,
      },
      holder: holderColumns,
    })
    .from(equipmentItem)
    .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
    .innerJoin(donation, eq(donation.id, donationLine.donationId))
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
    .innerJoin(village, eq(village.id, equipmentHolder.villageId))
    .leftJoin(person, eq(person.id, equipmentHolder.personId));

export const itemInScope = (scope: VillageScope) => withinVillages(equipmentHolder.villageId, scope);

export const findItem = (db: Reader, scope: VillageScope, id: number) =>
  selectItems(db)
    .where(and(eq(equipmentItem.id, id), itemInScope(scope)))
    .get();
export type FoundItem = NonNullable<ReturnType<typeof findItem>>;

/** 第 3 套 of 12, where several pieces of a line carry no number of their maker; null for a single one. */
export const pieceOf = ({ item, line }: Pick<FoundItem, "item" | "line">): number | null =>
  line.quantity > 1 && !line.serials ? item.piece : null;

export const custodyOf = (db: Reader, itemId: number) =>
  db
    .select({
      id: itemCustody.id,
      fromOn: itemCustody.fromOn,
      toOn: itemCustody.toOn,
      handoverId: itemCustody.handoverId,
      holderId: itemCustody.holderId,
      villageId: itemCustody.villageId,
    })
    .from(itemCustody)
    .where(eq(itemCustody.itemId, itemId))
    .orderBy(asc(itemCustody.fromOn), asc(itemCustody.id))
    .all();

/** Grades of an item over time, newest first, without the pictures. */
export const conditionsOf = (db: Reader, itemId: number) =>
  db
    .select({
      id: itemCondition.id,
      on: itemCondition.on,
      grade: itemCondition.grade,
      note: itemCondition.note,
      stocktakeId: itemCondition.stocktakeId,
      userName: itemCondition.userName,
      hasPhoto: sql<boolean>`${itemCondition.photo} is not null`.mapWith(Boolean),
    })
    .from(itemCondition)
    .where(eq(itemCondition.itemId, itemId))
    .orderBy(desc(itemCondition.on), desc(itemCondition.id))
    .all();

export const conditionPhoto = (db: Reader, itemId: number, conditionId: number): Buffer | undefined =>
  db
    .select({ photo: itemCondition.photo })
    .from(itemCondition)
    .where(
      and(
        eq(itemCondition.id, conditionId),
        eq(itemCondition.itemId, itemId),
        isNotNull(itemCondition.photo),
      ),
    )
    .get()?.photo ?? undefined;

export const repairsOf = (db: Reader, itemId: number) =>
  db
    .select()
    .from(itemRepair)
    .where(eq(itemRepair.itemId, itemId))
    .orderBy(desc(itemRepair.outOn), desc(itemRepair.id))
    .all();

export const writeOffsOf = (db: Reader, itemId: number) =>
  db.select().from(itemWriteOff).where(eq(itemWriteOff.itemId, itemId)).orderBy(desc(itemWriteOff.id)).all();

/** Those of some things whose loss or scrapping waits to be decided; or only one of the two. */
export const lossAskedOf = (db: Reader, itemIds: readonly number[], kind?: "lost" | "scrapped"): number[] =>
  db
    .select({ itemId: itemWriteOff.itemId })
    .from(itemWriteOff)
    .where(
      and(
        inArray(itemWriteOff.itemId, [...itemIds]),
        eq(itemWriteOff.state, "asked"),
        kind && eq(itemWriteOff.kind, kind),
      ),
    )
    .all()
    .map((w) => w.itemId);

export const itemChangesOf = (db: Reader, itemId: number) =>
  db
    .select()
    .from(itemChange)
    .where(eq(itemChange.itemId, itemId))
    .orderBy(asc(itemChange.at), asc(itemChange.id))
    .all();

/** Papers that name an item, oldest first. */
export const papersOfItem = (db: Reader, itemId: number) =>
  db
    .select({
      id: handover.id,
      year: handover.year,
      number: handover.number,
      kind: handover.kind,
      state: handover.state,
      on: handover.on,
    })
    .from(handoverItem)
    .innerJoin(handover, eq(handover.id, handoverItem.handoverId))
    .where(eq(handoverItem.itemId, itemId))
    .orderBy(asc(handover.on), asc(handover.id))
    .all();

/** Whether something is under way that holds an item where it is. */
export const busyOf = (db: Reader, itemId: number) => ({
  openPaper: papersOfItem(db, itemId).some((p) => p.state === "open"),
  openWriteOff: writeOffsOf(db, itemId).some((w) => w.state === "asked"),
});

/** The parts that an item is set together with, itself among them; the item alone when there are none. */
export function kitOf(
  db: Reader,
  { item }: Pick<FoundItem, "item">,
): { name: string | null; set: number; itemIds: number[] } {
  if (item.kitId === null) return { name: null, set: 0, itemIds: [item.id] };
  const kit = db
    .select({ name: equipmentKit.name, set: equipmentKit.piece })
    .from(equipmentKit)
    .where(eq(equipmentKit.id, item.kitId))
    .get();
  const itemIds = db
    .select({ id: equipmentItem.id })
    .from(equipmentItem)
    .where(eq(equipmentItem.kitId, item.kitId))
    .orderBy(asc(equipmentItem.id))
    .all()
    .map((r) => r.id);
  return { name: kit?.name ?? null, set: kit?.set ?? 0, itemIds };
}
