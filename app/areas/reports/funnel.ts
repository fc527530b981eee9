/** The way of support, in the order people walk it. */
export const funnelSteps = ["tripPeople", "trained", "certificates", "loans", "shops"] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** Share of the longest bar in whole percent, at least 1 where there is anybody. */
export const barShare = (people: number, most: number): number =>
  people === 0 ? 0 : Math.max(1, Math.round((people * 100) / Math.max(1, most)));
