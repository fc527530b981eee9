/** How a session stands. Idle: nobody was there for too long. Expired: its longest life is over, or it was ended as idle. */
export type SessionState = "active" | "idle" | "expired";

export interface SessionTimes {
  /** Last request that counts as somebody being there, ms UTC. */
  seenAt: number;
  /** End of its longest life, ms UTC. */
  expiresAt: number;
}

/** State of a session at `now` (ms UTC) when `idleMinutes` without a request end it. The last millisecond still counts. */
export function sessionState(times: SessionTimes, idleMinutes: number, now: number): SessionState {
  if (times.expiresAt <= now) return "expired";
  return now - times.seenAt > idleMinutes * 60_000 ? "idle" : "active";
}

/** Milliseconds until the session is over if nobody does anything; 0 when it is over. */
export const timeLeft = (times: SessionTimes, idleMinutes: number, now: number): number =>
  Math.max(0, Math.min(times.expiresAt, times.seenAt + idleMinutes * 60_000) - now);
