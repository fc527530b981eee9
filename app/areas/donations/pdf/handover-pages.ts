/** Rows on a first page that carries the signatures too; on one that does not; on a following page, likewise. */
export const roomOf = { firstSigned: 16, first: 29, nextSigned: 20, next: 32 } as const;

/**
 * How many rows stand on each page of a handover list, and where the signatures go: with the last rows when there is
 * room, else with the last three on a page of their own (PAPER §7.9).
 * @param heights of the rows, in rows of the usual height
 * @param taken rows' worth of room that a remark takes beside the signatures
 * @param above rows' worth of room that long names and reasons take at the head of the first page
 */
export function handoverPages(
  heights: readonly number[],
  taken = 0,
  above = 0,
): { rows: number; signs: boolean }[] {
  const pages: { rows: number; signs: boolean }[] = [];
  let from = 0;
  /** Rows from here on that stand in a room. */
  const holds = (room: number): number => {
    let count = 0;
    for (let used = 0; from + count < heights.length; count += 1) {
      used += heights[from + count] as number;
      if (used > room + 1e-6) break;
    }
    return count;
  };
  for (;;) {
    const first = pages.length === 0;
    const left = heights.length - from;
    if (left <= holds((first ? roomOf.firstSigned - above : roomOf.nextSigned) - taken))
      return [...pages, { rows: left, signs: true }];
    const room = Math.max(1, holds(first ? roomOf.first - above : roomOf.next));
    // Something is kept for the page with the signatures.
    const here = left > 1 ? Math.min(room, left - Math.min(3, left - 1)) : left;
    pages.push({ rows: here, signs: false });
    from += here;
  }
}
