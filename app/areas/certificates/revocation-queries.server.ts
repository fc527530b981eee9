import type { Reader } from "db/client.server";
import { certificate, certificateRevocation, village } from "db/schema";
import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Standing } from "./certificate";

export type Revocation = typeof certificateRevocation.$inferSelect;

/** Every request to revoke a certificate, oldest first. */
export const revocationsOf = (db: Reader, certificateId: number): Revocation[] =>
  db
    .select()
    .from(certificateRevocation)
    .where(eq(certificateRevocation.certificateId, certificateId))
    .orderBy(asc(certificateRevocation.id))
    .all();

/** The request that waits for a second person; there is one at most. */
export const openRevocation = (db: Reader, certificateId: number): Revocation | undefined =>
  db
    .select()
    .from(certificateRevocation)
    .where(
      and(eq(certificateRevocation.certificateId, certificateId), eq(certificateRevocation.state, "asked")),
    )
    .get();

/**
 * As a condition of a row of `certificate`: its revocation waits for a second person. The table is named in words: drizzle
 * leaves it out in a query of one table, and `id` would then be the request's.
 */
export const revocationAsked = sql<number>`EXISTS (SELECT 1 FROM certificate_revocation r WHERE r.certificate_id = certificate.id AND r.state = 'asked')`;

/** As a column of a query of `certificate`: how it stands for staff (`Standing`). */
export const standing = sql<Standing>`CASE WHEN certificate.state = 'valid' AND ${revocationAsked} THEN 'asked' ELSE certificate.state END`;

/** Which of the open requests: those of others wait for this person, their own for somebody else. */
const openOnes = (scope: VillageScope, userId: string, whose: "others" | "own") =>
  and(
    eq(certificateRevocation.state, "asked"),
    whose === "own" ? eq(certificateRevocation.askedBy, userId) : ne(certificateRevocation.askedBy, userId),
    withinVillages(certificate.villageId, scope),
  );

/** How many requests of others wait for this person's yes or no. */
export const countRevocations = (db: Reader, scope: VillageScope, userId: string): number =>
  db
    .select({ n: count() })
    .from(certificateRevocation)
    .innerJoin(certificate, eq(certificate.id, certificateRevocation.certificateId))
    .where(openOnes(scope, userId, "others"))
    .get()?.n ?? 0;

/** Open requests with their certificates, the one that waits longest first. */
export const openRevocations = (db: Reader, scope: VillageScope, userId: string, whose: "others" | "own") =>
  db
    .select({
      request: certificateRevocation,
      certificateId: certificate.id,
      number: certificate.number,
      holderName: certificate.holderName,
      townName: townNameOn(certificate.issuedOn),
      villageName: villageNameOn(certificate.issuedOn),
    })
    .from(certificateRevocation)
    .innerJoin(certificate, eq(certificate.id, certificateRevocation.certificateId))
    .innerJoin(village, eq(village.id, certificate.villageId))
    .where(openOnes(scope, userId, whose))
    .orderBy(asc(certificateRevocation.askedAt), asc(certificateRevocation.id))
    .all();
