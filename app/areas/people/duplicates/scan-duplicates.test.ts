import { duplicatePair } from "db/schema";
import { beyondKinds } from "db/seed/planted-duplicates";
import { describe, expect, it } from "vitest";
import { bySystem } from "~/platform/audit/record-event.server";
import { testDb } from "../../../../tests/support/test-db";
import { wholeReads } from "../../../../tests/support/whole-reads";
import { usualRules } from "./duplicate-score";
import { checkPlanted, fillPlanted } from "./planted-check.server";
import { findDuplicates, scanDuplicates } from "./scan-duplicates.server";

describe("finding duplicates", () => {
  it("20,000 people with 300 planted: all exact ones, 95 % of the fuzzy ones, under 1 % false pairs", () => {
    const { byKind, found, falsePairs } = checkPlanted(testDb(), 20_000, 300);
    const sum = (rows: typeof byKind, key: "planted" | "found") => rows.reduce((n, r) => n + r[key], 0);
    expect(sum(byKind, "planted")).toBe(300);
    for (const k of byKind) {
      expect([k.kind, k.planted > 0]).toEqual([k.kind, true]);
      if (k.exact) expect([k.kind, k.found]).toEqual([k.kind, k.planted]);
    }
    const fuzzy = byKind.filter((k) => !k.exact);
    expect(sum(fuzzy, "found") / sum(fuzzy, "planted")).toBeGreaterThanOrEqual(0.95);
    expect(falsePairs / found).toBeLessThan(0.01);
  });

  it("what the usual rules leave out is known: a name that only sounds the same in another village, two facts that are only alike", () => {
    const { byKind } = checkPlanted(testDb(), 4_000, 60, beyondKinds);
    expect(byKind.map((k) => [k.kind, k.planted, k.found])).toEqual(beyondKinds.map((kind) => [kind, 20, 0]));
  });

  it("a dismissed pair does not come back, a pair that no longer agrees leaves the list (FEATURES 8)", () => {
    const db = testDb();
    fillPlanted(db, 2_000, 14);
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

it("people are compared by name, birth day and phone, never each with each", () => {
  const db = testDb();
  fillPlanted(db, 60, 4);
  const ids = db.$client.prepare("SELECT id FROM person ORDER BY id LIMIT 20").pluck().all() as number[];
  expect(wholeReads(db, "person", () => findDuplicates(db, usualRules, ids))).toEqual([]);
});
