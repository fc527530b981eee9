/** Rows a page holds, and how many of them leave room for the signatures under the table. */
export const ROWS = 18;
export const ROWS_WITH_SIGNATURES = 17;

/**
 * How many people stand on each page: full pages, and a last one that keeps room for the signatures. Where they do not
 * fit, they move on with the last three people, never alone (PAPER §7.7).
 */
export function rosterPages(people: number): number[] {
  const pages: number[] = [];
  let left = people;
  while (left > ROWS) {
    pages.push(ROWS);
    left -= ROWS;
  }
  if (left <= ROWS_WITH_SIGNATURES) return [...pages, left];
  return [...pages, left - 3, 3];
}
