import type { Day } from "~/platform/dates";
import type { Ppm } from "./exact";

/** A one-year loan prime rate and the day it was published: it holds until the next one. */
export interface LprRow {
  from: Day;
  ratePpm: Ppm;
}

/** The rate in force on a day; null before the first row. */
export function lprOn(table: readonly LprRow[], on: Day): Ppm | null {
  let found: LprRow | null = null;
  for (const row of table) if (row.from <= on && (!found || row.from > found.from)) found = row;
  return found?.ratePpm ?? null;
}
