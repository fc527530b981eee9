import type { Db, Reader } from "db/client.server";
import { loanApplication, loanOpinion, loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { applicationSubject } from "../application/application-name";
import { findApplication, opinionsOf } from "../application/application-queries.server";
import { owesNotice } from "../application-state";
import { papersOfApplication } from "../papers/paper-queries.server";

export type WhyNotNotice =
  | "application.why.notFound"
  | "step.why.reason"
  | "step.why.noticePaper"
  | "step.why.noticeDay";

/** The notice of refusal that stands: the paper that is handed over. */
export const noticePaper = (db: Reader, applicationId: number) =>
  papersOfApplication(db, applicationId).find((p) => p.kind === "refusal" && p.voidedAt === null);

/** Who was told, when and with which paper; undefined while it is owed. */
export const noticeOf = (db: Reader, applicationId: number) =>
  opinionsOf(db, applicationId).find((o) => o.step === "notice");

/** Whether an applicant who was refused has still to be told. */
export const noticeOwed = (db: Reader, applicationId: number): boolean => {
  const application = db
    .select({ state: loanApplication.state })
    .from(loanApplication)
    .where(eq(loanApplication.id, applicationId))
    .get();
  return (
    application !== undefined && owesNotice(application.state) && noticeOf(db, applicationId) === undefined
  );
};

/**
 * Notes that the applicant was handed the notice of refusal: how, on which day, and which paper it was, within the days
 * of the policy (DOMAIN §1.5). Without the paper nobody was told.
 */
export function giveNotice(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  input: { how: string; on: Day | null },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotNotice } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found || !owesNotice(found.application.state)) return { ok: false, why: "application.why.notFound" };
    if (noticeOf(tx, id)) return { ok: true };
    const paper = noticePaper(tx, id);
    if (!paper) return { ok: false, why: "step.why.noticePaper" };
    if (input.how.length < 2) return { ok: false, why: "step.why.reason" };
    const { on } = input;
    if (on === null || on < paper.issuedOn || on > todayOn(now))
      return { ok: false, why: "step.why.noticeDay" };
    tx.insert(loanOpinion)
      .values({
        applicationId: id,
        step: "notice",
        result: "yes",
        text: input.how,
        paperId: paper.id,
        userId: actor.userId,
        userName: actor.name,
        on,
        at: now,
      })
      .run();
    tx.update(loanPaper).set({ deliveredOn: on }).where(eq(loanPaper.id, paper.id)).run();
    tx.update(loanApplication).set({ dueOn: null, updatedAt: now }).where(eq(loanApplication.id, id)).run();
    recordEvent(tx, actor, {
      event: "loan-application.noticed",
      subject: applicationSubject(found.application),
      villageId: found.application.villageId,
      reason: input.how,
      after: { deliveredOn: on, number: paper.number },
    });
    return { ok: true };
  });
}
