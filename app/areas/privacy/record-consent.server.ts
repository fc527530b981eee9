import type { Db, Tx } from "db/client.server";
import { consent } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { storeScan } from "./documents.server";
import { findNotice } from "./notices.server";
import { type WhyNotScan, whyNotScan } from "./scan";

export interface ConsentInput {
  noticeId: number;
  givenOn: Day;
  /** The signed form; null while it lies in a folder. */
  scan: Uint8Array | null;
}

export type WhyNotConsent =
  | { ok: false; why: "person.notFound" }
  /** `day` is what the sentence names. */
  | { ok: false; why: string; day?: Day; field: "givenOn" | "noticeId" | "scan" };

/** Records that a person agreed to a version of the notice. Sent twice it is on record once; a scan may follow later. */
export const recordConsent = (
  db: Db,
  actor: Actor<"consent.record">,
  personId: number,
  input: ConsentInput,
): { ok: true; id: number } | WhyNotConsent =>
  db.transaction((tx) => recordConsentIn(tx, actor, personId, input));

export function recordConsentIn(
  tx: Tx,
  actor: Actor<"consent.record">,
  personId: number,
  input: ConsentInput,
): { ok: true; id: number } | WhyNotConsent {
  const person = findPerson(tx, actor.villages, personId);
  if (!person) return { ok: false, why: "person.notFound" };
  const notice = findNotice(tx, input.noticeId);
  if (!notice) return { ok: false, why: "consent.noNotice", field: "noticeId" };
  if (input.givenOn > todayOn()) return { ok: false, why: "consent.future", field: "givenOn" };
  if (input.givenOn < notice.fromOn)
    return { ok: false, why: "consent.beforeNotice", day: notice.fromOn, field: "givenOn" };
  if (person.diedOn !== null && input.givenOn > person.diedOn)
    return { ok: false, why: "consent.dead", field: "givenOn" };
  const broken: WhyNotScan | null = input.scan && whyNotScan(input.scan);
  if (broken) return { ok: false, why: broken, field: "scan" };
  const standing = tx
    .select()
    .from(consent)
    .where(and(eq(consent.personId, personId), eq(consent.noticeId, notice.id), isNull(consent.withdrawnOn)))
    .get();
  if (standing && standing.givenOn !== input.givenOn)
    return { ok: false, why: "consent.standing", day: standing.givenOn, field: "givenOn" };
  if (standing && (!input.scan || standing.documentId !== null)) return { ok: true, id: standing.id };
  const documentId = input.scan
    ? storeScan(tx, actor, { personId, kind: "consent", bytes: input.scan })
    : null;
  const id = standing
    ? tx
        .update(consent)
        .set({ documentId })
        .where(eq(consent.id, standing.id))
        .returning({ id: consent.id })
        .get().id
    : tx
        .insert(consent)
        .values({
          personId,
          noticeId: notice.id,
          givenOn: input.givenOn,
          documentId,
          recordedBy: actor.userId,
          recordedByName: actor.name,
          createdAt: Date.now(),
        })
        .returning({ id: consent.id })
        .get().id;
  recordEvent(tx, actor, {
    event: "person.consent-recorded",
    subject: { kind: "person", id: personId, label: person.name },
    villageId: person.villageId,
    after: { givenOn: input.givenOn, notice: notice.fromOn, scan: input.scan !== null },
  });
  return { ok: true, id };
}
