/** Room for rows on a first and on a following page, and what notes and signatures take under the last row; mm. */
export interface PageRoom {
  readonly first: number;
  readonly next: number;
  readonly under: number;
}

/**
 * How many rows stand on each page: full pages, and a last one that keeps room for notes and signatures. Where they do
 * not fit, they move on with the last three rows, never alone (PAPER §7.7).
 * @param heights of the rows, mm
 */
export function pagesOfRows(heights: readonly number[], room: PageRoom): number[] {
  const roomOf = (page: number) => (page === 0 ? room.first : room.next);
  const pages: number[] = [];
  let from = 0;
  /** Rows from here on that fit into a height: one at least, however tall it is. */
  const fits = (height: number) => {
    let count = 0;
    let taken = 0;
    while (from + count < heights.length) {
      taken += heights[from + count] as number;
      if (count > 0 && taken > height + 1e-6) break;
      count += 1;
    }
    return count;
  };
  while (heights.length - from > fits(roomOf(pages.length))) {
    const full = fits(roomOf(pages.length));
    pages.push(full);
    from += full;
  }
  const left = heights.length - from;
  if (left <= fits(roomOf(pages.length) - room.under)) return [...pages, left];
  const moved = Math.min(3, left - 1);
  return moved > 0 ? [...pages, left - moved, moved] : [...pages, left];
}

/** The same for rows of one height. */
export const listPages = (rows: number, room: PageRoom & { row: number }): number[] =>
  pagesOfRows(
    Array.from({ length: rows }, () => room.row),
    room,
  );
