import type { Db, Reader, Tx } from "db/client.server";
import { baseRate, lprRate, rateCorrection } from "db/schema";
import { and, desc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { RateSeries } from "./policy-forms";
import { loansMadeBy, rateRow } from "./rate-uses.server";

export type Correction = typeof rateCorrection.$inferSelect;
export type WhyNotCorrected =
  | "correction.notFound"
  | "correction.same"
  | "correction.open"
  | "correction.reason"
  | "correction.samePerson"
  | "correction.decided"
  | "correction.moved";

export const openCorrections = (db: Reader): Correction[] =>
  db
    .select()
    .from(rateCorrection)
    .where(eq(rateCorrection.state, "asked"))
    .orderBy(desc(rateCorrection.id))
    .all();

export const subjectOfRate = (c: Pick<Correction, "series" | "rateId" | "publishedOn">) => ({
  kind: "lpr",
  id: c.series === "base" ? `base-${c.rateId}` : c.rateId,
  label: `${c.series === "base" ? "贷款基准利率" : "LPR"} ${c.publishedOn}`,
});

const factsOf = (c: Pick<Correction, "publishedOn" | "fromPpm" | "toPpm" | "source">) => ({
  before: { publishedOn: c.publishedOn, ratePpm: c.fromPpm },
  after: { publishedOn: c.publishedOn, ratePpm: c.toPpm, source: c.source },
});

/**
 * Puts a publication right that was typed wrong. While no loan was made by it, it is put right at once; else it is asked
 * of a second person, as a version of the policy is. Loans on record keep what their contracts were made by.
 */
export function askCorrection(
  db: Db,
  actor: Actor<"policy.manage">,
  input: { series: RateSeries; rateId: number; ppm: number; source: string; reason: string },
  now = Date.now(),
): { ok: true; done: boolean } | { ok: false; why: WhyNotCorrected } {
  return db.transaction((tx) => {
    const row = rateRow(tx, input.series, input.rateId);
    if (!row) return { ok: false, why: "correction.notFound" };
    const open = openCorrections(tx).find((c) => c.series === input.series && c.rateId === row.id);
    if (open)
      return open.askedBy === actor.userId && open.toPpm === input.ppm
        ? { ok: true, done: false }
        : { ok: false, why: "correction.open" };
    if (row.ppm === input.ppm) return { ok: false, why: "correction.same" };
    const loans = loansMadeBy(tx, input.series, row);
    const correction = tx
      .insert(rateCorrection)
      .values({
        series: input.series,
        rateId: row.id,
        publishedOn: row.publishedOn,
        fromPpm: row.ppm,
        toPpm: input.ppm,
        source: input.source,
        reason: input.reason,
        loans,
        state: loans === 0 ? "done" : "asked",
        askedBy: actor.userId,
        askedByName: actor.name,
        askedOn: todayOn(now),
        createdAt: now,
      })
      .returning()
      .get();
    if (loans === 0) putRight(tx, correction);
    recordEvent(tx, actor, {
      event: loans === 0 ? "lpr.corrected" : "lpr.correction-asked",
      subject: subjectOfRate(correction),
      reason: input.reason,
      ...factsOf(correction),
    });
    return { ok: true, done: loans === 0 };
  });
}

/** A second person's yes or no to a correction; who asked for it cannot decide, which is refused and logged. */
export function decideCorrection(
  db: Db,
  actor: Actor<"policy.confirm">,
  id: number,
  answer: { yes: boolean; text: string | null },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotCorrected } {
  return db.transaction((tx) => {
    const c = tx.select().from(rateCorrection).where(eq(rateCorrection.id, id)).get();
    if (!c) return { ok: false, why: "correction.notFound" };
    const log = (outcome: "success" | "refused", reason: string | null) =>
      recordEvent(tx, actor, {
        event: answer.yes ? "lpr.corrected" : "lpr.correction-refused",
        outcome,
        subject: subjectOfRate(c),
        reason: reason ?? undefined,
        ...factsOf(c),
      });
    if (c.askedBy === actor.userId) {
      log("refused", "correction.samePerson");
      return { ok: false, why: "correction.samePerson" };
    }
    if (c.state !== "asked")
      return c.decidedBy === actor.userId && (c.state === "done") === answer.yes
        ? { ok: true }
        : { ok: false, why: "correction.decided" };
    if (!answer.yes && !answer.text) return { ok: false, why: "correction.reason" };
    if (answer.yes && rateRow(tx, c.series as RateSeries, c.rateId)?.ppm !== c.fromPpm)
      return { ok: false, why: "correction.moved" };
    if (answer.yes) putRight(tx, c);
    tx.update(rateCorrection)
      .set({
        state: answer.yes ? "done" : "refused",
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedOn: todayOn(now),
        decision: answer.text,
      })
      .where(and(eq(rateCorrection.id, id), eq(rateCorrection.state, "asked")))
      .run();
    log("success", answer.text);
    return { ok: true };
  });
}

function putRight(tx: Tx, c: Correction): void {
  const set = { oneYearPpm: c.toPpm, source: c.source };
  if (c.series === "base") tx.update(baseRate).set(set).where(eq(baseRate.id, c.rateId)).run();
  else tx.update(lprRate).set(set).where(eq(lprRate.id, c.rateId)).run();
}
