/** Rows on a first page that carries the signatures too; on one that does not; on a following page, likewise. */
export const roomOf = { firstSigned: 16, first: 29, nextSigned: 20, next: 32 } as const;

/**
 * How many rows stand on each page of a handover list, and where the signatures go: with the last rows when there is
 * room, else with the last three on a page of their own (PAPER §7.9).
 * @param taken rows' worth of room that a remark takes beside the signatures
 * @param above rows' worth of room that long names and reasons take at the head of the first page
 */
export function handoverPages(rows: number, taken = 0, above = 0): { rows: number; signs: boolean }[] {
  const pages: { rows: number; signs: boolean }[] = [];
  let left = rows;
  for (;;) {
    const first = pages.length === 0;
    if (left <= (first ? roomOf.firstSigned - above : roomOf.nextSigned) - taken)
      return [...pages, { rows: left, signs: true }];
    const room = first ? Math.max(1, roomOf.first - above) : roomOf.next;
    // Something is kept for the page with the signatures.
    const here = Math.min(room, left - Math.min(3, left - 1));
    pages.push({ rows: here, signs: false });
    left -= here;
  }
}
