import type { Day } from "~/platform/dates";

/** One bar of a lane: where it stands on the time axis, in percent. */
export interface Bar {
  id: number;
  x: number;
  width: number;
  state: "past" | "live" | "ahead";
  title: string;
  detail: string;
}

export interface Lane {
  region: string;
  name: string;
  note: string;
  bars: Bar[];
  /** Time before the first version, when the region follows the wider one. */
  inherits: { x: number; width: number; title: string } | null;
}

const ms = (on: Day) => Date.parse(`${on}T00:00:00Z`);

/** Place of a day between two years, in percent, not beyond the ends. */
export function placeOf(on: Day, fromYear: number, toYear: number): number {
  const [start, end] = [ms(`${fromYear}-01-01`), ms(`${toYear}-01-01`)];
  return Math.min(100, Math.max(0, ((ms(on) - start) / (end - start)) * 100));
}
