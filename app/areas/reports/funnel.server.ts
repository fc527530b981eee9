import { connectionOf, type Reader } from "db/client.server";
import { type MeasureKey, measureOf } from "db/summary/measures";
import { rowsOf } from "db/summary/summary-sql";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { inVillages } from "./figures.server";
import { type FunnelStep, funnelSteps } from "./funnel";

/** Everybody who took a step by the day `@to` (null: ever): `SELECT person`. */
function whoTook(step: MeasureKey, scope: VillageScope, also = ""): string {
  const m = measureOf(step);
  return `SELECT ${m.person} AS id${also} ${rowsOf(m)} AND ${m.person} IS NOT NULL AND (@to IS NULL OR ${m.day} <= @to)${inVillages(m.village, scope)}`;
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

/**
 * From trip to shop in people: at each step how many, and how many of the step before are missing (FEATURES S13). Each
 * person is read once, with all steps they took: as many rows as there are mixtures of steps.
 */
export function funnelOf(db: Reader, scope: VillageScope, to: Day | null = null): FunnelCount[] {
  const taken = funnelSteps.map((step, i) => whoTook(step, scope, `, ${1 << i} AS bit`)).join(" UNION ");
  const mixtures = connectionOf(db)
    .prepare(`SELECT bits, count(*) FROM (SELECT sum(bit) AS bits FROM (${taken}) GROUP BY id) GROUP BY bits`)
    .raw()
    .all({ to }) as [bits: number, people: number][];
  const count = (fits: (bits: number) => boolean) =>
    mixtures.reduce((sum, [bits, people]) => sum + (fits(bits) ? people : 0), 0);
  return funnelSteps.map((step, i) => {
    const here = 1 << i;
    const before = here >> 1;
    return {
      step,
      people: count((bits) => (bits & here) > 0),
      lost: i === 0 ? null : count((bits) => (bits & before) > 0 && (bits & here) === 0),
      straight: i === 0 ? null : count((bits) => (bits & here) > 0 && (bits & before) === 0),
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
  asked: { step: FunnelStep; without: FunnelStep | null; to: Day | null },
  limit: number,
): { count: number; people: FunnelName[] } {
  const who = asked.without
    ? `${whoTook(asked.step, scope)} EXCEPT ${whoTook(asked.without, scope)}`
    : whoTook(asked.step, scope);
  const sqlite = connectionOf(db);
  const people = sqlite
    .prepare(
      `SELECT p.id, p.name, p.village_id AS villageId, p.sex, p.birth_on AS birthOn, p.phone FROM person p WHERE p.id IN (${who}) ORDER BY p.village_id, p.roster_key, p.id LIMIT @limit`,
    )
    .all({ to: asked.to, limit }) as FunnelName[];
  const count = Number(
    sqlite.prepare(`SELECT count(DISTINCT id) FROM (${who})`).pluck().get({ to: asked.to }),
  );
  return { count, people };
}
