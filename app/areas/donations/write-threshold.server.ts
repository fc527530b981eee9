import type { Db, Reader } from "db/client.server";
import { assetThreshold, auditEvent, donation, donationLine, equipmentItem, handover } from "db/schema";
import { assetThresholds } from "db/seed/donations";
import { and, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { heldStates } from "./item-state";
import {
  isFixedAsset,
  type Threshold,
  thresholdOn,
  type WhyNotThreshold,
  whyNotThreshold,
} from "./threshold";
import { thresholds } from "./thresholds.server";

/** Pieces received already that a threshold would count otherwise than now. */
export interface Recounted {
  toFixed: number;
  toListed: number;
}

type Answer =
  | { ok: true }
  | { ok: false; why: WhyNotThreshold | "threshold.why.notFound" }
  | { ok: false; why: "threshold.asks"; recounted: Recounted };

export const thresholdSubject = (fromOn: Day) => ({
  kind: "asset-threshold",
  id: fromOn,
  label: `固定资产标准 ${fromOn}`,
});
const facts = (t: Threshold) => ({
  fromOn: t.fromOn,
  generalValue: yuanFigure(t.generalFen),
  specialValue: yuanFigure(t.specialFen),
  basis: t.basis,
});

const receivedOn = sql`coalesce((select min(i.received_on) from equipment_item i join donation_line l on l.id = i.line_id where l.donation_id = ${donation.id}), ${donation.handoverOn})`;

/**
 * Whether a threshold stands for good: it is one of those that were published, or a batch of its days was received once it
 * was here, and who received it went by it.
 */
export const standsForGood = (db: Reader, t: Threshold & { createdAt: number }): boolean =>
  assetThresholds.some((p) => p.fromOn === t.fromOn) ||
  db
    .select({ id: donation.id })
    .from(donation)
    .innerJoin(handover, eq(handover.donationId, donation.id))
    .where(
      and(
        gte(receivedOn, t.fromOn),
        eq(handover.kind, "handover"),
        eq(handover.state, "accepted"),
        gte(handover.endedAt, t.createdAt),
      ),
    )
    .limit(1)
    .get() !== undefined;

/** What of the things on the books would get a card that has none, or lose it, if other thresholds stood. */
function recount(db: Reader, before: readonly Threshold[], after: readonly Threshold[]): Recounted {
  const rows = db
    .select({
      fen: donationLine.unitFen,
      special: donationLine.special,
      on: sql<Day>`${equipmentItem.receivedOn}`,
      count: sql<number>`count(*)`,
    })
    .from(equipmentItem)
    .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
    .where(and(isNotNull(equipmentItem.receivedOn), inArray(equipmentItem.state, [...heldStates])))
    .groupBy(donationLine.unitFen, donationLine.special, equipmentItem.receivedOn)
    .all();
  const found = { toFixed: 0, toListed: 0 };
  for (const { fen, special, on, count } of rows) {
    const [was, is] = [before, after].map((t) => isFixedAsset(fen, special, thresholdOn(t, on)));
    if (!was && is) found.toFixed += count;
    if (was && !is) found.toListed += count;
  }
  return found;
}

/** Said of what was asked: the same pieces, as the form sends it. */
export const recountKey = (r: Recounted): string => `${r.toFixed}-${r.toListed}`;

/** Asks before things that are on the books are counted otherwise; `sure` is what somebody said yes to. */
function asks(db: Reader, after: readonly Threshold[], sure: string): Recounted | null {
  const found = recount(db, thresholds(db), after);
  return found.toFixed + found.toListed > 0 && sure !== recountKey(found) ? found : null;
}

/** Adds a threshold from a day on; the ones before it stand. */
export function addThreshold(
  db: Db,
  actor: Actor<"policy.manage">,
  input: Threshold,
  sure = "",
  now = Date.now(),
): Answer {
  return db.transaction((tx): Answer => {
    const rows = thresholds(tx);
    const why = whyNotThreshold(rows, input);
    if (why) return { ok: false, why };
    const recounted = asks(tx, [...rows, input], sure);
    if (recounted) return { ok: false, why: "threshold.asks", recounted };
    tx.insert(assetThreshold)
      .values({ ...input, createdAt: now })
      .run();
    recordEvent(tx, actor, {
      event: "asset-threshold.added",
      subject: thresholdSubject(input.fromOn),
      after: facts(input),
    });
    return { ok: true };
  });
}

/** Puts the last threshold right, as one that was typed wrong: only while nothing was received by it. */
export function changeThreshold(
  db: Db,
  actor: Actor<"policy.manage">,
  fromOn: Day,
  input: Threshold & { reason: string },
  sure = "",
): Answer {
  return db.transaction((tx): Answer => {
    const rows = thresholds(tx);
    const { reason, ...next } = input;
    const last = rows.at(-1);
    // Pressed twice: it stands as it was meant.
    if (last && JSON.stringify(facts(last)) === JSON.stringify(facts(next))) return { ok: true };
    if (!last || last.fromOn !== fromOn) return { ok: false, why: "threshold.why.notFound" };
    if (standsForGood(tx, last)) return { ok: false, why: "threshold.why.used" };
    const others = rows.slice(0, -1);
    const why = whyNotThreshold(others, next);
    if (why) return { ok: false, why };
    const recounted = asks(tx, [...others, next], sure);
    if (recounted) return { ok: false, why: "threshold.asks", recounted };
    tx.update(assetThreshold).set(next).where(eq(assetThreshold.fromOn, fromOn)).run();
    recordEvent(tx, actor, {
      event: "asset-threshold.changed",
      subject: thresholdSubject(next.fromOn),
      before: facts(last),
      after: { ...facts(next), reason },
    });
    return { ok: true };
  });
}

/** What taking back the last threshold would count otherwise. */
export function recountWithout(db: Reader): Recounted {
  const rows = thresholds(db);
  return recount(db, rows, rows.slice(0, -1));
}

const wasRemoved = (db: Reader, fromOn: Day): boolean =>
  db
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.event, "asset-threshold.removed"),
        eq(auditEvent.subjectId, fromOn),
        isNotNull(auditEvent.before),
      ),
    )
    .limit(1)
    .get() !== undefined;

/** Takes the last threshold back, as one that was typed wrong: only while nothing was received by it. */
export function removeThreshold(
  db: Db,
  actor: Actor<"policy.manage">,
  fromOn: Day,
  { reason, sure = "" }: { reason: string; sure?: string },
): Answer {
  return db.transaction((tx): Answer => {
    const rows = thresholds(tx);
    const last = rows.at(-1);
    // Pressed twice: it is gone, as it was meant, and the one before it stands.
    if (!rows.some((t) => t.fromOn === fromOn) && wasRemoved(tx, fromOn)) return { ok: true };
    if (!last || last.fromOn !== fromOn) return { ok: false, why: "threshold.why.notFound" };
    if (standsForGood(tx, last)) return { ok: false, why: "threshold.why.used" };
    const recounted = asks(tx, rows.slice(0, -1), sure);
    if (recounted) return { ok: false, why: "threshold.asks", recounted };
    tx.delete(assetThreshold).where(eq(assetThreshold.fromOn, fromOn)).run();
    recordEvent(tx, actor, {
      event: "asset-threshold.removed",
      subject: thresholdSubject(fromOn),
      before: facts(last),
      reason,
    });
    return { ok: true };
  });
}
