import { addMonths, type Day } from "~/platform/dates";

export interface Approval {
  approvedOn: Day;
  /** How long it holds, in months. */
  months: number;
  amountFen: number;
  /** Banks that have refused under it, and the one that lent. */
  refusedBy: readonly string[];
  usedBy: string | null;
}

/** The last day on which an approval may be used. */
export const approvalHoldsUntil = (a: Pick<Approval, "approvedOn" | "months">): Day =>
  addMonths(a.approvedOn, a.months);

/**
 * Why an approval cannot go to a bank: it lapses, it is used once, and a bank that refused does not get it again. A
 * refusal by one bank leaves it good for another (DOMAIN §8.19).
 */
export function whyNotToBank(
  a: Approval,
  bank: string,
  on: Day,
): "approval.lapsed" | "approval.used" | "approval.refusedThere" | null {
  if (a.usedBy !== null) return "approval.used";
  if (on > approvalHoldsUntil(a)) return "approval.lapsed";
  return a.refusedBy.includes(bank) ? "approval.refusedThere" : null;
}
