import type { Db, Tx } from "db/client.server";
import { itemCustody, itemWriteOff } from "db/schema";
import { and, eq, isNull, max } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { setItemState } from "./change-item.server";
import { itemSubject, writeOffNumber } from "./donation-name";
import { busyOf, custodyOf, type FoundItem, findItem, writeOffsOf } from "./item-queries.server";
import { type ItemState, mayBe } from "./item-state";
import { seenAfter, seenSince } from "./sightings.server";

export type WhyNotWrittenOff =
  `writeOff.why.${"notFound" | "state" | "fourEyes" | "none" | "beforeHeld" | "seen" | "seenLater"}`;
/** `seenOn`: the day on which it was still seen. */
type Answer = { ok: true } | { ok: false; why: WhyNotWrittenOff; seenOn?: Day };

const about = ({ item, line, holder }: FoundItem) => ({
  subject: itemSubject(item, line.name),
  villageId: holder.villageId,
});

/** Asks that a lost or worn-out thing leaves the books. It stays on them until somebody else decides (FEATURES 95). */
export function askWriteOff(
  db: Db,
  actor: Actor<"equipment.care">,
  id: number,
  input: { kind: "lost" | "scrapped"; on: Day; reason: string },
  now = Date.now(),
): Answer {
  return db.transaction((tx) => {
    const row = findItem(tx, actor.villages, id);
    if (!row) return { ok: false, why: "writeOff.why.notFound" };
    if (!mayBe(row.item.state as ItemState, busyOf(tx, id)).writtenOff)
      return { ok: false, why: "writeOff.why.state" };
    const since = custodyOf(tx, id).find((c) => c.toOn === null)?.fromOn;
    if (since && input.on < since) return { ok: false, why: "writeOff.why.beforeHeld" };
    const seenOn = input.kind === "lost" ? seenAfter(tx, id, input.on) : undefined;
    if (seenOn) return { ok: false, why: "writeOff.why.seenLater", seenOn };
    // The paper is of the year in which it is written, whenever the thing was lost.
    const year = Number(todayOn(now).slice(0, 4));
    const last = tx
      .select({ n: max(itemWriteOff.number) })
      .from(itemWriteOff)
      .where(eq(itemWriteOff.year, year))
      .get()?.n;
    const number = (last ?? 0) + 1;
    tx.insert(itemWriteOff)
      .values({
        ...input,
        itemId: id,
        year,
        number,
        askedBy: actor.userId,
        askedByName: actor.name,
        askedAt: now,
        state: "asked",
      })
      .run();
    recordEvent(tx, actor, {
      event: "equipment.write-off-asked",
      ...about(row),
      reason: input.reason,
      after: { number: writeOffNumber({ year, number }), kind: `item-${input.kind}` },
    });
    return { ok: true };
  });
}

/** Decides about it: never who asked. Approved, the thing leaves the counts and stays in the history. */
export function decideWriteOff(
  db: Db,
  actor: Actor<"equipment.write-off">,
  id: number,
  input: { approved: boolean; decision: string },
  now = Date.now(),
): Answer {
  return db.transaction((tx) => {
    const row = findItem(tx, actor.villages, id);
    if (!row) return { ok: false, why: "writeOff.why.notFound" };
    const asked = writeOffsOf(tx, id).find((w) => w.state === "asked");
    if (!asked) return { ok: false, why: "writeOff.why.none" };
    const number = writeOffNumber(asked);
    if (asked.askedBy === actor.userId) {
      log(tx, actor, row, { outcome: "refused", reason: "writeOff.why.fourEyes", after: { number } });
      return { ok: false, why: "writeOff.why.fourEyes" };
    }
    if (input.approved && seenSince(tx, asked)) return { ok: false, why: "writeOff.why.seen" };
    tx.update(itemWriteOff)
      .set({
        state: input.approved ? "approved" : "refused",
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedAt: now,
        decision: input.decision,
      })
      .where(eq(itemWriteOff.id, asked.id))
      .run();
    if (input.approved) {
      setItemState(tx, row.item, asked.kind as "lost" | "scrapped", actor, now, asked.reason);
      tx.update(itemCustody)
        .set({ toOn: asked.on })
        .where(and(eq(itemCustody.itemId, id), isNull(itemCustody.toOn)))
        .run();
    }
    log(tx, actor, row, {
      reason: input.decision,
      after: { number, state: input.approved ? `item-${asked.kind}` : "write-off-refused" },
    });
    return { ok: true };
  });
}

const log = (
  tx: Tx,
  actor: Actor<"equipment.write-off">,
  row: FoundItem,
  entry: { outcome?: "refused"; reason: string; after: Record<string, unknown> },
) => recordEvent(tx, actor, { event: "equipment.write-off-decided", ...about(row), ...entry });
