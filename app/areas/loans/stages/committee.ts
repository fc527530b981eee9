import { numberOf, type PolicyInForce } from "~/areas/policies";
import type { Fen } from "~/platform/money";

/** n of m: how many yes of how many members decide. */
export interface CommitteeRule {
  needed: number;
  members: number;
}

/** What the policy asks for a loan of this amount; null when one person approves. */
export function committeeFor(policy: Pick<PolicyInForce, "values">, amountFen: Fen): CommitteeRule | null {
  const needed = numberOf(policy, "committeeNeeded");
  const members = numberOf(policy, "committeeMembers");
  const over = numberOf(policy, "committeeOver");
  if (needed === null || members === null || needed < 1 || members < needed) return null;
  return over === null || amountFen > over ? { needed, members } : null;
}

export const votes = ["yes", "no", "abstained"] as const;
export type Vote = (typeof votes)[number];

/** What the votes have decided: with 3 of 5 the third yes approves, the third that is none refuses; else null. */
export function decidedBy(rule: CommitteeRule, cast: readonly Vote[]): "approved" | "refused" | null {
  const yes = cast.filter((v) => v === "yes").length;
  if (yes >= rule.needed) return "approved";
  const left = rule.members - cast.length;
  return yes + left < rule.needed ? "refused" : null;
}
