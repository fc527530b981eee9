import { addDays, type Day } from "~/platform/dates";
import { changesBetween, type PastStanding, type StandingChange, type VillageStanding } from "./village-past";

/** One line of the history of a village's names and places, the present one first. */
export interface StandingLine {
  /** Id of the past row that ended with the line's first day: what taking the change back takes back; null at the first. */
  changeId: number | null;
  standing: VillageStanding;
  fromOn: Day | null;
  untilOn: Day | null;
  /** What the change that began it was. */
  changes: StandingChange[];
  basis: string | null;
  changedByName: string | null;
}

type Past = PastStanding & { id: number; basis: string; changedByName: string };

/** All a village was, from its past rows, the latest first, and what it is. Pure. */
export function standingLines(past: readonly Past[], present: VillageStanding): StandingLine[] {
  const all: (VillageStanding & { untilOn?: Day })[] = [present, ...past];
  return all.map((standing, i) => {
    const before = past[i];
    return {
      changeId: before?.id ?? null,
      standing,
      fromOn: before ? addDays(before.untilOn, 1) : null,
      untilOn: standing.untilOn ?? null,
      changes: before ? changesBetween(before, standing) : [],
      basis: before?.basis ?? null,
      changedByName: before?.changedByName ?? null,
    };
  });
}
