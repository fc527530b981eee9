/** What a dry run shows, as plain values: the same for rosters, people and households. */

export interface RefusedView {
  row: number;
  name: string;
  problems: readonly {
    field: string;
    /** C 列 身份证号 */
    column: string;
    /** What the file says, masked. */
    value: string;
    /** What somebody typed in its place, masked: the reason is about that. */
    now?: string;
    why: string;
    /** Whether another value in this cell could help. */
    fixable: boolean;
    /** What the cell says in full, or what was typed over it: the box to correct it begins with that. */
    typed?: string;
    /** It says a whole ID number or phone, which no screen shows: the box begins empty, and says why. */
    hidden?: boolean;
    /** Somebody typed over it already and it still does not hold: the box stays open. */
    fixed?: boolean;
    suggestion?: string;
  }[];
}

export const acceptedKinds = ["new", "known", "waiting", "already"] as const;
export type AcceptedKind = (typeof acceptedKinds)[number];

export interface AcceptedView {
  row: number;
  name: string;
  number: string;
  place: string;
  outcome: "new" | "known" | "already";
  waiting: boolean;
  notes: readonly string[];
}

export const shows = ["all", ...acceptedKinds, "notes"] as const;
export type Show = (typeof shows)[number];

const fits: Record<Show, (row: AcceptedView) => boolean> = {
  all: () => true,
  new: (r) => r.outcome === "new",
  known: (r) => r.outcome === "known",
  waiting: (r) => r.waiting,
  already: (r) => r.outcome === "already",
  notes: (r) => r.notes.length > 0,
};

export const countOf = (rows: readonly AcceptedView[], show: Show): number => rows.filter(fits[show]).length;

/** A remark of many rows, said once with how many have it. */
export interface SharedNote {
  text: string;
  count: number;
  /** Every row has it. */
  all?: boolean;
}

/** From this many rows on a remark is said once above them instead of in each. */
export const sharedFrom = 4;

/**
 * Takes the remarks that many rows share out of them: what is left in a row is about that row. What every row has is
 * said once, whatever it is: it marks none of them.
 * @param general remarks on how the file was read, which need no look at each row
 */
export function shareNotes(
  rows: readonly AcceptedView[],
  general: ReadonlySet<string>,
): { rows: AcceptedView[]; shared: SharedNote[] } {
  const counts = new Map<string, number>();
  for (const note of rows.flatMap((r) => [...new Set(r.notes)]))
    counts.set(note, (counts.get(note) ?? 0) + 1);
  const shared = [...counts]
    .map(([text, count]) => ({ text, count, all: count === rows.length }))
    .filter(({ text, count, all }) => count >= sharedFrom && (all || general.has(text)));
  const often = new Set(shared.map((s) => s.text));
  return { rows: rows.map((r) => ({ ...r, notes: r.notes.filter((n) => !often.has(n)) })), shared };
}

export interface Page<T> {
  rows: readonly T[];
  from: number;
  to: number;
  count: number;
  previous: number | null;
  next: number | null;
}

export const dryRunPage = 50;

/** A page of a list that is at hand as a whole; `from` counts from 0. */
export function pageFrom<T>(rows: readonly T[], from: number, size = dryRunPage): Page<T> {
  const start = from >= 0 && from < rows.length ? Math.floor(from / size) * size : 0;
  const end = Math.min(start + size, rows.length);
  return {
    rows: rows.slice(start, end),
    from: rows.length === 0 ? 0 : start + 1,
    to: end,
    count: rows.length,
    previous: start > 0 ? start - size : null,
    next: end < rows.length ? end : null,
  };
}

/** Reads `?show=waiting&from=50&bad=0`; what is not understood is left out. */
export function readDryRunView(params: URLSearchParams): { show: Show; from: number; bad: number } {
  const whole = (text: string | null) => (text && /^\d{1,6}$/.test(text) ? Number(text) : 0);
  return {
    show: shows.find((s) => s === params.get("show")) ?? "all",
    from: whole(params.get("from")),
    bad: whole(params.get("bad")),
  };
}

export const filterRows = (rows: readonly AcceptedView[], show: Show): AcceptedView[] =>
  rows.filter(fits[show]);
