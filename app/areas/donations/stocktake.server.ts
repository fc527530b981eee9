import type { Db, Tx } from "db/client.server";
import {
  equipmentHolder,
  equipmentItem,
  itemCustody,
  stocktake,
  stocktakeItem,
  stocktakeScan,
} from "db/schema";
import { and, eq, inArray, isNull, max } from "drizzle-orm";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { stocktakeNumber, stocktakeSubject } from "./donation-name";
import { gradeFromScan } from "./grade-from-scan.server";
import { findHolder } from "./holders.server";
import { itemOfScan } from "./item-by-code.server";
import { findItem } from "./item-queries.server";
import { type Grade, heldStates } from "./item-state";
import { countStocktake, labelCode, lastGrades } from "./stocktake-count";
import { countedOf, findStocktake, openStocktakeAt, yearlyOf } from "./stocktake-queries.server";

export type WhyNotStocktake =
  `stocktake.why.${"notFound" | "foreign" | "nothing" | "open" | "closed" | "yearlyTwice"}`;
type WhyNotOn = "stocktake.why.tooOld" | `stocktake.why.beforeThings|${string}`;

/** So many days after it was made a count may still be entered: it is held against what is on the books today. */
const latestDays = 31;

export interface StocktakeInput {
  villageId: number;
  /** One holder of the village, or all of it. */
  holderId: number | null;
  kind: "yearly" | "spot";
  on: Day;
  note: string | null;
  /** A second yearly count of a place in a year is meant. */
  again?: boolean;
}

/** Opens a 盘点: what is on the books at this moment is what should be found. One at a time for a place. */
export function openStocktake(
  db: Db,
  actor: Actor<"stocktake.run">,
  input: StocktakeInput,
  now = Date.now(),
):
  | { ok: true; id: number; expected: number }
  | { ok: false; why: WhyNotStocktake | WhyNotOn | ClosedVillage } {
  return db.transaction((tx) => {
    if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "stocktake.why.foreign" };
    const closed = whyClosed(tx, input.villageId);
    // A village that has left may still hold things to be counted; one that was taken up holds none.
    if (closed?.startsWith("closedVillage.merged")) return { ok: false, why: closed };
    const holder = input.holderId === null ? null : findHolder(tx, actor.villages, input.holderId);
    if (holder === undefined || (holder && holder.villageId !== input.villageId))
      return { ok: false, why: "stocktake.why.foreign" };
    if (openStocktakeAt(tx, input.villageId, input.holderId)) return { ok: false, why: "stocktake.why.open" };
    if (input.kind === "yearly" && !input.again && yearlyOf(tx, input))
      return { ok: false, why: "stocktake.why.yearlyTwice" };
    const items = tx
      .select({ id: equipmentItem.id, holderId: equipmentItem.holderId })
      .from(equipmentItem)
      .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
      .where(
        and(
          eq(equipmentHolder.villageId, input.villageId),
          inArray(equipmentItem.state, [...heldStates]),
          holder ? eq(equipmentItem.holderId, holder.id) : undefined,
        ),
      )
      .all();
    if (items.length === 0) return { ok: false, why: "stocktake.why.nothing" };
    if (input.on < addDays(todayOn(now), -latestDays)) return { ok: false, why: "stocktake.why.tooOld" };
    const came = lastCame(
      tx,
      items.map((i) => i.id),
    );
    if (came !== null && input.on < came)
      return {
        ok: false,
        why: message("stocktake.why.beforeThings", { day: came }) as WhyNotOn,
      };
    const { again: _, ...facts } = input;
    const year = Number(input.on.slice(0, 4));
    const last = tx
      .select({ n: max(stocktake.number) })
      .from(stocktake)
      .where(eq(stocktake.year, year))
      .get()?.n;
    const row = tx
      .insert(stocktake)
      .values({
        ...facts,
        year,
        number: (last ?? 0) + 1,
        state: "open",
        createdBy: actor.userId,
        createdByName: actor.name,
        createdAt: now,
      })
      .returning()
      .get();
    for (const item of items)
      tx.insert(stocktakeItem)
        .values({ stocktakeId: row.id, itemId: item.id, holderId: item.holderId })
        .run();
    recordEvent(tx, actor, {
      event: "stocktake.opened",
      subject: stocktakeSubject(row),
      villageId: input.villageId,
      after: { kind: `stocktake-${input.kind}`, pieces: items.length },
    });
    return { ok: true, id: row.id, expected: items.length };
  });
}

/** The day the last of some things came to where it is: nobody counted it there before. */
const lastCame = (tx: Tx, itemIds: readonly number[]): Day | null =>
  tx
    .select({ on: max(itemCustody.fromOn) })
    .from(itemCustody)
    .where(and(inArray(itemCustody.itemId, [...itemIds]), isNull(itemCustody.toOn)))
    .get()?.on ?? null;

export interface ScanInput {
  /** Made by the phone; the same key is the same scan, however often it is sent. */
  key: string;
  code: string;
  grade: Grade | null;
  how: "camera" | "typed" | "list";
  /** When it was scanned, for a phone that had no network then; ms UTC. */
  at: number;
}

/**
 * Writes scans of a stocktake; what was sent before is known by its key and stays as it was. A scan that reaches us
 * after the end, from a phone that had no network, is kept aside until somebody decides: it changes no figure by itself.
 */
export function recordScans(
  db: Db,
  actor: Actor<"stocktake.run">,
  id: number,
  scans: readonly ScanInput[],
  now = Date.now(),
): { ok: true; kept: number; late: boolean } | { ok: false; why: WhyNotStocktake } {
  return db.transaction((tx) => {
    const found = findStocktake(tx, actor.villages, id);
    if (!found) return { ok: false, why: "stocktake.why.notFound" };
    const late = found.stocktake.state !== "open";
    let kept = 0;
    for (const scan of scans)
      kept += late ? keepLate(tx, actor, id, scan, now) : keep(tx, actor, id, scan, now);
    if (kept > 0)
      recordEvent(tx, actor, {
        event: late ? "stocktake.scanned-late" : "stocktake.scanned",
        subject: stocktakeSubject(found.stocktake),
        villageId: found.stocktake.villageId,
        after: { count: kept },
      });
    return { ok: true, kept, late };
  });
}

/**
 * The scan as a row, as it was read, with the item its label, its asset number or its maker's number belongs to: a number
 * typed off a thing of somewhere else is not shown as a label nobody has seen.
 */
function scanRow(tx: Tx, actor: Actor<"stocktake.run">, id: number, scan: ScanInput, now: number) {
  const item = itemOfScan(tx, scan.code);
  return {
    stocktakeId: id,
    key: scan.key,
    code: labelCode(scan.code),
    itemId: item?.id ?? null,
    grade: scan.grade,
    how: scan.how,
    scannedAt: Math.min(now, Math.max(scan.at, now - 30 * 86_400_000)),
    scannedBy: actor.userId,
  };
}

function keep(tx: Tx, actor: Actor<"stocktake.run">, id: number, scan: ScanInput, now: number): number {
  const row = scanRow(tx, actor, id, scan, now);
  const insert = tx.insert(stocktakeScan).values(row);
  // A grade is one entry for each item, and the last one counts.
  return scan.key.startsWith("grade-")
    ? insert
        .onConflictDoUpdate({
          target: [stocktakeScan.stocktakeId, stocktakeScan.key],
          set: { grade: row.grade, scannedAt: row.scannedAt, scannedBy: actor.userId },
        })
        .run().changes
    : insert.onConflictDoNothing().run().changes;
}

/** A late grade never overwrites one given in time: it is a scan of its own. */
const keepLate = (tx: Tx, actor: Actor<"stocktake.run">, id: number, scan: ScanInput, now: number): number =>
  tx
    .insert(stocktakeScan)
    .values({
      ...scanRow(tx, actor, id, scan, now),
      key: scan.key.startsWith("grade-") ? `late-${scan.key}-${scan.at}`.slice(0, 60) : scan.key,
      late: "waiting",
      lateAt: now,
      lateByName: actor.name,
    })
    .onConflictDoNothing()
    .run().changes;

/** Closes a stocktake: it does not change any more, and the grades given stand on the things. */
export function closeStocktake(
  db: Db,
  actor: Actor<"stocktake.run">,
  id: number,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotStocktake } {
  return db.transaction((tx) => {
    const found = findStocktake(tx, actor.villages, id);
    if (!found) return { ok: false, why: "stocktake.why.notFound" };
    const { stocktake: s } = found;
    if (s.state !== "open") return { ok: false, why: "stocktake.why.closed" };
    const counted = countedOf(tx, id);
    const count = countStocktake(counted.expected, counted.scans);
    for (const [itemId, given] of lastGrades(counted.scans))
      if (findItem(tx, actor.villages, itemId)) gradeFromScan(tx, actor, s, itemId, given, now);
    tx.update(stocktake)
      .set({ state: "closed", closedAt: now, closedBy: actor.userId, closedByName: actor.name })
      .where(eq(stocktake.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "stocktake.closed",
      subject: stocktakeSubject(s),
      villageId: s.villageId,
      after: {
        number: stocktakeNumber(s),
        expected: count.expected.length,
        found: count.found.length,
        missing: count.missing.length,
        elsewhere: count.elsewhere.length,
      },
    });
    return { ok: true };
  });
}
