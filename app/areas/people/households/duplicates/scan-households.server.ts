import { connectionOf, type Db, type Reader, type Tx } from "db/client.server";
import { householdPair } from "db/schema";
import { and, eq, sql } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { head } from "../relation";
import {
  type ComparableHousehold,
  type HouseholdReason,
  householdScore,
  householdThreshold,
  type SomeoneOfHousehold,
} from "./household-score";

export interface FoundHouseholds {
  a: number;
  b: number;
  score: number;
  reasons: HouseholdReason[];
}

const living = (h: string) => `${h}.deleted_at IS NULL AND ${h}.ended_on IS NULL`;
const isHead = (m: string) => `${m}.to_on IS NULL AND ${m}.relation = '${head}'`;

/**
 * Pairs worth comparing: the same number or the same house in one village, heads of one name in one village, and people
 * of one name and birth day in both. Everything that can reach the threshold shares one of these.
 */
const blocks = [
  `SELECT a.id, b.id FROM household a JOIN household b ON b.village_id = a.village_id AND b.registry_no = a.registry_no
   WHERE a.id < b.id AND ${living("a")} AND ${living("b")}`,
  `SELECT a.id, b.id FROM household a JOIN household b ON b.village_id = a.village_id AND b.house_order = a.house_order
   WHERE a.id < b.id AND a.house_order <> '' AND ${living("a")} AND ${living("b")}`,
  `SELECT min(m.household_id, n.household_id), max(m.household_id, n.household_id)
   FROM household_member m JOIN person p ON p.id = m.person_id
   CROSS JOIN person q INDEXED BY person_name ON q.name = p.name AND q.village_id = p.village_id
   JOIN household_member n ON n.person_id = q.id AND ${isHead("n")}
   WHERE ${isHead("m")} AND p.id < q.id AND m.household_id <> n.household_id`,
  `SELECT min(m.household_id, n.household_id), max(m.household_id, n.household_id)
   FROM household_member m JOIN person p ON p.id = m.person_id
   CROSS JOIN person q INDEXED BY person_birth ON q.birth_on = p.birth_on AND (q.pinyin = p.pinyin OR q.name = p.name)
   JOIN household_member n ON n.person_id = q.id AND n.to_on IS NULL
   WHERE m.to_on IS NULL AND p.id < q.id AND m.household_id <> n.household_id`,
];

/** All pairs of households that reach the threshold, each once, the smaller id first. */
export function findDoubleHouseholds(db: Reader): FoundHouseholds[] {
  const client = connectionOf(db);
  const wanted = new Set<string>();
  for (const block of blocks)
    for (const [a, b] of client.prepare(block).raw(true).iterate() as IterableIterator<[number, number]>)
      wanted.add(`${a} ${b}`);
  const read = reader(db);
  return [...wanted].flatMap((key) => {
    const [a, b] = key.split(" ").map(Number) as [number, number];
    const [x, y] = [read(a), read(b)];
    if (!x || !y) return [];
    const { score, reasons } = householdScore(x, y);
    return score >= householdThreshold ? [{ a, b, score, reasons }] : [];
  });
}

function reader(db: Reader): (id: number) => ComparableHousehold | null {
  const client = connectionOf(db);
  const row = client.prepare(
    `SELECT village_id AS villageId, registry_no AS registryNo, house_number AS houseNumber FROM household h WHERE id = ? AND ${living("h")}`,
  );
  const people = client.prepare(
    `SELECT p.name, p.pinyin, p.birth_on AS birthOn, m.relation FROM household_member m JOIN person p ON p.id = m.person_id
     WHERE m.household_id = ? AND m.to_on IS NULL AND p.deleted_at IS NULL`,
  );
  const known = new Map<number, ComparableHousehold | null>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const found = row.get(id) as Omit<ComparableHousehold, "head" | "others"> | undefined;
    const all = found ? (people.all(id) as (SomeoneOfHousehold & { relation: string })[]) : [];
    const whole = found
      ? {
          ...found,
          head: all.find((p) => p.relation === head) ?? null,
          others: all.filter((p) => p.relation !== head),
        }
      : null;
    known.set(id, whole);
    return whole;
  };
}

/** Compares all households and brings the work list up to date: new pairs in, pairs that no longer agree out, decided ones as they are. */
export function scanHouseholds(db: Db, by: EventBy): { suspected: number; found: number } {
  const pairs = findDoubleHouseholds(db);
  return db.transaction((tx) => {
    const now = Date.now();
    tx.update(householdPair).set({ foundAt: 0 }).where(eq(householdPair.state, "suspected")).run();
    let added = 0;
    for (const pair of pairs) added += keepHouseholdPair(tx, pair, now);
    tx.delete(householdPair)
      .where(and(eq(householdPair.state, "suspected"), eq(householdPair.foundAt, 0)))
      .run();
    const suspected = tx
      .select({ n: sql<number>`count(*)` })
      .from(householdPair)
      .where(eq(householdPair.state, "suspected"))
      .get()!.n;
    recordEvent(tx, by, { event: "duplicate.households-scanned", after: { suspected, added } });
    return { suspected, found: added };
  });
}

/** Writes a pair as suspected, unless somebody decided about it before. @returns 1 when it is new */
function keepHouseholdPair(tx: Tx, pair: FoundHouseholds, now: number): 0 | 1 {
  const same = and(eq(householdPair.householdAId, pair.a), eq(householdPair.householdBId, pair.b));
  const before = tx.select().from(householdPair).where(same).get();
  const facts = { score: pair.score, reasons: JSON.stringify(pair.reasons), foundAt: now };
  if (!before) {
    tx.insert(householdPair)
      .values({ householdAId: pair.a, householdBId: pair.b, ...facts, state: "suspected" })
      .run();
    return 1;
  }
  if (before.state === "suspected") tx.update(householdPair).set(facts).where(same).run();
  return 0;
}
