import { connectionOf, type Db, type Reader, type Tx } from "db/client.server";
import { duplicatePair } from "db/schema";
import { and, eq, sql } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { readDuplicateRules } from "./duplicate-rules.server";
import { type Comparable, type DuplicateRules, duplicateScore, type Reason } from "./duplicate-score";

export interface FoundPair {
  a: number;
  b: number;
  score: number;
  reasons: Reason[];
}

type Side = Comparable & { id: number };

/**
 * Pairs worth comparing, each once: the same birth day with the same name, village or phone; the same phone; the same
 * name in one village. Everything that can reach the threshold under the usual rules shares one of these.
 */
const blocks = [
  {
    index: "person_birth",
    alike: "a.birth_on = b.birth_on AND (a.name = b.name OR a.village_id = b.village_id)",
  },
  { index: "person_phone", alike: "a.phone = b.phone" },
  { index: "person_name", alike: "a.name = b.name AND a.village_id = b.village_id" },
] as const;

const side = (p: "a" | "b") =>
  ["id", "name", "pinyin", "birth_on", "sex", "phone", "village_id"].map((c) => `${p}.${c}`).join(", ");

function* candidates(db: Reader, only: readonly number[] | null): Generator<[Side, Side]> {
  const client = connectionOf(db);
  const limit = only ? `AND a.id IN (${only.map(() => "?").join(",")})` : "AND a.id < b.id";
  // Each by the index that leaves fewest: left to itself, SQLite looks through the whole village for a name.
  for (const { index, alike } of blocks) {
    const rows = client
      .prepare(
        `SELECT ${side("a")}, ${side("b")} FROM person a CROSS JOIN person b INDEXED BY ${index}
         WHERE ${alike} AND a.id <> b.id ${limit} AND a.deleted_at IS NULL AND b.deleted_at IS NULL`,
      )
      .raw(true)
      .iterate(...(only ?? [])) as IterableIterator<unknown[]>;
    for (const row of rows) yield [sideOf(row, 0), sideOf(row, 7)];
  }
}

const sideOf = (row: unknown[], at: number): Side => ({
  id: row[at] as number,
  name: row[at + 1] as string,
  pinyin: row[at + 2] as string,
  birthOn: row[at + 3] as string,
  sex: row[at + 4] as string,
  phone: row[at + 5] as string | null,
  villageId: row[at + 6] as number,
});

/** All pairs that reach the threshold, or those of the given people alone. Each pair once, the smaller id first. */
export function findDuplicates(
  db: Reader,
  rules: DuplicateRules,
  only: readonly number[] | null = null,
): FoundPair[] {
  const found = new Map<string, FoundPair>();
  for (const [x, y] of candidates(db, only)) {
    const [first, second] = x.id < y.id ? [x, y] : [y, x];
    const key = `${first.id} ${second.id}`;
    if (found.has(key)) continue;
    const { score, reasons } = duplicateScore(first, second, rules);
    if (score >= rules.threshold) found.set(key, { a: first.id, b: second.id, score, reasons });
  }
  return [...found.values()];
}

/** Compares everybody and brings the work list up to date: new pairs in, pairs that no longer agree out, decided ones as they are. */
export function scanDuplicates(db: Db, by: EventBy): { suspected: number; found: number } {
  const rules = readDuplicateRules(db);
  const pairs = findDuplicates(db, rules);
  return db.transaction(
    (tx) => {
      const now = Date.now();
      tx.update(duplicatePair).set({ foundAt: 0 }).where(eq(duplicatePair.state, "suspected")).run();
      let added = 0;
      for (const pair of pairs) added += keepPair(tx, pair, now);
      tx.delete(duplicatePair)
        .where(and(eq(duplicatePair.state, "suspected"), eq(duplicatePair.foundAt, 0)))
        .run();
      const suspected = tx
        .select({ n: sql<number>`count(*)` })
        .from(duplicatePair)
        .where(eq(duplicatePair.state, "suspected"))
        .get()!.n;
      recordEvent(tx, by, { event: "duplicate.scanned", after: { suspected, added } });
      return { suspected, found: added };
    },
    { behavior: "immediate" },
  );
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
