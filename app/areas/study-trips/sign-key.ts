/** Two marks of one person at one stop are one: the later counts. */
export const signKey = (s: { stopId: number; placeId: number }) => `${s.placeId} ${s.stopId}`;
