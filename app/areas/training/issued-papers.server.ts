import type { Reader } from "db/client.server";
import { certificate } from "db/schema";
import { asc, eq } from "drizzle-orm";

/**
 * Who of a class holds a valid certificate, and whose was revoked last with no other in its place (enrolment ids). Nothing
 * is issued by itself to the revoked: somebody has to decide it.
 */
export function issuedPapers(db: Reader, classId: number): { valid: Set<number>; revoked: Set<number> } {
  const valid = new Set<number>();
  const last = new Map<number, string>();
  for (const { enrolmentId, state } of db
    .select({ enrolmentId: certificate.enrolmentId, state: certificate.state })
    .from(certificate)
    .where(eq(certificate.classId, classId))
    .orderBy(asc(certificate.id))
    .all()) {
    last.set(enrolmentId, state);
    if (state === "valid") valid.add(enrolmentId);
  }
  const revoked = [...last].filter(([id, state]) => state === "revoked" && !valid.has(id));
  return { valid, revoked: new Set(revoked.map(([id]) => id)) };
}
