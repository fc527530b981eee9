/** The rule: this many wrong answers within the window lock an account; this many from one address stop the address. */
export const lockOut = { perAccount: 5, perAddress: 30, windowMs: 15 * 60_000, lockMs: 15 * 60_000 } as const;

/**
 * Until when (ms UTC) an account is locked, given the moments of its failures in any order; null when it is open.
 * It is locked for 15 minutes from the fifth failure that lies within 15 minutes of the first of its five.
 */
export function lockedUntil(failures: readonly number[], now: number): number | null {
  const sorted = [...failures].sort((a, b) => a - b);
  for (let last = sorted.length - 1; last >= lockOut.perAccount - 1; last -= 1) {
    const fifth = sorted[last] as number;
    const first = sorted[last - lockOut.perAccount + 1] as number;
    if (fifth - first < lockOut.windowMs && fifth + lockOut.lockMs > now) return fifth + lockOut.lockMs;
  }
  return null;
}

/** Until when (ms UTC) an address may not try again; null when it may. */
export function limitedUntil(attempts: readonly number[], now: number): number | null {
  const recent = attempts.filter((at) => at > now - lockOut.windowMs).sort((a, b) => a - b);
  if (recent.length < lockOut.perAddress) return null;
  return (recent[recent.length - lockOut.perAddress] as number) + lockOut.windowMs;
}
