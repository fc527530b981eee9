import type { Db, Tx } from "db/client.server";
import { loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { findApplication, guarantorsOfApplication } from "../application/application-queries.server";
import { takesSignatures } from "../application/sign-guarantor.server";
import { placeOfDeed } from "./deed-of-guarantor.server";
import { unsign } from "./lapse-changed.server";
import { findPaper, type IssuedPaper } from "./paper-queries.server";

export const paperSubject = (paper: Pick<IssuedPaper, "id" | "number">) => ({
  kind: "loan-paper",
  id: paper.id,
  label: paper.number,
});

export type WhyNotChanged =
  | "issue.why.notFound"
  | "issue.why.void"
  | "issue.why.reason"
  | "issue.why.day"
  | "issue.why.dayOrder";
export type Changed = { ok: true } | { ok: false; why: WhyNotChanged };

/** Makes a paper void; its bytes and its number stay. Pressed twice, it is void once. */
export function voidPaper(
  db: Db,
  actor: Actor<"loan.paper">,
  id: number,
  reason: string,
  now = Date.now(),
): Changed {
  return db.transaction((tx): Changed => {
    const paper = findPaper(tx, actor, id);
    if (!paper) return { ok: false, why: "issue.why.notFound" };
    if (paper.voidedAt !== null) return { ok: true };
    if (reason.length < 2) return { ok: false, why: "issue.why.reason" };
    tx.update(loanPaper).set({ voidedAt: now, voidedReason: reason }).where(eq(loanPaper.id, id)).run();
    unsignDeed(tx, actor, paper);
    recordEvent(tx, actor, {
      event: "loan-paper.voided",
      subject: paperSubject(paper),
      villageId: paper.villageId ?? undefined,
      reason,
      after: { paper: `loan-${paper.kind}` },
    });
    return { ok: true };
  });
}

/** A guarantor whose deed is void has signed nothing, while the money is not paid out. */
function unsignDeed(tx: Tx, actor: Actor<"loan.paper">, paper: IssuedPaper): void {
  const place = placeOfDeed(paper);
  const found = paper.applicationId === null ? undefined : findApplication(tx, actor, paper.applicationId);
  if (place === null || !found || !takesSignatures(found.application.state)) return;
  const signer = guarantorsOfApplication(tx, found.application.id).find((g) => g.place === place);
  if (signer) unsign(tx, found.application, [signer.id], actor);
}

/** The day it was handed over and signed for; a day that was noted wrong may be put right. */
export function deliverPaper(
  db: Db,
  actor: Actor<"loan.paper">,
  id: number,
  on: Day | null,
  now = Date.now(),
): Changed {
  return db.transaction((tx): Changed => {
    const paper = findPaper(tx, actor, id);
    if (!paper) return { ok: false, why: "issue.why.notFound" };
    if (paper.voidedAt !== null) return { ok: false, why: "issue.why.void" };
    if (on === null) return { ok: false, why: "issue.why.day" };
    if (on < paper.issuedOn || on > todayOn(now)) return { ok: false, why: "issue.why.dayOrder" };
    if (paper.deliveredOn === on) return { ok: true };
    tx.update(loanPaper).set({ deliveredOn: on }).where(eq(loanPaper.id, id)).run();
    recordEvent(tx, actor, {
      event: "loan-paper.delivered",
      subject: paperSubject(paper),
      villageId: paper.villageId ?? undefined,
      before: paper.deliveredOn ? { deliveredOn: paper.deliveredOn } : undefined,
      after: { deliveredOn: on, paper: `loan-${paper.kind}` },
    });
    return { ok: true };
  });
}
