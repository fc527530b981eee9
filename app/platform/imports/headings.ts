import type { Cell } from "~/platform/xlsx/table";

/** A field that a column can be: how its headings look, and whether a table cannot do without it. */
export interface FieldPattern<F extends string> {
  field: F;
  heading: RegExp;
  /** What stands anywhere in the heading, brackets too, when it is another field after all: 电话（紧急联系人）. */
  not?: RegExp;
  needed?: boolean;
}

/** Which column (from 0) holds which field. */
export type Columns<F extends string> = Partial<Record<F, number>>;

/** What a heading says without spaces, line breaks, stars and brackets; nothing when it is too long for one. */
export function headingText(text: string): string {
  if (text.length > 200) return "";
  const short = text.replace(/[\s\u3000*＊：:]/g, "").replace(/[（(【[].*$/, "");
  // English says the same with more letters; what is longer is a title or a sentence.
  return short.length > (/\p{Script=Han}/u.test(short) ? 16 : 30) ? "" : short;
}

/** Which column is which, by one row of headings: spaces, line breaks, stars and what stands in brackets do not count. */
export function mapHeadings<F extends string>(
  cells: readonly Cell[],
  patterns: readonly FieldPattern<F>[],
): Columns<F> {
  const columns: Columns<F> = {};
  for (const [i, cell] of cells.entries()) {
    const text = headingText(cell.text);
    if (!text) continue;
    const found = patterns.find(
      (p) => columns[p.field] === undefined && p.heading.test(text) && !p.not?.test(cell.text),
    );
    if (found) columns[found.field] = i;
  }
  return columns;
}

export interface FoundHeading<F extends string> {
  /** From 0; -1 when no row looks like headings. */
  index: number;
  columns: Columns<F>;
  score: number;
}

/**
 * The row of headings among the top 30: the one with most known columns, at least two, needed ones counting three;
 * title lines and merged cells above it are passed over.
 */
export function findHeading<F extends string>(
  rows: readonly (readonly Cell[])[],
  patterns: readonly FieldPattern<F>[],
): FoundHeading<F> {
  let best: FoundHeading<F> = { index: -1, columns: {}, score: 0 };
  for (const [index, row] of rows.slice(0, 30).entries()) {
    const columns = mapHeadings(row, patterns);
    const known = patterns.filter((p) => columns[p.field] !== undefined);
    const score = known.reduce((sum, p) => sum + (p.needed ? 3 : 1), 0);
    if (known.length >= 2 && score > best.score) best = { index, columns, score };
  }
  return best;
}

/**
 * The row that is plainly headings though none of them is known: short words without a digit, no two alike, above a row
 * that holds a long number under one of them.
 * @returns from 0; -1 when no row among the top 30 is
 */
export function unknownHeading(rows: readonly (readonly Cell[])[]): number {
  return rows.slice(0, 30).findIndex((row, index) => {
    const filled = row.flatMap((c, column) => (c.text.trim() ? [{ text: headingText(c.text), column }] : []));
    const words = new Set(filled.map((c) => c.text));
    if (filled.length < 2 || words.size < filled.length) return false;
    if ([...words].some((text) => text === "" || /\d/.test(text))) return false;
    return rows
      .slice(index + 1, index + 6)
      .some((below) =>
        filled.some(({ column }) => /^[\d\s-]{6,}[\dXx]$/.test(below[column]?.text.trim() ?? "")),
      );
  });
}

/** How a table of a file is to be read. */
export interface Layout<F extends string> {
  /** Index of the sheet, from 0. */
  sheet: number;
  /** Index of the row of headings, from 0; -1 when the data begin in the first row. */
  headingRow: number;
  columns: Columns<F>;
}

/** The sheet and row that look most like headings; null when none does. */
export function recognise<F extends string>(
  tables: readonly { rows: readonly (readonly Cell[])[] }[],
  patterns: readonly FieldPattern<F>[],
): Layout<F> | null {
  const found = tables
    .map((table, sheet) => ({ sheet, ...findHeading(table.rows, patterns) }))
    .sort((a, b) => b.score - a.score)[0];
  return found && found.index >= 0
    ? { sheet: found.sheet, headingRow: found.index, columns: found.columns }
    : null;
}

/** Needed fields that have no column yet. */
export const missingFields = <F extends string>(
  columns: Columns<F>,
  patterns: readonly FieldPattern<F>[],
): F[] => patterns.filter((p) => p.needed && columns[p.field] === undefined).map((p) => p.field);

/** Columns of a table that have a heading and data but no field: what an import passes over, with where they stand (from 0). */
export function ignoredColumns<F extends string>(
  rows: readonly (readonly Cell[])[],
  layout: Layout<F>,
): { column: number; heading: string }[] {
  if (layout.headingRow < 0) return [];
  const used = new Set<number | undefined>(Object.values(layout.columns) as number[]);
  const below = rows.slice(layout.headingRow + 1);
  return (rows[layout.headingRow] ?? []).flatMap((cell, column) => {
    const heading = cell.text.replace(/\s+/g, " ").trim().slice(0, 20);
    // Everybody's list has a column of numbers; nothing of it is lost.
    if (!heading || used.has(column) || /^(序号|编号|号|no\.?|#)$/i.test(heading)) return [];
    return below.some((row) => row[column]?.text.trim()) ? [{ column, heading }] : [];
  });
}
