/** Sheets of labels as shops sell them; lengths in mm. The one of the design comes first (PAPER §7.10). */
export interface LabelSheet {
  key: string;
  columns: number;
  rows: number;
  width: number;
  height: number;
  /** Left and top edge of the first label. */
  left: number;
  top: number;
  columnGap: number;
  rowGap: number;
}

const sheet = (
  key: string,
  columns: number,
  rows: number,
  width: number,
  height: number,
  edge: { left: number; top: number; columnGap?: number; rowGap?: number },
): LabelSheet => ({ key, columns, rows, width, height, columnGap: 0, rowGap: 0, ...edge });

export const labelSheets: readonly LabelSheet[] = [
  sheet("a4-21", 3, 7, 63.5, 38.1, { left: 7.25, top: 15.15, columnGap: 2.5 }),
  sheet("a4-24", 3, 8, 70, 36, { left: 0, top: 4.5 }),
  sheet("a4-24s", 3, 8, 64, 33.9, { left: 7.2, top: 12.9, columnGap: 1.8 }),
  sheet("a4-14", 2, 7, 99.1, 38.1, { left: 4.65, top: 15.15, columnGap: 2.5 }),
  sheet("a4-10", 2, 5, 99.1, 57, { left: 4.65, top: 6, columnGap: 2.5 }),
];

export const sheetOf = (key: string | null): LabelSheet =>
  labelSheets.find((s) => s.key === key) ?? (labelSheets[0] as LabelSheet);

export const cellsOf = (s: LabelSheet): number => s.columns * s.rows;

/** The first cell to print in, 1 is the top left one and the usual one; null where the sheet has no such cell. */
export const startCell = (s: LabelSheet, text: string | null): number | null => {
  const n = Number(text?.trim() || 1);
  return Number.isInteger(n) && n >= 1 && n <= cellsOf(s) ? n : null;
};

/**
 * Where each label goes: page from 0, and its top left corner in mm. Row by row, from the `start`-th cell of the first
 * page: the cells before it stay blank.
 */
export function placesOfLabels(
  s: LabelSheet,
  count: number,
  start: number,
): { page: number; cell: number; x: number; y: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const at = start - 1 + i;
    const cell = at % cellsOf(s);
    return {
      page: Math.floor(at / cellsOf(s)),
      cell: cell + 1,
      x: s.left + (cell % s.columns) * (s.width + s.columnGap),
      y: s.top + Math.floor(cell / s.columns) * (s.height + s.rowGap),
    };
  });
}
