import { pagesOfRows } from "~/platform/pdf/list-pages";

/** Rows a page holds, and how many of them leave room for the signatures under the table. */
export const ROWS = 18;
export const ROWS_WITH_SIGNATURES = 17;

/**
 * How many people stand on each page: full pages, and a last one that keeps room for the signatures. Where they do not
 * fit, they move on with the last three people, never alone (PAPER §7.7).
 * @param heights of each person's row, in rows of the usual height
 */
export const rosterPages = (heights: readonly number[]): number[] =>
  heights.length === 0
    ? [0]
    : pagesOfRows(heights, { first: ROWS, next: ROWS, under: ROWS - ROWS_WITH_SIGNATURES });
