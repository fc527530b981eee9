import type { Db, Tx } from "db/client.server";
import { baseRate, lprRate } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { LprInput } from "./policy-forms";

export type WhyNotLpr = "lpr.taken" | "lpr.future" | "lpr.beforeFirst";

/** The first LPR that loans are made by; before it the reference is the base lending rate (DOMAIN §1.8). */
const firstLprOn = "2019-08-20";

/** Adds a publication of the LPR or a base lending rate. One that stands is never changed: contracts were made by it. */
export function addLpr(
  db: Db,
  actor: Actor<"policy.manage">,
  input: LprInput,
): { ok: true } | { ok: false; why: WhyNotLpr } {
  return db.transaction((tx) => {
    if (input.publishedOn > todayOn()) return { ok: false, why: "lpr.future" };
    if (input.series === "base") return addBaseRate(tx, actor, input);
    if (input.publishedOn < firstLprOn) return { ok: false, why: "lpr.beforeFirst" };
    if (tx.select().from(lprRate).where(eq(lprRate.publishedOn, input.publishedOn)).get())
      return { ok: false, why: "lpr.taken" };
    const { id } = tx
      .insert(lprRate)
      .values({
        publishedOn: input.publishedOn,
        oneYearPpm: input.rate,
        source: input.source,
        confidence: input.confidence,
        createdAt: Date.now(),
      })
      .returning({ id: lprRate.id })
      .get();
    recordEvent(tx, actor, {
      event: "lpr.added",
      subject: { kind: "lpr", id, label: `LPR ${input.publishedOn}` },
      after: { publishedOn: input.publishedOn, ratePpm: input.rate, source: input.source },
    });
    return { ok: true };
  });
}

function addBaseRate(
  tx: Tx,
  actor: Actor<"policy.manage">,
  input: LprInput,
): { ok: true } | { ok: false; why: WhyNotLpr } {
  if (tx.select().from(baseRate).where(eq(baseRate.fromOn, input.publishedOn)).get())
    return { ok: false, why: "lpr.taken" };
  const { id } = tx
    .insert(baseRate)
    .values({
      fromOn: input.publishedOn,
      oneYearPpm: input.rate,
      source: input.source,
      confidence: input.confidence,
      createdAt: Date.now(),
    })
    .returning({ id: baseRate.id })
    .get();
  recordEvent(tx, actor, {
    event: "lpr.added",
    subject: { kind: "lpr", id: `base-${id}`, label: `贷款基准利率 ${input.publishedOn}` },
    after: { publishedOn: input.publishedOn, ratePpm: input.rate, source: input.source },
  });
  return { ok: true };
}
