import { addDays, addMonths, type Day, parseDay } from "~/platform/dates";

/**
 * A span of days that figures are counted for. `key` is how an address says it: all, 2026, 2026Q4, 2026-11, own. Without
 * a first day it reaches back to the beginning, without a last one to today and on.
 */
export interface Period {
  key: string;
  from: Day | null;
  to: Day | null;
}

export const everything: Period = { key: "all", from: null, to: null };

const lastOf = (firstOfMonth: Day, months: number): Day => addDays(addMonths(firstOfMonth, months), -1);

/** An address as people write it: 2026-Q4, 2026q4 and 2026-3 are 2026Q4 and 2026-03. */
const asKey = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replace(/^(ALL|OWN)$/, (word) => word.toLowerCase())
    .replace(/^(20\d{2})-?(Q[1-4])$/, "$1$2")
    .replace(/^(20\d{2})-([1-9])$/, "$1-0$2");

/** The days of 2026, 2026Q4 or 2026-11; null for what is none of them. */
export function calendarPeriod(key: string): Period | null {
  const year = key.match(/^(20\d{2})$/);
  if (year) return { key, from: `${key}-01-01`, to: `${key}-12-31` };
  const quarter = key.match(/^(20\d{2})Q([1-4])$/);
  if (quarter) {
    const from = `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}-01`;
    return { key, from, to: lastOf(from, 3) };
  }
  if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(key)) return { key, from: `${key}-01`, to: lastOf(`${key}-01`, 1) };
  return null;
}

export interface ReadPeriod {
  period: Period;
  /** As typed, for the fields. */
  typed: { from: string; to: string };
  /** `key` is what was asked for and is no period. */
  wrong: { from?: boolean; to?: boolean; order?: boolean; key?: string };
  /** Days stand beside a period of the list: the list counts, and the page says so. */
  unused: boolean;
}

/** Reads `period`, `from` and `to` of an address: days alone are a period; what is none counts as not given, and is told. */
export function readPeriod(params: URLSearchParams): ReadPeriod {
  const asked = params.get("period") || "all";
  const key = asKey(asked);
  const typed = { from: params.get("from")?.trim() ?? "", to: params.get("to")?.trim() ?? "" };
  const days = typed.from !== "" || typed.to !== "";
  if (key !== "own" && !(key === "all" && days)) {
    const named = key === "all" ? everything : calendarPeriod(key);
    return {
      period: named ?? everything,
      typed: { from: "", to: "" },
      wrong: named ? {} : { key: asked.slice(0, 20) },
      unused: days && named !== null,
    };
  }
  const from = typed.from ? parseDay(typed.from) : null;
  const to = typed.to ? parseDay(typed.to) : null;
  const order = from !== null && to !== null && from > to;
  return {
    period: order ? everything : { key: "own", from, to },
    typed,
    wrong: {
      ...(typed.from && !from ? { from: true } : {}),
      ...(typed.to && !to ? { to: true } : {}),
      ...(order ? { order: true } : {}),
    },
    unused: false,
  };
}

/** Whether an address leaves the choice to the two days. */
export const ownDays = (read: ReadPeriod): boolean =>
  read.period.key === "own" || Boolean(read.wrong.from || read.wrong.to || read.wrong.order);

/** The parts of an address that say a period. */
export const periodParts = (p: Period): [string, string][] => [
  ...(p.key === "all" ? [] : [["period", p.key] as [string, string]]),
  ...(p.key === "own" && p.from ? [["from", p.from] as [string, string]] : []),
  ...(p.key === "own" && p.to ? [["to", p.to] as [string, string]] : []),
];

/** Years, quarters and months that can be chosen, the latest first. */
export function periodChoices(
  first: Day,
  today: Day,
): { years: string[]; quarters: string[]; months: string[] } {
  const months: string[] = [];
  for (let m = today.slice(0, 7); m >= first.slice(0, 7) && months.length < 60; ) {
    months.push(m);
    m = addMonths(`${m}-01`, -1).slice(0, 7);
  }
  const quarterOf = (m: string) => `${m.slice(0, 4)}Q${Math.ceil(Number(m.slice(5)) / 3)}`;
  return {
    years: [...new Set(months.map((m) => m.slice(0, 4)))],
    quarters: [...new Set(months.map(quarterOf))].slice(0, 8),
    months: months.slice(0, 24),
  };
}

/** Months of a chart: up to `most` that end with the period's last one, or today's. */
export function monthsUpTo(period: Period, today: Day, most: number): string[] {
  const end = period.to && period.to < today ? period.to : today;
  const count = period.from
    ? Math.min(most, Math.max(1, monthsBetween(period.from.slice(0, 7), end.slice(0, 7)) + 1))
    : most;
  return Array.from({ length: count }, (_, i) =>
    addMonths(`${end.slice(0, 7)}-01`, i - count + 1).slice(0, 7),
  );
}

const monthsBetween = (a: string, b: string): number =>
  (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5)) - Number(a.slice(5));

/**
 * A span as whole months and the days left over at its edges: figures of months are kept, days are counted.
 * `months` is null when no whole month lies within.
 */
export function splitMonths(p: Period): {
  months: { from: string | null; to: string | null } | null;
  edges: { from: Day; to: Day }[];
} {
  const startsWhole = p.from === null || p.from.endsWith("-01");
  const endsWhole = p.to === null || addDays(p.to, 1).endsWith("-01");
  const firstWhole =
    p.from === null
      ? null
      : startsWhole
        ? p.from.slice(0, 7)
        : addMonths(`${p.from.slice(0, 7)}-01`, 1).slice(0, 7);
  const lastWhole =
    p.to === null ? null : endsWhole ? p.to.slice(0, 7) : addMonths(`${p.to.slice(0, 7)}-01`, -1).slice(0, 7);
  if (firstWhole !== null && lastWhole !== null && firstWhole > lastWhole && p.from && p.to) {
    const sameMonth = p.from.slice(0, 7) === p.to.slice(0, 7);
    if (sameMonth) return { months: null, edges: [{ from: p.from, to: p.to }] };
  }
  const edges = [
    ...(p.from && !startsWhole ? [{ from: p.from, to: lastOf(`${p.from.slice(0, 7)}-01`, 1) }] : []),
    ...(p.to && !endsWhole ? [{ from: `${p.to.slice(0, 7)}-01`, to: p.to }] : []),
  ];
  const none = firstWhole !== null && lastWhole !== null && firstWhole > lastWhole;
  return { months: none ? null : { from: firstWhole, to: lastWhole }, edges };
}
