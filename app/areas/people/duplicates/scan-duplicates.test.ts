import type { Db } from "db/client.server";
import { duplicatePair } from "db/schema";
import { duplicateKinds, exactKinds, plantDuplicates } from "db/seed/planted-duplicates";
import { describe, expect, it } from "vitest";
import { bySystem } from "~/platform/audit/record-event.server";
import { plainPinyin } from "~/platform/search/pinyin";
import { testDb } from "../../../../tests/support/test-db";
import { usualRules } from "./duplicate-score";
import { findDuplicates, scanDuplicates } from "./scan-duplicates.server";

const villages = 100;

function fill(db: Db, total: number, copies: number) {
  const planted = plantDuplicates(total, copies, villages);
  const sqlite = db.$client;
  sqlite.transaction(() => {
    const place = sqlite.prepare("INSERT INTO division (code, name, level) VALUES (?, ?, 'village')");
    const home = sqlite.prepare(
      "INSERT INTO village (division_id, name, town_name, county_name, code, joined_on, created_at) VALUES (?, ?, '黄安镇', '郓城县', ?, '2024-01-01', 0)",
    );
    for (let v = 0; v < villages; v += 1) {
      const code = String(371725101200 + v);
      home.run(place.run(code, `村${v}`).lastInsertRowid, `村${v}`, code);
    }
    const insert = sqlite.prepare(
      `INSERT INTO person (name, pinyin, initials, id_type, sex, birth_on, phone, village_id, created_at, updated_at)
       VALUES (?, ?, ?, 'none', ?, ?, ?, ?, 0, 0)`,
    );
    for (const p of planted.people) {
      const reading = plainPinyin(p.name);
      insert.run(p.name, reading.pinyin, reading.initials, p.sex, p.birthOn, p.phone, p.village + 1);
    }
  })();
  return planted;
}

describe("finding duplicates", () => {
  it("20,000 people with 300 planted: all exact ones, 95 % of the fuzzy ones, under 1 % false pairs", () => {
    const db = testDb();
    const { pairs } = fill(db, 20_000, 300);
    expect(pairs).toHaveLength(300);
    const found = new Set(findDuplicates(db, usualRules).map((p) => `${p.a} ${p.b}`));
    const hit = (p: (typeof pairs)[number]) => found.has(`${p.original + 1} ${p.copy + 1}`);
    const rate = (kind: string) => {
      const of = pairs.filter((p) => p.kind === kind);
      return of.filter(hit).length / of.length;
    };
    for (const kind of duplicateKinds) expect(pairs.some((p) => p.kind === kind)).toBe(true);
    for (const kind of exactKinds) expect([kind, rate(kind)]).toEqual([kind, 1]);
    const fuzzy = pairs.filter((p) => !exactKinds.includes(p.kind));
    expect(fuzzy.filter(hit).length / fuzzy.length).toBeGreaterThanOrEqual(0.95);
    const falsePairs = found.size - pairs.filter(hit).length;
    expect(falsePairs / found.size).toBeLessThan(0.01);
  });

  it("a dismissed pair does not come back, a pair that no longer agrees leaves the list", () => {
    const db = testDb();
    fill(db, 2_000, 14);
    expect(scanDuplicates(db, bySystem)).toEqual({ suspected: 14, found: 14 });
    const [first, second] = db.select().from(duplicatePair).all();
    db.$client.prepare("UPDATE duplicate_pair SET state = 'dismissed' WHERE id = ?").run(first!.id);
    db.$client
      .prepare("UPDATE person SET name = '改成别人', pinyin = 'gaichengbieren' WHERE id = ?")
      .run(second!.personBId);
    expect(scanDuplicates(db, bySystem)).toEqual({ suspected: 12, found: 0 });
    expect(db.select().from(duplicatePair).all()).toHaveLength(13);
  });
});
