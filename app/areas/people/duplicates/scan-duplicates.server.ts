import { connectionOf, type Db, type Reader, type Tx } from "db/client.server";
import { duplicatePair } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { readDuplicateRules } from "./duplicate-rules.server";
import { type DuplicateRules, duplicateScore, type Reason } from "./duplicate-score";
import { nearPerson, type Side, sideColumns, sideOf } from "./near-person.server";
import { sweepPeople } from "./sweep-people.server";

export interface FoundPair {
  a: number;
  b: number;
  score: number;
  reasons: Reason[];
}

function* candidates(
  db: Reader,
  rules: DuplicateRules,
  only: readonly number[] | null,
): Generator<[Side, Side]> {
  if (!only) {
    yield* sweepPeople(db, rules);
    return;
  }
  const one = connectionOf(db)
    .prepare(`SELECT ${sideColumns} FROM person b WHERE b.id = ? AND b.deleted_at IS NULL`)
    .raw(true);
  const near = nearPerson(db, rules);
  for (const id of only) {
    const row = one.get(id) as unknown[] | undefined;
    if (!row) continue;
    const p = sideOf(row);
    for (const other of near(p)) if (other.id !== id) yield [p, other];
  }
}

/** All pairs that reach the threshold, or those of the given people alone. Each pair once, the smaller id first. */
export function findDuplicates(
  db: Reader,
  rules: DuplicateRules,
  only: readonly number[] | null = null,
): FoundPair[] {
  const found = new Map<string, FoundPair>();
  for (const [x, y] of candidates(db, rules, only)) {
    const [first, second] = x.id < y.id ? [x, y] : [y, x];
    const key = `${first.id} ${second.id}`;
    if (found.has(key)) continue;
    const { score, reasons } = duplicateScore(first, second, rules);
    if (score >= rules.threshold) found.set(key, { a: first.id, b: second.id, score, reasons });
  }
  return [...found.values()];
}

/** Compares everybody and brings the work list up to date: new pairs in, pairs that no longer agree out, decided ones and those put together by hand as they are. */
export function scanDuplicates(db: Db, by: EventBy): { suspected: number; found: number } {
  const rules = readDuplicateRules(db);
  const pairs = findDuplicates(db, rules);
  return db.transaction((tx) => {
    const now = Date.now();
    tx.update(duplicatePair).set({ foundAt: 0 }).where(eq(duplicatePair.state, "suspected")).run();
    let added = 0;
    for (const pair of pairs) added += keepPair(tx, pair, now);
    tx.delete(duplicatePair)
      .where(
        and(
          eq(duplicatePair.state, "suspected"),
          eq(duplicatePair.foundAt, 0),
          isNull(duplicatePair.namedAt),
        ),
      )
      .run();
    // Put together by hand: nothing agrees enough, and somebody still has to look.
    tx.update(duplicatePair)
      .set({ foundAt: duplicatePair.namedAt })
      .where(eq(duplicatePair.foundAt, 0))
      .run();
    const suspected = tx
      .select({ n: sql<number>`count(*)` })
      .from(duplicatePair)
      .where(eq(duplicatePair.state, "suspected"))
      .get()!.n;
    recordEvent(tx, by, { event: "duplicate.scanned", after: { suspected, added } });
    return { suspected, found: added };
  });
}

/** Writes a pair as suspected, unless somebody decided about it before. @returns 1 when it is new */
export function keepPair(tx: Tx, pair: FoundPair, now: number): 0 | 1 {
  const same = and(eq(duplicatePair.personAId, pair.a), eq(duplicatePair.personBId, pair.b));
  const before = tx.select().from(duplicatePair).where(same).get();
  const facts = { score: pair.score, reasons: JSON.stringify(pair.reasons), foundAt: now };
  if (!before) {
    tx.insert(duplicatePair)
      .values({ personAId: pair.a, personBId: pair.b, ...facts, state: "suspected" })
      .run();
    return 1;
  }
  if (before.state === "suspected") tx.update(duplicatePair).set(facts).where(same).run();
  return 0;
}
