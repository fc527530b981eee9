import type { Grade } from "./item-state";

export interface CountedScan {
  key: string;
  /** As it was read. */
  code: string;
  /** The item that the code belongs to; null: no item of ours. */
  itemId: number | null;
  grade: Grade | null;
  at: number;
}

/** What became of one scan. */
export type ScanVerdict = "found" | "again" | "elsewhere" | "unknown";

/**
 * What is told of a scan: a thing that is off the books is told as such each time it is scanned after that, not as one
 * that was scanned before.
 */
export const toldVerdict = (verdict: ScanVerdict, gone: boolean, after: boolean): ScanVerdict =>
  verdict === "again" && gone && after ? "elsewhere" : verdict;

export interface StocktakeCount {
  /** On the books when it began. */
  expected: number[];
  found: number[];
  missing: number[];
  /** Items that belong somewhere else. */
  elsewhere: number[];
  /** Codes that are no label of ours, each once. */
  unknown: string[];
  /** Scans of a label that was scanned before, known or not. */
  again: number;
  /** By scan. */
  verdicts: Map<string, ScanVerdict>;
  /** The last grade given to each item. */
  grades: Map<number, Grade>;
}

/**
 * Compares what should be there with what was scanned. The same on a phone without network and on the server: whatever
 * order scans arrive in, the earliest of an item is the one that counts.
 */
export function countStocktake(expected: readonly number[], scans: readonly CountedScan[]): StocktakeCount {
  const due = new Set(expected);
  const seen = new Set<number>();
  const unknown = new Set<string>();
  const verdicts = new Map<string, ScanVerdict>();
  const grades = new Map<number, Grade>();
  let again = 0;
  const isGrade = (s: CountedScan) => s.key.startsWith("grade-");
  const inOrder = [...scans].sort(
    (a, b) => Number(isGrade(a)) - Number(isGrade(b)) || a.at - b.at || a.key.localeCompare(b.key),
  );
  for (const scan of inOrder) {
    if (scan.itemId === null) {
      if (unknown.has(scan.code)) again += 1;
      verdicts.set(scan.key, unknown.has(scan.code) ? "again" : "unknown");
      unknown.add(scan.code);
      continue;
    }
    if (scan.grade) grades.set(scan.itemId, scan.grade);
    if (seen.has(scan.itemId)) {
      // A grade that is set afterwards is no second scan of the label.
      if (!isGrade(scan)) again += 1;
      verdicts.set(scan.key, "again");
      continue;
    }
    seen.add(scan.itemId);
    verdicts.set(scan.key, due.has(scan.itemId) ? "found" : "elsewhere");
  }
  return {
    expected: [...due],
    found: [...seen].filter((id) => due.has(id)),
    missing: [...due].filter((id) => !seen.has(id)),
    elsewhere: [...seen].filter((id) => !due.has(id)),
    unknown: [...unknown],
    again,
    verdicts,
    grades,
  };
}

/** The last grade that was given to each thing, and when. */
export function lastGrades(scans: readonly CountedScan[]): Map<number, { grade: Grade; at: number }> {
  const last = new Map<number, { grade: Grade; at: number }>();
  for (const { itemId, grade, at } of scans) {
    const before = itemId === null ? undefined : last.get(itemId);
    if (itemId !== null && grade && (!before || before.at <= at)) last.set(itemId, { grade, at });
  }
  return last;
}

/** What a label or a scanner says: the code itself, or the address that the label holds. */
export const labelCode = (scanned: string): string =>
  scanned
    .trim()
    .replace(/^.*\/items-by-code\//, "")
    .replace(/[?#].*$/, "")
    .slice(0, 60)
    .toUpperCase();
