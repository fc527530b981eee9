/** Which sheets of a print job a file holds, in words. Pure. */

/** Sheets one after the other, as first and last of each row: 4 to 26; 3 and 10. `sheets` in rising order. */
export function runsOf(sheets: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const sheet of sheets) {
    const run = runs.at(-1);
    if (run && sheet === run.last + 1) run.last = sheet;
    else runs.push({ first: sheet, last: sheet });
  }
  return runs;
}

/** Each by itself where there are few: 3、10; 4–26; 1–2、4–26. */
export const sheetWords = (sheets: readonly number[], between = "、"): string =>
  runsOf(sheets)
    .map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`))
    .join(between);

/** 第 3、10 张: what stands in the title and the file name of a part of a job; null for the whole. */
export const partOfJob = (sheets: readonly number[], total: number): string | null =>
  sheets.length === total ? null : `第 ${sheetWords(sheets)} 张`;

/** Which sheets an address asks for: from one on, those spoiled, or all. Null: `from` is no sheet of the job. */
export function wantedSheets(
  query: URLSearchParams,
  total: number,
): { kind: "all" } | { kind: "spoiled" } | { kind: "from"; from: number } | null {
  if (query.has("spoiled")) return { kind: "spoiled" };
  const typed = query.get("from");
  if (typed === null) return { kind: "all" };
  const from = /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : Number.NaN;
  return from <= total ? { kind: "from", from } : null;
}
