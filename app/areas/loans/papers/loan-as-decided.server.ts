import type { Reader } from "db/client.server";
import type { Fen } from "~/platform/money";
import { type Application, agreedOf, stateChangesOf } from "../application/application-queries.server";
import { openTryOf } from "../stages/approval-of.server";

type Decided = Pick<Application, "id" | "amountFen" | "approvedFen" | "termMonths">;

/**
 * The loan that a guarantor stands behind, as it was decided last: by the bank, else by whoever guarantees, else by the
 * review; before all of them as it was applied for. Only the bank gives another term than was applied for.
 */
export function loanAsDecided(db: Reader, a: Decided): { amountFen: Fen; termMonths: number } {
  const applied = { amountFen: a.amountFen ?? 0, termMonths: a.termMonths ?? 0 };
  if (a.approvedFen === null) return applied;
  const answer = openTryOf(db, a.id);
  if (answer?.result === "approved" && answer.amountFen !== null)
    return { amountFen: answer.amountFen, termMonths: answer.termMonths ?? applied.termMonths };
  const agreed = agreedOf(db, a.id);
  // What was sent back since and approved anew is asked again.
  const returned = stateChangesOf(db, a.id).findLast((c) => c.toState === "supplementing");
  const stands = agreed !== undefined && (returned === undefined || agreed.at > returned.at);
  return { ...applied, amountFen: (stands ? agreed.amountFen : null) ?? a.approvedFen };
}
