import type { Db } from "db/client.server";
import { type DuplicateKind, duplicateKinds, exactKinds, plantDuplicates } from "db/seed/planted-duplicates";
import { plainPinyin } from "~/platform/search/pinyin";
import { rosterKey } from "~/platform/search/roster-key";
import { usualRules } from "./duplicate-score";
import { findDuplicates } from "./scan-duplicates.server";

const villages = 100;

/** Fills an empty database with invented people of whom some are on record twice, in known ways. */
export function fillPlanted(
  db: Db,
  total: number,
  copies: number,
  kinds: readonly DuplicateKind[] = duplicateKinds,
) {
  const planted = plantDuplicates(total, copies, villages, kinds);
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
      `INSERT INTO person (name, pinyin, initials, roster_key, id_type, sex, birth_on, phone, village_id, created_at, updated_at)
       VALUES (?, ?, ?, ?, 'none', ?, ?, ?, ?, 0, 0)`,
    );
    for (const p of planted.people) {
      const { pinyin, initials } = plainPinyin(p.name);
      insert.run(p.name, pinyin, initials, rosterKey(p.name), p.sex, p.birthOn, p.phone, p.village + 1);
    }
  })();
  return planted;
}

export interface PlantedFigures {
  byKind: { kind: DuplicateKind; exact: boolean; planted: number; found: number }[];
  found: number;
  falsePairs: number;
  tookMs: number;
}

/** How many of the planted duplicates the usual rules find, kind by kind, and how many pairs they make up. */
export function checkPlanted(
  db: Db,
  total: number,
  copies: number,
  kinds: readonly DuplicateKind[] = duplicateKinds,
): PlantedFigures {
  const { pairs } = fillPlanted(db, total, copies, kinds);
  const began = performance.now();
  const found = new Set(findDuplicates(db, usualRules).map((p) => `${p.a} ${p.b}`));
  const tookMs = Math.round(performance.now() - began);
  const hits = pairs.filter((p) => found.has(`${p.original + 1} ${p.copy + 1}`));
  return {
    byKind: kinds.map((kind) => ({
      kind,
      exact: exactKinds.includes(kind),
      planted: pairs.filter((p) => p.kind === kind).length,
      found: hits.filter((p) => p.kind === kind).length,
    })),
    found: found.size,
    falsePairs: found.size - hits.length,
    tookMs,
  };
}
