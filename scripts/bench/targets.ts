import type { Spread } from "./measure";

/** One line of MEASURES: what is measured, and where accept, target and beyond lie. */
export interface Target {
  key: string;
  title: string;
  unit: "×" | "ms" | "MB" | "KB" | "s";
  better: "less" | "more";
  accept?: number;
  target?: number;
  beyond?: number;
}

const less = { better: "less" } as const;
const more = { better: "more" } as const;

/** The ratios of MEASURES that issues 2 and 4 cover, in its order; lines without limits are there to compare with. */
export const targets: readonly Target[] = [
  {
    key: "merged/typst",
    title: "1,000 merged certificates, against tuned Typst",
    unit: "×",
    ...less,
    accept: 0.7,
    target: 0.5,
    beyond: 0.25,
  },
  { key: "merged/naive", title: "1,000 merged certificates, against naive pdfkit", unit: "×", ...less },
  {
    key: "single/typst",
    title: "one warm certificate, against tuned Typst",
    unit: "×",
    ...less,
    accept: 0.45,
    target: 0.3,
    beyond: 0.15,
  },
  { key: "single/naive", title: "one warm certificate, against naive pdfkit", unit: "×", ...less },
  {
    key: "form/typst",
    title: "four-page loan form, against Typst",
    unit: "×",
    ...less,
    accept: 1.1,
    target: 0.7,
    beyond: 0.35,
  },
  {
    key: "first-certificate",
    title: "first certificate after the server started",
    unit: "ms",
    ...less,
    accept: 25,
    target: 10,
    beyond: 5,
  },
  {
    key: "merged-bytes",
    title: "bytes of 1,000 merged certificates",
    unit: "MB",
    ...less,
    accept: 1.5,
    target: 1.3,
    beyond: 1.15,
  },
  {
    key: "pages-while-printing",
    title: "pages while a batch of 1,000 prints: p95 against idle",
    unit: "×",
    ...less,
    accept: 3,
    target: 2,
    beyond: 1.3,
  },
  {
    key: "list/hello",
    title: "50-row list page, against the server's hello page",
    unit: "×",
    ...more,
    accept: 0.4,
    beyond: 0.7,
  },
  { key: "list/bare", title: "50-row list page, against bare Node + SQLite", unit: "×", ...more },
  {
    key: "data/directus",
    title: "its .data, against Directus' list API (by MEASURES' ratio to hello)",
    unit: "×",
    ...more,
    accept: 3,
    beyond: 6,
  },
  { key: "data/hello", title: "its .data, against the server's hello page", unit: "×", ...more },
  { key: "data/bare", title: "its .data, against bare Node + SQLite", unit: "×", ...more },
  {
    key: "search-1",
    title: "name search on a million, 1 character, against LIKE",
    unit: "×",
    ...less,
    accept: 1 / 5,
    beyond: 1 / 20,
  },
  {
    key: "search-2",
    title: "name search on a million, 2 characters, against LIKE",
    unit: "×",
    ...less,
    accept: 1 / 5,
    beyond: 1 / 20,
  },
  {
    key: "search-3",
    title: "name search on a million, 3 characters, against LIKE",
    unit: "×",
    ...less,
    accept: 1 / 5,
    beyond: 1 / 20,
  },
  {
    key: "search-4",
    title: "name search on a million, 4 characters, against LIKE",
    unit: "×",
    ...less,
    accept: 1 / 5,
    beyond: 1 / 20,
  },
  {
    key: "depth",
    title: "page at depth 990,000, against the first",
    unit: "×",
    ...less,
    accept: 1.5,
    beyond: 1.1,
  },
  {
    key: "dashboard",
    title: "village dashboard on a million, against the live rollup, equal figures",
    unit: "×",
    ...less,
    accept: 1 / 15,
    beyond: 1 / 50,
  },
  {
    key: "import",
    title: "XLSX import into a million, against exceljs parsing alone",
    unit: "×",
    ...less,
    accept: 2,
    beyond: 1,
  },
  {
    key: "import/compared",
    title: "… until they are compared with everybody too",
    unit: "×",
    ...less,
  },
  { key: "weight", title: "JS of the list page, gz", unit: "KB", ...less, accept: 130, beyond: 100 },
  { key: "start", title: "started server to first page", unit: "s", ...less, accept: 1, beyond: 0.4 },
];

export interface Result extends Spread {
  key: string;
  /** What stands behind the figure: absolute values, sizes, what is left out. */
  note?: string;
}

export type Verdict = "beyond" | "target" | "accept" | "missed" | "–";

export function verdictOf(target: Target, value: number): Verdict {
  const reaches = (limit: number | undefined) =>
    limit !== undefined && (target.better === "less" ? value <= limit : value >= limit);
  if (target.accept === undefined) return "–";
  if (reaches(target.beyond)) return "beyond";
  if (reaches(target.target)) return "target";
  return reaches(target.accept) ? "accept" : "missed";
}

const figures = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);
const limit = (target: Target, value: number | undefined) =>
  value === undefined ? "" : `${target.better === "less" ? "≤" : "≥"} ${figures(value)}`;

/** The table for people: one line a ratio, its spread, the three limits, and whether it is met. */
export function table(results: readonly Result[]): string {
  const lines = [
    ["measured", "median", "min – max", "unit", "accept", "target", "beyond", "met", "behind it"],
  ];
  for (const t of targets) {
    const r = results.find((each) => each.key === t.key);
    if (!r) continue;
    lines.push([
      t.title,
      figures(r.median),
      `${figures(r.least)} – ${figures(r.most)}`,
      t.unit,
      limit(t, t.accept),
      limit(t, t.target),
      limit(t, t.beyond),
      verdictOf(t, r.median),
      r.note ?? "",
    ]);
  }
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((l) => [...l[i]!].length)));
  return lines
    .map((l) =>
      l
        .map((cell, i) => cell + " ".repeat(widths[i]! - [...cell].length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
