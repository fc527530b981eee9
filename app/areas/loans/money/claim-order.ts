import type { ClaimPart } from "../recovery";

export const recoveryOrders = ["principal-first", "fees-first"] as const;
export type RecoveryOrder = (typeof recoveryOrders)[number];

/** 民法典 561 sets fees and interest before principal unless agreed otherwise; many funds agree on principal first. */
export const claimOrders: Record<RecoveryOrder, readonly ClaimPart[]> = {
  "principal-first": ["principal", "interest", "fees"],
  "fees-first": ["fees", "interest", "principal"],
};
