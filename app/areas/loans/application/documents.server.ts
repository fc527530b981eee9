import type { Db, Reader } from "db/client.server";
import { loanDocument } from "db/schema";
import { and, asc, eq, isNull } from "drizzle-orm";
import { scanType, type WhyNotScan, whyNotScan } from "~/areas/privacy";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { seal, unseal } from "~/platform/sealed.server";
import { isEnded } from "../application-state";
import { applicationSubject } from "./application-name";
import { findApplication } from "./application-queries.server";
import type { DocumentKind } from "./checklist";

const purpose = "loan.document";

/** Papers of an application, without their bytes. */
export const documentsOf = (db: Reader, applicationId: number) =>
  db
    .select({
      id: loanDocument.id,
      kind: loanDocument.kind,
      contentType: loanDocument.contentType,
      expiresOn: loanDocument.expiresOn,
      note: loanDocument.note,
      addedByName: loanDocument.addedByName,
      createdAt: loanDocument.createdAt,
    })
    .from(loanDocument)
    .where(and(eq(loanDocument.applicationId, applicationId), isNull(loanDocument.removedAt)))
    .orderBy(asc(loanDocument.id))
    .all();

export type WhyNotDocument =
  | WhyNotScan
  | "application.why.notFound"
  | "document.why.settled"
  | "document.why.expired"
  | "document.why.none";

/** Keeps papers of one kind: scans sealed, or that the paper was seen when there is none. */
export function addDocuments(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  input: {
    kind: DocumentKind;
    scans: readonly Uint8Array[];
    expiresOn: Day | null;
    note: string | null;
  },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotDocument } {
  const broken = input.scans.map(whyNotScan).find((why) => why !== null);
  if (broken) return { ok: false, why: broken };
  if (input.expiresOn !== null && input.expiresOn < todayOn(now))
    return { ok: false, why: "document.why.expired" };
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found) return { ok: false, why: "application.why.notFound" };
    const { application: a } = found;
    if (isEnded(a.state)) return { ok: false, why: "document.why.settled" };
    const row = {
      applicationId: id,
      kind: input.kind,
      expiresOn: input.expiresOn,
      note: input.note,
      addedBy: actor.userId,
      addedByName: actor.name,
      createdAt: now,
    };
    if (input.scans.length === 0) tx.insert(loanDocument).values(row).run();
    for (const bytes of input.scans)
      tx.insert(loanDocument)
        .values({
          ...row,
          contentType: scanType(bytes),
          size: bytes.length,
          contentSealed: seal(bytes, purpose),
        })
        .run();
    recordEvent(tx, actor, {
      event: "loan-application.document-added",
      subject: applicationSubject(a),
      villageId: a.villageId,
      after: {
        document: `loan-paper-${input.kind}`,
        count: Math.max(1, input.scans.length),
        expiresOn: input.expiresOn,
      },
    });
    return { ok: true };
  });
}

/** Takes a paper off the list; the row stays, its picture goes. */
export function removeDocument(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  documentId: number,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotDocument } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    const document = documentsOf(tx, id).find((d) => d.id === documentId);
    if (!found || !document) return { ok: false, why: "document.why.none" };
    if (isEnded(found.application.state)) return { ok: false, why: "document.why.settled" };
    tx.update(loanDocument)
      .set({ removedAt: now, removedByName: actor.name, contentSealed: null })
      .where(eq(loanDocument.id, documentId))
      .run();
    recordEvent(tx, actor, {
      event: "loan-application.document-removed",
      subject: applicationSubject(found.application),
      villageId: found.application.villageId,
      before: { document: `loan-paper-${document.kind}` },
    });
    return { ok: true };
  });
}

/** Opens a scan; that somebody looked is a row of the log. */
export function openDocument(
  db: Db,
  actor: Actor<"loan.document">,
  id: number,
  documentId: number,
): { bytes: Buffer; contentType: string } | null {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    const row = tx
      .select()
      .from(loanDocument)
      .where(
        and(
          eq(loanDocument.id, documentId),
          eq(loanDocument.applicationId, id),
          isNull(loanDocument.removedAt),
        ),
      )
      .get();
    if (!found || !row?.contentSealed || !row.contentType) return null;
    recordEvent(tx, actor, {
      event: "loan-application.document-viewed",
      subject: applicationSubject(found.application),
      villageId: found.application.villageId,
      after: { document: `loan-paper-${row.kind}` },
    });
    return { bytes: unseal(row.contentSealed, purpose), contentType: row.contentType };
  });
}
