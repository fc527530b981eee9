import type { Tx } from "db/client.server";
import { duplicatePair } from "db/schema";
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { readDuplicateRules } from "./duplicate-rules.server";
import { findDuplicates, keepPair } from "./scan-duplicates.server";

const chunk = 400;

/** Compares these people with everybody, in the transaction that wrote them: after a form, a move or an import. */
export function suspectDuplicates(tx: Tx, ids: readonly number[]): void {
  const rules = readDuplicateRules(tx);
  const now = Date.now();
  for (let from = 0; from < ids.length; from += chunk) {
    const some = ids.slice(from, from + chunk);
    const pairs = findDuplicates(tx, rules, some);
    const known = tx
      .select({ id: duplicatePair.id, a: duplicatePair.personAId, b: duplicatePair.personBId })
      .from(duplicatePair)
      .where(
        and(
          eq(duplicatePair.state, "suspected"),
          isNull(duplicatePair.namedAt),
          or(inArray(duplicatePair.personAId, some), inArray(duplicatePair.personBId, some)),
        ),
      )
      .all();
    const still = new Set(pairs.map((p) => `${p.a} ${p.b}`));
    for (const pair of known)
      if (!still.has(`${pair.a} ${pair.b}`))
        tx.delete(duplicatePair).where(eq(duplicatePair.id, pair.id)).run();
    for (const pair of pairs) keepPair(tx, pair, now);
  }
}
