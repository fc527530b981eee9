import type { Db } from "db/client.server";
import { duplicatePair } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findPerson } from "../people-queries.server";
import { readDuplicateRules } from "./duplicate-rules.server";
import { duplicateScore } from "./duplicate-score";
import { keepPair } from "./scan-duplicates.server";

/**
 * Somebody knows that two records are one person although no rule suspects it (a new name, another birth date): the pair
 * joins the work list, to be looked at side by side like any other, and stays there until it is decided. Pressed twice it
 * is one pair.
 */
export function namePair(
  db: Db,
  actor: Actor<"person.merge">,
  personId: number,
  otherId: number,
): { ok: true; pairId: number } | { ok: false; why: "merge.notFound" | "merge.samePerson" } {
  return db.transaction((tx) => {
    if (personId === otherId) return { ok: false, why: "merge.samePerson" };
    const [one, other] = [findPerson(tx, actor.villages, personId), findPerson(tx, actor.villages, otherId)];
    if (!one || !other) return { ok: false, why: "merge.notFound" };
    const [a, b] = one.id < other.id ? [one, other] : [other, one];
    const { score, reasons } = duplicateScore(a, b, readDuplicateRules(tx));
    const now = Date.now();
    keepPair(tx, { a: a.id, b: b.id, score, reasons }, now);
    const pair = tx
      .select({ id: duplicatePair.id, state: duplicatePair.state, namedAt: duplicatePair.namedAt })
      .from(duplicatePair)
      .where(and(eq(duplicatePair.personAId, a.id), eq(duplicatePair.personBId, b.id)))
      .get()!;
    if (pair.state === "suspected" && pair.namedAt === null) {
      tx.update(duplicatePair)
        .set({ namedByName: actor.name, namedAt: now })
        .where(eq(duplicatePair.id, pair.id))
        .run();
      recordEvent(tx, actor, {
        event: "duplicate.named",
        subject: { kind: "person", id: one.id, label: one.name },
        villageId: one.villageId,
        after: { other: other.name },
      });
    }
    return { ok: true, pairId: pair.id };
  });
}
