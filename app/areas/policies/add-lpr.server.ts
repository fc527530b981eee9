import type { Db, Reader, Tx } from "db/client.server";
import { baseRate, lprRate } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { LprInput } from "./policy-forms";

export type WhyNotLpr = "lpr.taken" | "lpr.future" | "lpr.beforeFirst";

/** The first LPR that loans are made by; before it the reference is the base lending rate (DOMAIN §1.8). */
const firstLprOn = "2019-08-20";

/** Why a publication cannot be entered; said before it is read back. */
export function whyNotLpr(db: Reader, { series, publishedOn }: LprInput): WhyNotLpr | null {
  if (publishedOn > todayOn()) return "lpr.future";
  if (series === "lpr" && publishedOn < firstLprOn) return "lpr.beforeFirst";
  const taken =
    series === "base"
      ? db.select().from(baseRate).where(eq(baseRate.fromOn, publishedOn)).get()
      : db.select().from(lprRate).where(eq(lprRate.publishedOn, publishedOn)).get();
  return taken ? "lpr.taken" : null;
}

/** Adds a publication of the LPR or a base lending rate. One that is wrong is put right by a correction of its own. */
export function addLpr(
  db: Db,
  actor: Actor<"policy.manage">,
  input: LprInput,
): { ok: true } | { ok: false; why: WhyNotLpr } {
  return db.transaction((tx) => {
    const why = whyNotLpr(tx, input);
    if (why) return { ok: false, why };
    if (input.series === "base") return addBaseRate(tx, actor, input);
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

function addBaseRate(tx: Tx, actor: Actor<"policy.manage">, input: LprInput): { ok: true } {
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
