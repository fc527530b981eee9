import type { Db, Reader } from "db/client.server";
import { loanGuarantor } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { endStates } from "../application-state";
import { whyNotOnDeed } from "../papers/deed-signed.server";
import { applicationSubject } from "./application-name";
import { type FoundApplication, findApplication } from "./application-queries.server";
import { deadGuarantors } from "./deaths.server";
import { whoeverGuarantees } from "./whoever-guarantees.server";

export const whyNotSignedOnWords = [
  "party.why.signedFuture",
  "party.why.signedBefore",
  "party.why.signedBeforeDeed",
  "party.why.signedLapsed",
  "party.why.signedDead",
] as const;
export type WhyNotSignedOn = (typeof whyNotSignedOnWords)[number];

/** Nobody has signed on a day to come, after their death, for an application that there was not yet, or a deed that there was not yet. */
export function whyNotSignedOn(
  db: Reader,
  found: FoundApplication,
  signer: { id: number; place: number } | null,
  signedOn: Day,
  today: Day,
): WhyNotSignedOn | null {
  if (signedOn > today) return "party.why.signedFuture";
  if (signedOn < found.application.appliedOn) return "party.why.signedBefore";
  const death = signer && deadGuarantors(db, found.application.id).find((g) => g.id === signer.id);
  if (death && signedOn > death.on) return "party.why.signedDead";
  return signer && whyNotOnDeed(db, found.application, signer.place, signedOn);
}

export type WhyNotSigned =
  | "application.why.notFound"
  | "party.why.notFound"
  | "party.why.ended"
  | WhyNotSignedOn;

/** Whether the day of signing may still be entered: until the loan is paid out, or the application is over. */
export const takesSignatures = (state: string): boolean => !endStates.some((s) => s === state);

/**
 * The day on which a guarantor signed. It is signed after the review, when the rest of the application takes no changes
 * any more: whoever notes it has not made the application, so that it counts for no four eyes.
 */
export function signGuarantor(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  guarantorId: number,
  signedOn: Day,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotSigned } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found) return { ok: false, why: "application.why.notFound" };
    const { application: a } = found;
    const before = whoeverGuarantees(tx, id).find((g) => g.id === guarantorId);
    if (!before) return { ok: false, why: "party.why.notFound" };
    if (!takesSignatures(a.state)) return { ok: false, why: "party.why.ended" };
    if (before.signedOn === signedOn) return { ok: true };
    const wrongDay = whyNotSignedOn(tx, found, before, signedOn, todayOn(now));
    if (wrongDay) return { ok: false, why: wrongDay };
    tx.update(loanGuarantor).set({ signedOn }).where(eq(loanGuarantor.id, guarantorId)).run();
    recordEvent(tx, actor, {
      event: "loan-application.party-changed",
      subject: applicationSubject(a),
      villageId: a.villageId,
      before: { name: before.name, signedOn: before.signedOn },
      after: { name: before.name, signedOn },
    });
    return { ok: true };
  });
}
