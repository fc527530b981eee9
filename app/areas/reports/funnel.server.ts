import { connectionOf, type Reader } from "db/client.server";
import { type MeasureKey, measureOf } from "db/summary/measures";
import { rowsOf } from "db/summary/summary-sql";
import type { VillageScope } from "~/platform/access/actor";
import { inVillages } from "./figures.server";
import { type FunnelStep, funnelSteps } from "./funnel";

/** Everybody who took a step, each once: `SELECT person`. */
function whoTook(step: MeasureKey, scope: VillageScope): string {
  const m = measureOf(step);
  return `SELECT ${m.person} AS id ${rowsOf(m)}${inVillages(m.village, scope)}`;
}

export interface FunnelCount {
  step: FunnelStep;
  /** People who took it. */
  people: number;
  /** Of those who took the step before, how many did not take this one; null at the first. */
  lost: number | null;
  /** People who came to this step without the one before; null at the first. */
  straight: number | null;
}

/** From trip to shop in people: at each step how many, and how many of the step before are missing (FEATURES S13). */
export function funnelOf(db: Reader, scope: VillageScope): FunnelCount[] {
  const count = (sql: string) =>
    Number(connectionOf(db).prepare(`SELECT count(*) FROM (${sql})`).pluck().get());
  return funnelSteps.map((step, i) => {
    const here = whoTook(step, scope);
    const before = i === 0 ? null : whoTook(funnelSteps[i - 1] as FunnelStep, scope);
    return {
      step,
      people: count(`SELECT DISTINCT id FROM (${here})`),
      lost: before === null ? null : count(`${before} EXCEPT ${here}`),
      straight: before === null ? null : count(`${here} EXCEPT ${before}`),
    };
  });
}

export interface FunnelName {
  id: number;
  name: string;
  villageId: number;
  sex: string;
  birthOn: string;
  phone: string | null;
}

/** The people behind a step, or those of `step` who did not go on to `without`. */
export function funnelNames(
  db: Reader,
  scope: VillageScope,
  asked: { step: FunnelStep; without: FunnelStep | null },
  limit: number,
): { count: number; people: FunnelName[] } {
  const who = asked.without
    ? `${whoTook(asked.step, scope)} EXCEPT ${whoTook(asked.without, scope)}`
    : whoTook(asked.step, scope);
  const sqlite = connectionOf(db);
  const people = sqlite
    .prepare(
      `SELECT p.id, p.name, p.village_id AS villageId, p.sex, p.birth_on AS birthOn, p.phone FROM person p WHERE p.id IN (${who}) ORDER BY p.village_id, p.roster_key, p.id LIMIT ?`,
    )
    .all(limit) as FunnelName[];
  const count = Number(sqlite.prepare(`SELECT count(DISTINCT id) FROM (${who})`).pluck().get());
  return { count, people };
}
