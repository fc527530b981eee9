import type { Db, Tx } from "db/client.server";
import { donationLine, equipmentItem, itemCondition, itemRepair } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { readPhoto } from "~/platform/pdf/photo";
import type { Category } from "./category";
import { setItemState } from "./change-item.server";
import { itemSubject } from "./donation-name";
import { busyOf, custodyOf, type FoundItem, findItem, itemChangesOf } from "./item-queries.server";
import { daysOut, type Grade, type ItemState, mayBe } from "./item-state";
import { normaliseSerial } from "./serial";
import { openPapersOf, reworded, type Unsigned, unsignedForLog, unsignPapers } from "./unsign-papers.server";
import { usedSerials } from "./write-serials.server";

export type WhyNotCared =
  `item.why.${"notFound" | "state" | "openPaper" | "notOut" | "backEarly" | "outBefore" | "unreadable" | "serialUsed" | "serialKept" | "serialReason" | "gradeBefore"}`;
type Answer = ({ ok: true } & Partial<Unsigned>) | { ok: false; why: WhyNotCared; where?: string };

function onItem(
  db: Db,
  actor: Actor<"equipment.care">,
  id: number,
  allowed: "graded" | "repaired" | "switched" | null,
  write: (tx: Tx, row: FoundItem) => Answer,
): Answer {
  return db.transaction((tx) => {
    const row = findItem(tx, actor.villages, id);
    if (!row) return { ok: false, why: "item.why.notFound" };
    const may = mayBe(row.item.state as ItemState, busyOf(tx, id));
    if (allowed === "repaired" && busyOf(tx, id).openPaper) return { ok: false, why: "item.why.openPaper" };
    if (allowed && !may[allowed]) return { ok: false, why: "item.why.state" };
    return write(tx, row);
  });
}

const about = ({ item, line, holder }: FoundItem) => ({
  subject: itemSubject(item, line.name),
  villageId: holder.villageId,
});

const kindWord = (category: string) => `thing-${category}`;

export interface GradeInput {
  on: Day;
  grade: Grade;
  note: string | null;
  photo: Uint8Array | null;
}

/** How an item was found on a day, with a picture. The newest day says how it is now. A form sent twice enters one. */
export const gradeItem = (
  db: Db,
  actor: Actor<"equipment.care">,
  id: number,
  input: GradeInput,
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): Answer =>
  onItem(db, actor, id, "graded", (tx, row) => {
    if (sending && madeBy(tx, sending, now) !== undefined) return { ok: true };
    const { receivedOn, state } = row.item;
    if (state !== "registered" && receivedOn && input.on < receivedOn)
      return { ok: false, why: "item.why.gradeBefore", where: receivedOn };
    if (input.photo) {
      try {
        readPhoto(input.photo);
      } catch {
        return { ok: false, why: "item.why.unreadable" };
      }
    }
    const made = tx
      .insert(itemCondition)
      .values({
        ...input,
        photo: input.photo ? Buffer.from(input.photo) : null,
        itemId: id,
        userId: actor.userId,
        userName: actor.name,
        createdAt: now,
      })
      .returning({ id: itemCondition.id })
      .get();
    if (sending) rememberMade(tx, sending, made.id, now);
    const newer = tx
      .select({ on: itemCondition.on })
      .from(itemCondition)
      .where(eq(itemCondition.itemId, id))
      .all()
      .some((c) => c.on > input.on);
    if (!newer)
      tx.update(equipmentItem)
        .set({ condition: input.grade, updatedAt: now })
        .where(eq(equipmentItem.id, id))
        .run();
    recordEvent(tx, actor, {
      event: "equipment.graded",
      ...about(row),
      before: { grade: `grade-${row.item.condition}` },
      after: { grade: `grade-${input.grade}`, photo: input.photo !== null },
    });
    return { ok: true };
  });

export interface ItemInput {
  serial: string | null;
  warrantyOn: Day | null;
  note: string | null;
  /** What the thing is; all pieces of its line are the same. */
  category?: Category;
  /** Why the number of a thing that was received is another one. */
  reason?: string | null;
}

/**
 * Serial number, kind, warranty and note. The label stays as it is. What was received under a number keeps one: another
 * takes a reason.
 */
export const editItem = (
  db: Db,
  actor: Actor<"equipment.care">,
  id: number,
  input: ItemInput,
  now = Date.now(),
): Answer =>
  onItem(db, actor, id, null, (tx, row) => {
    const serial = row.line.serials ? normaliseSerial(input.serial ?? "") || null : null;
    const where = serial ? usedSerials(tx, [serial], [id]).get(serial) : undefined;
    if (where) return { ok: false, why: "item.why.serialUsed", where };
    const corrected =
      row.item.serial !== null && row.item.state !== "registered" && serial !== row.item.serial;
    if (corrected && !serial) return { ok: false, why: "item.why.serialKept" };
    if (corrected && !input.reason) return { ok: false, why: "item.why.serialReason" };
    const { warrantyOn, note, category = row.line.category } = input;
    if (category !== row.line.category)
      tx.update(donationLine).set({ category }).where(eq(donationLine.id, row.line.id)).run();
    tx.update(equipmentItem)
      .set({ serial, warrantyOn, note, updatedAt: now })
      .where(eq(equipmentItem.id, id))
      .run();
    const again =
      serial === row.item.serial
        ? { unsigned: 0 }
        : unsignPapers(tx, openPapersOf(tx, [id]), reworded([row.item.serial], [serial]));
    recordEvent(tx, actor, {
      event: "equipment.changed",
      ...about(row),
      reason: corrected ? (input.reason ?? undefined) : undefined,
      before: {
        serial: row.item.serial,
        warrantyOn: row.item.warrantyOn,
        thingKind: kindWord(row.line.category),
      },
      after: { serial, warrantyOn, thingKind: kindWord(category), ...unsignedForLog(again) },
    });
    return { ok: true, ...again };
  });

/** Laid aside, or taken into use again. */
export const switchItem = (
  db: Db,
  actor: Actor<"equipment.care">,
  id: number,
  to: "in-use" | "idle",
  now = Date.now(),
): Answer =>
  onItem(db, actor, id, "switched", (tx, row) => {
    setItemState(tx, row.item, to, actor, now);
    recordEvent(tx, actor, {
      event: "equipment.state-changed",
      ...about(row),
      before: { state: `item-${row.item.state}` },
      after: { state: `item-${to}` },
    });
    return { ok: true };
  });

/** An item goes to be repaired; it is out of use from that day. */
export const startRepair = (
  db: Db,
  actor: Actor<"equipment.care">,
  id: number,
  input: { what: string; shop: string | null; outOn: Day },
  now = Date.now(),
): Answer =>
  onItem(db, actor, id, "repaired", (tx, row) => {
    const since = custodyOf(tx, id).find((c) => c.toOn === null)?.fromOn;
    if (since && input.outOn < since) return { ok: false, why: "item.why.outBefore" };
    tx.insert(itemRepair)
      .values({ ...input, itemId: id, createdBy: actor.userId, createdByName: actor.name, createdAt: now })
      .run();
    setItemState(tx, row.item, "repair", actor, now, input.what);
    recordEvent(tx, actor, {
      event: "equipment.repair-begun",
      ...about(row),
      after: { problem: input.what, outOn: input.outOn },
    });
    return { ok: true };
  });

/** It is back, with what the repair cost. */
export const endRepair = (
  db: Db,
  actor: Actor<"equipment.care">,
  id: number,
  repairId: number,
  input: { backOn: Day; costFen: number; result: string },
  now = Date.now(),
): Answer =>
  onItem(db, actor, id, null, (tx, row) => {
    const repair = tx
      .select()
      .from(itemRepair)
      .where(and(eq(itemRepair.id, repairId), eq(itemRepair.itemId, id)))
      .get();
    if (!repair) return { ok: false, why: "item.why.notFound" };
    if (repair.backOn !== null) return { ok: false, why: "item.why.notOut" };
    if (input.backOn < repair.outOn) return { ok: false, why: "item.why.backEarly" };
    tx.update(itemRepair)
      .set(input)
      .where(and(eq(itemRepair.id, repairId), isNull(itemRepair.backOn)))
      .run();
    // What was laid aside before is laid aside again.
    const before = itemChangesOf(tx, id).findLast((c) => c.toState === "repair")?.fromState;
    if (row.item.state === "repair")
      setItemState(tx, row.item, before === "idle" ? "idle" : "in-use", actor, now, input.result);
    recordEvent(tx, actor, {
      event: "equipment.repair-ended",
      ...about(row),
      after: { backOn: input.backOn, costFen: input.costFen, daysOut: daysOut(repair.outOn, input.backOn) },
    });
    return { ok: true };
  });
