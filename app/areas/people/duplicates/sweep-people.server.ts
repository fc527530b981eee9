import { connectionOf, type Reader } from "db/client.server";
import { birthsNear, closeTexts } from "./close-values";
import type { DuplicateRules } from "./duplicate-score";
import { birthAlone, readingAndBirth, type Side, sideColumns, sideOf } from "./near-person.server";

/**
 * Every two people worth comparing, by sweeps over everybody: what `nearPerson` finds for one, found for all without
 * asking a hundred questions about each. A pair may come more than once.
 */
export function* sweepPeople(db: Reader, rules: DuplicateRules): Generator<[Side, Side]> {
  yield* sameBirth(db, rules);
  yield* nearPhones(db);
  yield* sameReading(db, readingAndBirth(rules));
}

function* sameBirth(db: Reader, rules: DuplicateRules): Generator<[Side, Side]> {
  const also = birthAlone(rules) ? "" : "AND (a.name = b.name OR a.village_id = b.village_id)";
  const rows = connectionOf(db)
    .prepare(
      `SELECT ${sideColumns.replaceAll("b.", "a.")}, ${sideColumns}
       FROM person a CROSS JOIN person b INDEXED BY person_birth
       WHERE a.birth_on = b.birth_on ${also} AND a.id < b.id AND a.deleted_at IS NULL AND b.deleted_at IS NULL`,
    )
    .raw(true)
    .iterate() as IterableIterator<unknown[]>;
  for (const row of rows) yield [sideOf(row), sideOf(row.slice(7))];
}

/** The same phone, or one slip away: each number is asked for those above it only. */
function* nearPhones(db: Reader): Generator<[Side, Side]> {
  const client = connectionOf(db);
  const rows = client
    .prepare("SELECT phone, id FROM person WHERE phone IS NOT NULL AND deleted_at IS NULL ORDER BY phone")
    .raw(true)
    .all() as [string, number][];
  const first = new Map<string, number>();
  rows.forEach(([phone], at) => {
    if (!first.has(phone)) first.set(phone, at);
  });
  const one = client.prepare(`SELECT ${sideColumns} FROM person b WHERE b.id = ?`).raw(true);
  const side = (id: number) => sideOf(one.get(id) as unknown[]);
  const having = function* (phone: string, from: number): Generator<number> {
    for (let at = from; rows[at]?.[0] === phone; at += 1) yield rows[at]![1];
  };
  for (const [at, [phone, id]] of rows.entries()) {
    for (const other of having(phone, at + 1)) yield [side(id), side(other)];
    for (const near of closeTexts(phone)) {
      const from = near > phone ? first.get(near) : undefined;
      if (from !== undefined) for (const other of having(near, from)) yield [side(id), side(other)];
    }
  }
}

/** Names that sound the same, group by group: of one village, and of a birth day that is the same or one slip away. */
function* sameReading(db: Reader, births: boolean): Generator<[Side, Side]> {
  const client = connectionOf(db);
  const read = (where: string) =>
    client
      .prepare(
        `SELECT ${sideColumns} FROM person b WHERE ${where} AND b.deleted_at IS NULL ORDER BY b.pinyin`,
      )
      .raw(true)
      .iterate() as IterableIterator<unknown[]>;
  // Names with a second reading are few: they stand in the group of each.
  const groups = new Map<string, Side[]>();
  for (const row of read("instr(b.pinyin, ' ') > 0")) {
    const p = sideOf(row);
    for (const reading of new Set(p.pinyin.split(" ")))
      groups.set(reading, [...(groups.get(reading) ?? []), p]);
  }
  let reading = "";
  let group: Side[] = [];
  for (const row of read("instr(b.pinyin, ' ') = 0")) {
    const p = sideOf(row);
    if (p.pinyin !== reading) {
      yield* within(group, births);
      reading = p.pinyin;
      group = groups.get(reading) ?? [];
      groups.delete(reading);
    }
    group.push(p);
  }
  yield* within(group, births);
  for (const rest of groups.values()) yield* within(rest, births);
}

function* within(group: readonly Side[], births: boolean): Generator<[Side, Side]> {
  const villages = new Map<number, Side[]>();
  const days = new Map<string, Side[]>();
  for (const p of group) {
    for (const other of villages.get(p.villageId) ?? []) yield [other, p];
    villages.set(p.villageId, [...(villages.get(p.villageId) ?? []), p]);
    if (!births) continue;
    for (const day of birthsNear(p.birthOn)) for (const other of days.get(day) ?? []) yield [other, p];
    days.set(p.birthOn, [...(days.get(p.birthOn) ?? []), p]);
  }
}
