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

/** The longest life of a session. */
export const sessionHours = 12;

/**
 * Whether a session that is over was ended by somebody: before its longest life was over, and before `idleMinutes`
 * without a request. The table knows the last request to the minute, at the early side, so that an idle end never
 * looks like this.
 */
export const wasEnded = (times: SessionTimes & { createdAt: number }, idleMinutes: number): boolean =>
  times.expiresAt < times.createdAt + sessionHours * 3_600_000 - 60_000 &&
  times.expiresAt - times.seenAt <= idleMinutes * 60_000;

/** Milliseconds until the session is over if nobody does anything; 0 when it is over. */
export const timeLeft = (times: SessionTimes, idleMinutes: number, now: number): number =>
  Math.max(0, Math.min(times.expiresAt, times.seenAt + idleMinutes * 60_000) - now);
