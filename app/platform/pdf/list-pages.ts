/**
 * How many rows stand on each page: full pages, and a last one that keeps room for notes and signatures. Where they do
 * not fit, they move on with the last three rows, never alone (PAPER §7.7). All lengths in mm.
 */
export function listPages(
  rows: number,
  room: { first: number; next: number; row: number; under: number },
): number[] {
  const fits = (height: number) => Math.max(1, Math.floor((height + 1e-6) / room.row));
  const height = (page: number) => (page === 0 ? room.first : room.next);
  const pages: number[] = [];
  let left = rows;
  while (left > fits(height(pages.length))) {
    const full = fits(height(pages.length));
    pages.push(full);
    left -= full;
  }
  if (left <= fits(height(pages.length) - room.under)) return [...pages, left];
  const moved = Math.min(3, left - 1);
  return moved > 0 ? [...pages, left - moved, moved] : [...pages, left];
}
