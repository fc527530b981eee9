import type { Db, Reader, Tx } from "db/client.server";
import {
  equipmentHolder,
  equipmentItem,
  handover,
  itemCustody,
  itemRepair,
  itemWriteOff,
  village,
} from "db/schema";
import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { VillageFigureSource, VillageWork } from "~/areas/villages";
import { type Actor, can, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Day, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import type { ChangeSet } from "~/platform/reversible.server";
import { formerlyOf } from "./holders.server";
import { custodyOf, pieceOf } from "./item-queries.server";
import { type Grade, type HolderKind, heldStates, type ItemState } from "./item-state";
import { allItems, countItems, sumItems } from "./list-items.server";
import { stocktakesDue } from "./stocktake-queries.server";
import { equipmentHomeText } from "./text/home";
import { hadThings, kindsAt, kindsLine } from "./things-of-village.server";

/**
 * Things of one village for its page: what, where, since when, in what state, what it is worth in fen. Those that left
 * the books are not among them. Empty outside of the actor's villages.
 */
export const equipmentOfVillage = (db: Reader, actor: Actor<"donation.view">, villageId: number) =>
  allItems(db, actor.villages, { villageId, stage: "held" }).map((row) => ({
    id: row.item.id,
    name: row.line.name,
    model: row.line.model,
    piece: pieceOf(row),
    number: row.item.assetNumber,
    holderKind: row.holder.kind as HolderKind,
    holder: row.holder,
    sinceOn: custodyOf(db, row.item.id).at(-1)?.fromOn ?? null,
    state: row.item.state as ItemState,
    grade: row.item.condition as Grade,
    valueFen: row.line.unitFen,
    donor: row.donation.donorName,
    href: `/equipment/${row.item.id}`,
  }));

/** Figures for overview, village and home pages; each with the address of the list whose rows it counts. */
export function equipmentCounts(db: Reader, scope: VillageScope, villageId?: number) {
  const at = villageId === undefined ? {} : { villageId };
  const query = villageId === undefined ? "" : `&village=${villageId}`;
  const held = sumItems(db, scope, { ...at, stage: "held" });
  const figure = (count: number, href: string) => ({ count, href });
  return {
    held: figure(held.count, `/equipment?stage=held${query}`),
    valueFen: held.fen,
    /** Computers of the villages themselves and their stations; the school's are counted with the school. */
    computers: figure(
      countItems(db, scope, { ...at, stage: "held", holderKind: "own", category: "computer" }),
      `/equipment?stage=held&kind=own&category=computer${query}`,
    ),
    school: figure(
      countItems(db, scope, { ...at, stage: "held", holderKind: "school" }),
      `/equipment?stage=held&kind=school${query}`,
    ),
    repair: figure(countItems(db, scope, { ...at, stage: "repair" }), `/equipment?stage=repair${query}`),
    warranty: figure(
      countItems(db, scope, { ...at, stage: "warranty" }),
      `/equipment?stage=warranty${query}`,
    ),
    gone: figure(countItems(db, scope, { ...at, stage: "gone" }), `/equipment?stage=gone${query}`),
    repairCostFen: repairCost(db, scope, villageId),
  };
}

/** Computers of villages and their stations today: how many there are, and how many of them are being repaired. */
export const computersNow = (db: Reader, scope: VillageScope): { held: number; repair: number } => {
  const own = { holderKind: "own", category: "computer" } as const;
  return {
    held: countItems(db, scope, { ...own, stage: "held" }),
    repair: countItems(db, scope, { ...own, stage: "repair" }),
  };
};

/** What repairs of the things of a village, or of all in the scope, cost so far, in fen (FEATURES 93). */
export const repairCost = (db: Reader, scope: VillageScope, villageId?: number): number =>
  db
    .select({ fen: sql<number>`coalesce(sum(${itemRepair.costFen}), 0)` })
    .from(itemRepair)
    .innerJoin(equipmentItem, eq(equipmentItem.id, itemRepair.itemId))
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
    .where(
      and(
        withinVillages(equipmentHolder.villageId, scope),
        villageId === undefined ? undefined : eq(equipmentHolder.villageId, villageId),
      ),
    )
    .get()?.fen ?? 0;

/** What waits for somebody, for home pages: papers to sign, write-offs to decide, villages due for a stocktake. */
export function equipmentWaiting(db: Db, scope: VillageScope) {
  const ends = db
    .select({ id: handover.id })
    .from(handover)
    .innerJoin(
      equipmentHolder,
      or(eq(equipmentHolder.id, handover.toHolderId), eq(equipmentHolder.id, handover.fromHolderId)),
    )
    .where(and(eq(handover.state, "open"), withinVillages(equipmentHolder.villageId, scope)))
    .all();
  const writeOffs = db
    .select({
      id: itemWriteOff.id,
      itemId: itemWriteOff.itemId,
      askedBy: itemWriteOff.askedBy,
      on: itemWriteOff.on,
      reason: itemWriteOff.reason,
    })
    .from(itemWriteOff)
    .innerJoin(equipmentItem, eq(equipmentItem.id, itemWriteOff.itemId))
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
    .where(and(eq(itemWriteOff.state, "asked"), withinVillages(equipmentHolder.villageId, scope)))
    .all();
  return { handovers: [...new Set(ends.map((h) => h.id))], writeOffs, due: stocktakesDue(db, scope) };
}

/** Equipment on the books of a village, on its page. */
export const equipmentVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "donation.view", villageId)) return [];
  const t = translator(equipmentHomeText, language);
  const { held, school, repair } = equipmentCounts(db, [villageId], villageId);
  return [
    {
      key: "equipment",
      icon: "package",
      label: t("village.label"),
      value: held.count,
      unit: t("village.unit"),
      detail:
        held.count === 0
          ? t(hadThings(db, villageId, todayOn()) ? "village.noneNow" : "village.none")
          : kindsLine(kindsAt(db, villageId), language, 3),
      note: held.count === 0 ? undefined : t("village.note", { school: school.count, repair: repair.count }),
      to: held.href,
    },
  ];
};

/** Things go on with the village that took the other one up: whoever has them belongs to it from then on. */
export const equipmentOfMergedVillage: VillageWork = {
  key: "equipment",
  table: "equipment_holder",
  word: (language) => translator(equipmentHomeText, language)("work.word"),
  count: (db, villageId) => movable(db, villageId).length,
  move: (tx, changes, { from, into, on }) => {
    const name =
      tx.select({ name: village.name }).from(village).where(eq(village.id, from)).get()?.name ?? "";
    for (const { id, kind } of movable(tx, from)) {
      changes.update("equipment_holder", id, {
        village_id: into,
        // The village that goes on has a holder of its own: this one goes on under its old name.
        ...(kind === "village" ? { kind: "station", name: formerlyOf(name) } : {}),
      });
      moveCustody(tx, changes, id, into, on);
    }
  },
};

/** From the day on the things of a holder stand in the other village; where they stood before stays on record. */
function moveCustody(tx: Tx, changes: ChangeSet, holderId: number, into: number, on: Day): void {
  const open = tx
    .select()
    .from(itemCustody)
    .where(and(eq(itemCustody.holderId, holderId), isNull(itemCustody.toOn)))
    .all();
  for (const c of open) {
    if (c.fromOn >= on) {
      changes.update("item_custody", c.id, { village_id: into });
      continue;
    }
    changes.update("item_custody", c.id, { to_on: on });
    changes.insert("item_custody", {
      item_id: c.itemId,
      holder_id: holderId,
      village_id: into,
      from_on: on,
      handover_id: c.handoverId,
    });
  }
}

/** Houses and people of a village; the village's own holder stays with it, unless it still has things. */
const movable = (db: Reader, villageId: number) =>
  db
    .select({ id: equipmentHolder.id, kind: equipmentHolder.kind })
    .from(equipmentHolder)
    .where(
      and(
        eq(equipmentHolder.villageId, villageId),
        or(
          sql`${equipmentHolder.kind} <> 'village'`,
          sql`exists (select 1 from ${equipmentItem} where ${equipmentItem.holderId} = ${equipmentHolder.id} and ${inArray(equipmentItem.state, [...heldStates])})`,
        ),
      ),
    )
    .all();
