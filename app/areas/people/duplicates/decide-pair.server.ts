import type { Db } from "db/client.server";
import { duplicatePair } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findPair, type PairState } from "./duplicate-pairs.server";

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
  return db.transaction(
    (tx) => {
      const pair = findPair(tx, actor.villages, pairId);
      if (!pair || pair.state === "merged") return { ok: false, why: "pair.notFound" };
      if (pair.state === decision) return { ok: true };
      const decided = decision === "dismissed";
      tx.update(duplicatePair)
        .set({
          state: decision,
          decidedBy: decided ? actor.userId : null,
          decidedByName: decided ? actor.name : null,
          decidedAt: decided ? Date.now() : null,
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
    },
    { behavior: "immediate" },
  );
}
