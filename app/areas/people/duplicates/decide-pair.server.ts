import type { Db, Tx } from "db/client.server";
import { duplicatePair } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findPair, type PairState } from "./duplicate-pairs.server";
import type { Reason } from "./duplicate-score";
import { decidedBy } from "./most-alike.server";
import { keepPair } from "./scan-duplicates.server";

/**
 * Somebody looked: the two are not one person (dismissed, and no comparison brings the pair back), or the question is
 * open again (suspected). Pressing twice decides once.
 */
export function decidePair(
  db: Db,
  actor: Actor<"person.merge">,
  pairId: number,
  decision: PairState,
): { ok: true } | { ok: false; why: "pair.notFound" } {
  return db.transaction((tx) => {
    const pair = findPair(tx, actor.villages, pairId);
    if (!pair || pair.state === "merged") return { ok: false, why: "pair.notFound" };
    if (pair.state === decision) return { ok: true };
    const decided = decision === "dismissed";
    tx.update(duplicatePair)
      .set({
        state: decision,
        ...decidedBy(actor, decided),
        // Opened again by hand: no comparison takes it off the list, and a decision ends that.
        namedByName: decided ? null : actor.name,
        namedAt: decided ? null : Date.now(),
      })
      .where(eq(duplicatePair.id, pairId))
      .run();
    recordEvent(tx, actor, {
      event: decided ? "duplicate.dismissed" : "duplicate.reopened",
      subject: { kind: "person", id: pair.aId, label: `${pair.aName}、${pair.bName}` },
      villageId: pair.villageId,
      after: { score: pair.score },
    });
    return { ok: true };
  });
}

/** Who registered or changed somebody saw this one beside it and said that it is another person: the two are not asked about again. */
export function dismissShown(
  tx: Tx,
  actor: Actor<"person.create"> | Actor<"person.edit">,
  made: { id: number; name: string; villageId: number },
  seen: { id: number; name: string; score: number; reasons: Reason[] },
): void {
  const [a, b] = made.id < seen.id ? [made.id, seen.id] : [seen.id, made.id];
  const now = Date.now();
  keepPair(tx, { a, b, score: seen.score, reasons: seen.reasons }, now);
  tx.update(duplicatePair)
    .set({ state: "dismissed", decidedBy: actor.userId, decidedByName: actor.name, decidedAt: now })
    .where(and(eq(duplicatePair.personAId, a), eq(duplicatePair.personBId, b)))
    .run();
  recordEvent(tx, actor, {
    event: "duplicate.dismissed",
    subject: { kind: "person", id: a, label: `${seen.name}、${made.name}` },
    villageId: made.villageId,
    after: { score: seen.score },
  });
}
