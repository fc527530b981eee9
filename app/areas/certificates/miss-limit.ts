/**
 * The rule against trying numbers (FEATURES 51): this many checks without a result stop the checks by number and name
 * from one address for a quarter of an hour, and each further time within a day for twice as long, up to four hours.
 * Short, because a whole village may stand behind one address.
 */
export const missLimit = {
  misses: 20,
  firstMs: 15 * 60_000,
  longestMs: 4 * 3_600_000,
  memoryMs: 24 * 3_600_000,
} as const;

/** Until when (ms UTC) an address may not ask by number and name, given the moments of its misses; null when it may. */
export function stoppedUntil(misses: readonly number[], now: number): number | null {
  let sinceStop = 0;
  let stops = 0;
  let until = 0;
  for (const at of [...misses].sort((a, b) => a - b)) {
    if (at <= now - missLimit.memoryMs) continue;
    sinceStop += 1;
    if (sinceStop < missLimit.misses) continue;
    until = at + Math.min(missLimit.firstMs * 2 ** stops, missLimit.longestMs);
    stops += 1;
    sinceStop = 0;
  }
  return until > now ? until : null;
}

/**
 * Codes and files are looked up always: nobody comes upon one by trying. Only who floods the page with false ones waits, so
 * that a whole office behind one address gets its verdict on every paper.
 */
export const floodLimit = { misses: 120, windowMs: 3_600_000 } as const;

/** Until when (ms UTC) an address gets no verdict on false codes or files, given the moments of its misses; null when it does. */
export function floodedUntil(misses: readonly number[], now: number): number | null {
  const recent = misses.filter((at) => at > now - floodLimit.windowMs).sort((a, b) => b - a);
  const oldest = recent[floodLimit.misses - 1];
  return oldest === undefined ? null : oldest + floodLimit.windowMs;
}
