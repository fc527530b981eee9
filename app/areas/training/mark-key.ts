/** Two marks of one person at one half-day are one: the later counts. */
export const markKey = (m: { sessionId: number; enrolmentId: number }) => `${m.enrolmentId} ${m.sessionId}`;
