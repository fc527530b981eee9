import path from "node:path";
import { closeDatabase, type Db, openDatabase } from "db/client.server";
import { person, village } from "db/schema";
import { measures } from "db/summary/measures";
import { rowsOf } from "db/summary/summary-sql";
import { and, eq, isNull, sql } from "drizzle-orm";
import { listPeople } from "~/areas/people/list-people.server";
import { searchPeople } from "~/areas/people/search-people.server";
import { type Figures, figuresByVillage, noFigures, totalsOf } from "~/areas/reports/figures.server";
import { everything } from "~/areas/reports/period";
import { readTerm } from "~/platform/search/search-term";
import { alternate, ratios, spread } from "./measure";
import { databaseIn, takeKeysOf } from "./seed";
import type { Result } from "./targets";

/** Parts of names as people type them, by length; some of them are nobody. */
export const terms: Readonly<Record<1 | 2 | 3 | 4, readonly string[]>> = {
  1: ["王", "樊", "㛃", "覃"],
  2: ["孔令", "国栋", "桂芳", "㛃王", "德海"],
  3: ["孔令德", "王秀兰", "张建国", "李㛃平"],
  4: ["阿卜杜热", "阿依古丽", "孔令德海"],
};

/** What a product without an index would do: the same people by LIKE, in the same words and order. */
export function searchByLike(db: Db, term: string, limit: number) {
  const rows = db
    .select({
      id: person.id,
      name: person.name,
      pinyin: person.pinyin,
      initials: person.initials,
      sex: person.sex,
      birthOn: person.birthOn,
      idNumberMasked: person.idNumberMasked,
      phone: person.phone,
      villageName: village.name,
      townName: village.townName,
    })
    .from(person)
    .innerJoin(village, eq(village.id, person.villageId))
    .where(and(sql`${person.name} LIKE ${`%${term}%`}`, isNull(person.deletedAt)))
    .limit(1000)
    .all();
  const rank = (name: string) => (name === term ? 0 : name.startsWith(term) ? 1 : 2);
  const ranked = rows
    .map((row) => ({ row, rank: rank(row.name) }))
    .sort((a, b) => a.rank - b.rank || (a.row.pinyin < b.row.pinyin ? -1 : 1));
  return { total: rows.length, rows: ranked.slice(0, limit).map((r) => r.row) };
}

/** Name search by length of the term, each against LIKE with as many answers. */
export async function measureSearch(db: Db, repetitions: number): Promise<Result[]> {
  const results: Result[] = [];
  for (const length of [1, 2, 3, 4] as const) {
    const all: number[] = [];
    const notes: string[] = [];
    for (const text of terms[length]) {
      const found = searchPeople(db, "all", readTerm(text), 50).total;
      const liked = searchByLike(db, text, 50).total;
      if (found !== liked) throw new Error(`search ${text}: ${found} people, LIKE finds ${liked}`);
      const times = await alternate(
        {
          product: () => searchPeople(db, "all", readTerm(text), 50),
          like: () => searchByLike(db, text, 50),
        },
        repetitions,
      );
      all.push(...ratios(times.product, times.like));
      notes.push(
        `${text} ${found}: ${spread(times.product).median.toFixed(1)}/${spread(times.like).median.toFixed(1)} ms`,
      );
    }
    results.push({ key: `search-${length}`, ...spread(all), note: notes.join(", ") });
  }
  return results;
}

/** A page of the list at a depth, against the first one, ordered by name as the list is when it opens. */
export async function measureDepth(db: Db, depth: number, repetitions: number): Promise<Result> {
  const size = 50;
  const edge = db.$client
    .prepare("SELECT id, roster_key AS rosterKey FROM person ORDER BY roster_key, id LIMIT 1 OFFSET ?")
    .get(depth) as { id: number; rosterKey: string };
  const cursor = { id: edge.id, value: edge.rosterKey, direction: "after" } as const;
  const first = () => listPeople(db, "all", {}, "name", null, size);
  const deep = () => listPeople(db, "all", {}, "name", cursor, size);
  if (deep().rows.length !== size) throw new Error("the deep page is not full");
  const many = (page: () => unknown) => () => {
    for (let i = 0; i < 20; i += 1) page();
  };
  const times = await alternate({ deep: many(deep), first: many(first) }, repetitions, 2);
  const each = (values: number[]) => (spread(values).median / 20).toFixed(2);
  return {
    key: "depth",
    ...spread(ratios(times.deep, times.first)),
    note: `${each(times.deep)} ms against ${each(times.first)} ms, keyset`,
  };
}

/** What the overview would do without its summary: every measure counted from its rows, of each village or of all. */
function rollup(db: Db, each: boolean): Map<number, Figures> {
  const found = new Map<number, Figures>();
  for (const m of measures) {
    const rows = db.$client
      .prepare(`SELECT ${each ? m.village : "0"}, sum(${m.value}) ${rowsOf(m)} GROUP BY 1`)
      .raw()
      .all() as [villageId: number, value: number][];
    for (const [villageId, value] of rows) {
      const figures = found.get(villageId) ?? noFigures();
      figures[m.key] = value;
      found.set(villageId, figures);
    }
  }
  return found;
}

/** The figures of the overview from the kept summary, against the same counted from the rows: the sum of all villages. */
export async function measureDashboard(db: Db, repetitions: number): Promise<Result> {
  const cases = {
    kept: () => totalsOf(db, "all", everything),
    live: () => rollup(db, false),
    keptEach: () => figuresByVillage(db, "all", everything),
    liveEach: () => rollup(db, true),
  };
  const [each, counted] = [cases.keptEach(), cases.liveEach()];
  const text = (figures: Figures | undefined) => JSON.stringify(figures ?? noFigures());
  if (
    text(cases.kept()) !== text(cases.live().get(0)) ||
    each.size !== counted.size ||
    ![...each].every(([id, figures]) => text(figures) === text(counted.get(id)))
  )
    throw new Error("the summary and the rows say different figures");
  const times = await alternate(cases, repetitions);
  const ms = (side: keyof typeof cases) => spread(times[side]).median.toFixed(1);
  return {
    key: "dashboard",
    ...spread(ratios(times.kept, times.live)),
    note: `${ms("kept")} ms against ${ms("live")} ms; each of ${each.size} villages ${ms("keptEach")} against ${ms("liveEach")}`,
  };
}

export async function measureQueries(folder: string): Promise<Result[]> {
  takeKeysOf(folder);
  const db = openDatabase(databaseIn(path.resolve(folder)));
  try {
    return [
      ...(await measureSearch(db, 7)),
      await measureDepth(db, 990_000, 11),
      await measureDashboard(db, 5),
    ];
  } finally {
    closeDatabase(db);
  }
}
