import type { Reader, Tx } from "db/client.server";
import { personDocument } from "db/schema";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { seal, unseal } from "~/platform/sealed.server";
import { scanType } from "./scan";

export type DocumentKind = "id-card" | "consent";

const sealPurpose = "person.document";

/** Everything but the scan itself: lists never carry it. */
export const documentFacts = {
  id: personDocument.id,
  personId: personDocument.personId,
  kind: personDocument.kind,
  contentType: personDocument.contentType,
  size: personDocument.size,
  expiresOn: personDocument.expiresOn,
  addedByName: personDocument.addedByName,
  createdAt: personDocument.createdAt,
};

/** Papers that are kept of a person, the latest first. The caller has checked the scope. */
export const documentsOf = (db: Reader, personId: number, kind?: DocumentKind) =>
  db
    .select(documentFacts)
    .from(personDocument)
    .where(
      and(
        eq(personDocument.personId, personId),
        isNull(personDocument.removedAt),
        kind ? eq(personDocument.kind, kind) : undefined,
      ),
    )
    .orderBy(desc(personDocument.id))
    .all();

export const findDocument = (db: Reader, personId: number, id: number) =>
  db
    .select(documentFacts)
    .from(personDocument)
    .where(
      and(eq(personDocument.id, id), eq(personDocument.personId, personId), isNull(personDocument.removedAt)),
    )
    .get();

/** The scan in clear; undefined when it was removed. The caller writes the log row. */
export function openScan(db: Reader, id: number): Buffer | undefined {
  const row = db
    .select({ content: personDocument.contentSealed })
    .from(personDocument)
    .where(and(eq(personDocument.id, id), isNull(personDocument.removedAt)))
    .get();
  return row?.content ? unseal(row.content, sealPurpose) : undefined;
}

/** Stores a checked scan, sealed. @returns its id */
export function storeScan(
  tx: Tx,
  by: SignedIn,
  input: { personId: number; kind: DocumentKind; bytes: Uint8Array; expiresOn?: Day | null },
): number {
  const type = scanType(input.bytes);
  if (!type) throw new Error("a scan is checked before it is stored");
  return tx
    .insert(personDocument)
    .values({
      personId: input.personId,
      kind: input.kind,
      contentType: type,
      size: input.bytes.length,
      expiresOn: input.expiresOn ?? null,
      addedBy: by.userId,
      addedByName: by.name,
      createdAt: Date.now(),
      contentSealed: seal(input.bytes, sealPurpose),
    })
    .returning({ id: personDocument.id })
    .get().id;
}
