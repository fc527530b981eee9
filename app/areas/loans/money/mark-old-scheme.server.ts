import type { Db } from "db/client.server";
import { grantedLoan } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { loanSubject } from "./loan-name";
import { findLoan } from "./loan-record.server";

/**
 * Says of a loan on record whether it is one of those of before 2015 (小额担保贷款), so that the policy can tell whether
 * it counts again (DOMAIN §8.10). Said once more it is the same and leaves no second row in the log.
 */
export function markOldScheme(
  db: Db,
  actor: Actor<"loan.disburse">,
  loanId: number,
  input: { old: boolean; reason: string },
  now = Date.now(),
): { ok: true } | { ok: false; why: "loanWhy.notFound" } {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    if (!loan || loan.state === "undone") return { ok: false, why: "loanWhy.notFound" };
    if (loan.oldScheme === input.old) return { ok: true };
    tx.update(grantedLoan)
      .set({ oldScheme: input.old, updatedAt: now, revision: loan.revision + 1 })
      .where(eq(grantedLoan.id, loan.id))
      .run();
    const word = (old: boolean) => (old ? "scheme-old" : "scheme-new");
    recordEvent(tx, actor, {
      event: "loan.scheme-marked",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      reason: input.reason,
      before: { scheme: word(loan.oldScheme) },
      after: { scheme: word(input.old) },
    });
    return { ok: true };
  });
}
