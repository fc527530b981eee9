import type { Reader } from "db/client.server";
import { certificate, issueBatch, issueBatchSheet, user, verificationCheck } from "db/schema";
import { and, asc, count, eq, isNotNull, max } from "drizzle-orm";
import { todayOn } from "~/platform/dates";
import type { Certificate } from "./certificate-queries.server";
import { revocationsOf } from "./revocation-queries.server";

export interface HistoryEntry {
  what:
    | "issued"
    | "reissued"
    | "spoiled"
    | "handedOut"
    | "signed"
    | "asked"
    | "declined"
    | "withdrawn"
    | "revoked"
    | "replaced"
    | "checked";
  /** An instant in ms UTC, or a day. */
  at: number | string;
  by: string | null;
  values: Record<string, string | number>;
}

/** What happened to a certificate and its papers, oldest first, public checks at the end. */
export function historyOf(db: Reader, row: Certificate): HistoryEntry[] {
  const nameOf = (id: string | null) =>
    id === null
      ? null
      : (db.select({ name: user.name }).from(user).where(eq(user.id, id)).get()?.name ?? null);
  const sheets = db
    .select({
      kind: issueBatch.kind,
      at: issueBatch.createdAt,
      by: issueBatch.createdBy,
      spoiled: issueBatchSheet.spoiledReason,
      spoiledAt: issueBatchSheet.spoiledAt,
    })
    .from(issueBatchSheet)
    .innerJoin(issueBatch, eq(issueBatch.id, issueBatchSheet.batchId))
    .where(eq(issueBatchSheet.certificateId, row.id))
    .orderBy(asc(issueBatch.id))
    .all();
  const entries: HistoryEntry[] = [
    { what: "issued", at: row.createdAt, by: nameOf(row.issuedBy), values: {} },
  ];
  let duplicates = 0;
  for (const s of sheets) {
    if (s.kind === "reprint") {
      duplicates += 1;
      entries.push({ what: "reissued", at: s.at, by: nameOf(s.by), values: { n: duplicates } });
    }
    if (s.spoiledAt !== null)
      entries.push({ what: "spoiled", at: s.spoiledAt, by: null, values: { why: s.spoiled ?? "" } });
  }
  if (row.handedOutOn)
    entries.push({ what: "handedOut", at: row.handedOutOn, by: null, values: { to: row.handedOutTo ?? "" } });
  if (row.handoutSignedOn) entries.push({ what: "signed", at: row.handoutSignedOn, by: null, values: {} });
  let confirmedAt: number | null = null;
  for (const r of revocationsOf(db, row.id)) {
    if (r.state === "confirmed") confirmedAt = r.decidedAt;
    entries.push({ what: "asked", at: r.askedAt, by: r.askedByName, values: { why: r.reason } });
    if ((r.state === "declined" || r.state === "withdrawn") && r.decidedAt !== null)
      entries.push({
        what: r.state,
        at: r.decidedAt,
        by: r.decidedByName,
        values: { why: r.decision ?? "" },
      });
  }
  if (row.revokedOn)
    entries.push({
      what: row.state === "replaced" ? "replaced" : "revoked",
      at: confirmedAt ?? row.revokedOn,
      by: nameOf(row.revokedBy),
      values: { why: row.revokedReason ?? "" },
    });
  const dayOf = ({ at }: HistoryEntry) => (typeof at === "number" ? todayOn(at) : at);
  entries.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  const checks = db
    .select({ n: count(), last: max(verificationCheck.at) })
    .from(verificationCheck)
    .where(and(eq(verificationCheck.certificateId, row.id), isNotNull(verificationCheck.certificateId)))
    .get();
  if (checks?.last) entries.push({ what: "checked", at: checks.last, by: null, values: { n: checks.n } });
  return entries;
}

/** The certificate that took this one's place, and the one whose place it took. */
export function relativesOf(db: Reader, row: Certificate) {
  const columns = { id: certificate.id, number: certificate.number };
  return {
    replacedBy: db.select(columns).from(certificate).where(eq(certificate.replacesId, row.id)).get() ?? null,
    replaces:
      row.replacesId === null
        ? null
        : (db.select(columns).from(certificate).where(eq(certificate.id, row.replacesId)).get() ?? null),
  };
}
