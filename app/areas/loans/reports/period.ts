import { addDays, addMonths, type Day, longDay } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";

/** A year, a quarter of it or a month: 2026, 2026-Q3, 2026-09. */
export interface Period {
  key: string;
  from: Day;
  /** Last day. */
  to: Day;
}

const make = (key: string, from: Day, months: number): Period => ({
  key,
  from,
  to: addDays(addMonths(from, months), -1),
});

/** Reads a period of an address, 2026Q3 and 2026-q3 too, as the overview has them; null for what is none. */
export function readPeriod(text: string | null): Period | null {
  const found = /^(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(
    (text ?? "")
      .trim()
      .toUpperCase()
      .replace(/^(20\d\d)(Q[1-4])$/, "$1-$2"),
  );
  if (!found) return null;
  const [key, year, quarter, month] = [found[0], found[1]!, found[2], found[3]];
  if (quarter) return make(key, `${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`, 3);
  return month ? make(key, `${year}-${month}-01`, 1) : make(key, `${year}-01-01`, 12);
}

/** The year and its parts up to today, as choices. */
export function periodsOfYear(year: number, today: Day): Period[] {
  const keys = [
    `${year}`,
    ...[1, 2, 3, 4].map((q) => `${year}-Q${q}`),
    ...Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, "0")}`),
  ];
  return keys.flatMap((key) => {
    const period = readPeriod(key);
    return period && period.from <= today ? [period] : [];
  });
}

/** From its first day to its last, in words. */
export const periodWords = (p: Pick<Period, "from" | "to">, language: Language): string =>
  `${longDay(p.from, language)} — ${longDay(p.to, language)}`;
