import type { Db, Reader } from "db/client.server";
import { assetThreshold, donation } from "db/schema";
import { and, eq, gte, ne, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { type Threshold, type WhyNotThreshold, whyNotThreshold } from "./threshold";
import { thresholds } from "./thresholds.server";

type Answer = { ok: true } | { ok: false; why: WhyNotThreshold | "threshold.why.notFound" };

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

/** Batches received on a day or later, or planned for it and not received yet: the threshold that begins there counts them. */
export const batchesSince = (db: Reader, on: Day): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(donation)
    .where(and(gte(receivedOn, on), ne(donation.state, "cancelled")))
    .get()?.n ?? 0;

/** Adds a threshold from a day on; the ones before it stand. */
export function addThreshold(
  db: Db,
  actor: Actor<"policy.manage">,
  input: Threshold,
  now = Date.now(),
): Answer {
  return db.transaction((tx): Answer => {
    const why = whyNotThreshold(thresholds(tx), input);
    if (why) return { ok: false, why };
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

/** Takes the last threshold back, as one that was typed wrong: only while no batch is counted by it. */
export function removeThreshold(db: Db, actor: Actor<"policy.manage">, fromOn: Day): Answer {
  return db.transaction((tx): Answer => {
    const last = thresholds(tx).at(-1);
    if (!last || last.fromOn !== fromOn) return { ok: false, why: "threshold.why.notFound" };
    if (batchesSince(tx, fromOn) > 0) return { ok: false, why: "threshold.why.used" };
    tx.delete(assetThreshold).where(eq(assetThreshold.fromOn, fromOn)).run();
    recordEvent(tx, actor, {
      event: "asset-threshold.removed",
      subject: thresholdSubject(fromOn),
      before: facts(last),
    });
    return { ok: true };
  });
}
