import type { Db } from "db/client.server";
import { loanApplication, loanOpinion } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { applicationSubject } from "../application/application-name";
import { findApplication, opinionsOf } from "../application/application-queries.server";

/** Notes that an applicant was told why they do not qualify, and how: within the days of the policy (DOMAIN §1.5). */
export function giveNotice(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  how: string,
  now = Date.now(),
): { ok: true } | { ok: false; why: "application.why.notFound" | "step.why.reason" } {
  return db.transaction(
    (tx) => {
      const found = findApplication(tx, actor, id);
      if (found?.application.state !== "unqualified") return { ok: false, why: "application.why.notFound" };
      if (how.length < 2) return { ok: false, why: "step.why.reason" };
      if (opinionsOf(tx, id).some((o) => o.step === "notice")) return { ok: true };
      const on = todayOn(now);
      tx.insert(loanOpinion)
        .values({
          applicationId: id,
          step: "notice",
          result: "yes",
          text: how,
          userId: actor.userId,
          userName: actor.name,
          on,
          at: now,
        })
        .run();
      tx.update(loanApplication).set({ dueOn: null, updatedAt: now }).where(eq(loanApplication.id, id)).run();
      recordEvent(tx, actor, {
        event: "loan-application.noticed",
        subject: applicationSubject(found.application),
        villageId: found.application.villageId,
        reason: how,
      });
      return { ok: true };
    },
    { behavior: "immediate" },
  );
}
