import type { Reader } from "db/client.server";
import { certificate, certificateFile, issueBatch, issueBatchSheet, trainingClass, village } from "db/schema";
import { and, asc, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { villageNameOn } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { unsealText } from "~/platform/sealed.server";
import type { IssuedFacts } from "./certificate";
import { factsPurpose } from "./issue-one.server";
import { standing } from "./revocation-queries.server";

export type Certificate = typeof certificate.$inferSelect;

/** A certificate inside a scope; one outside it is not there. */
export const findCertificate = (db: Reader, scope: VillageScope, id: number): Certificate | undefined =>
  db
    .select()
    .from(certificate)
    .where(and(eq(certificate.id, id), withinVillages(certificate.villageId, scope)))
    .get();

/** All that was printed; opens the sealed facts. */
export const factsOf = (row: Pick<Certificate, "factsSealed">): IssuedFacts =>
  JSON.parse(unsealText(row.factsSealed, factsPurpose)) as IssuedFacts;

export const filesOf = (db: Reader, certificateId: number) =>
  db
    .select({
      id: certificateFile.id,
      kind: certificateFile.kind,
      sha256: certificateFile.sha256,
      size: certificateFile.size,
      createdAt: certificateFile.createdAt,
    })
    .from(certificateFile)
    .where(eq(certificateFile.certificateId, certificateId))
    .orderBy(asc(certificateFile.id))
    .all();

/** How many sheets of a job whose certificate holds are so. */
const holding = (so: SQL) =>
  sql<number>`(select count(*) from ${issueBatchSheet} join ${certificate} on ${certificate.id} = ${issueBatchSheet.certificateId} where ${issueBatchSheet.batchId} = ${issueBatch.id} and ${certificate.state} = 'valid' and ${so})`;

/** Print jobs inside a scope, newest first. */
export const listBatches = (db: Reader, scope: VillageScope, states?: readonly string[]) =>
  db
    .select({
      batch: issueBatch,
      // A revoked or replaced certificate is not printed any more: only sheets that hold count.
      printed: holding(sql`${issueBatchSheet.state} = 'printed'`),
      holding: holding(sql`true`),
      left: holding(sql`${issueBatchSheet.sheet} > ${issueBatch.confirmedSheets}`),
      course: trainingClass.course,
      year: trainingClass.year,
      number: trainingClass.number,
      villageName: villageNameOn(trainingClass.startsOn),
    })
    .from(issueBatch)
    .innerJoin(trainingClass, eq(trainingClass.id, issueBatch.classId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(
      and(
        withinVillages(trainingClass.villageId, scope),
        states ? inArray(issueBatch.state, [...states]) : undefined,
      ),
    )
    .orderBy(desc(issueBatch.id))
    .limit(30)
    .all();

/** Jobs that wait for somebody: in work, stopped, or with sheets that hold and are not confirmed. */
export const openBatches = (db: Reader, scope: VillageScope) =>
  listBatches(db, scope).filter((b) => b.left > 0);

export function findBatch(db: Reader, scope: VillageScope, id: number) {
  return db
    .select({ batch: issueBatch, class: trainingClass, villageName: villageNameOn(trainingClass.startsOn) })
    .from(issueBatch)
    .innerJoin(trainingClass, eq(trainingClass.id, issueBatch.classId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(and(eq(issueBatch.id, id), withinVillages(trainingClass.villageId, scope)))
    .get();
}

export const sheetsOf = (db: Reader, batchId: number) =>
  db
    .select({
      sheet: issueBatchSheet,
      number: certificate.number,
      holderName: certificate.holderName,
      certificateId: certificate.id,
      state: certificate.state,
      standing,
    })
    .from(issueBatchSheet)
    .innerJoin(certificate, eq(certificate.id, issueBatchSheet.certificateId))
    .where(eq(issueBatchSheet.batchId, batchId))
    .orderBy(asc(issueBatchSheet.sheet))
    .all();

/** The newest sheet of a certificate: of which job, and whether it was confirmed printed. */
export function lastSheet(db: Reader, certificateId: number): { batchId: number; printed: boolean } | null {
  const row = db
    .select({ batchId: issueBatchSheet.batchId, state: issueBatchSheet.state })
    .from(issueBatchSheet)
    .where(eq(issueBatchSheet.certificateId, certificateId))
    .orderBy(desc(issueBatchSheet.batchId))
    .limit(1)
    .get();
  return row ? { batchId: row.batchId, printed: row.state === "printed" } : null;
}

/** Whether any sheet of a certificate came out of the printer, well or spoiled. */
export const everPrinted = (db: Reader, certificateId: number): boolean =>
  db
    .select({ sheet: issueBatchSheet.sheet })
    .from(issueBatchSheet)
    .where(
      and(
        eq(issueBatchSheet.certificateId, certificateId),
        inArray(issueBatchSheet.state, ["printed", "spoiled"]),
      ),
    )
    .limit(1)
    .get() !== undefined;

/** Certificates of one person, for the support journey. */
export const certificatesOfPerson = (db: Reader, personId: number) =>
  db
    .select({ ...getTableColumns(certificate), standing })
    .from(certificate)
    .where(eq(certificate.personId, personId))
    .orderBy(desc(certificate.id))
    .all();

/** Which certificates took the place of some that ended: issued again in the same class, where the index finds them. */
export const successorsOf = (db: Reader, ended: readonly { id: number; classId: number }[]) =>
  new Map(
    db
      .select({ of: certificate.replacesId, id: certificate.id, number: certificate.number })
      .from(certificate)
      .where(
        and(
          inArray(certificate.classId, [...new Set(ended.map((c) => c.classId))]),
          inArray(
            certificate.replacesId,
            ended.map((c) => c.id),
          ),
        ),
      )
      .all()
      .map(({ of, ...next }) => [of, next]),
  );

/** The certificate whose place another one took. */
const former = alias(certificate, "former");

/** After a revocation one is issued again; while the old one was valid, the new one replaces it. */
function whyPrinted(sheet: {
  kind: string;
  replacesId: number | null;
  was: string | null;
}): "reprint" | "first" | "again" | "replacement" {
  if (sheet.kind === "reprint") return "reprint";
  if (sheet.replacesId === null) return "first";
  return sheet.was === "revoked" ? "again" : "replacement";
}

/** Whose paper a print job of one sheet is, and why it is printed: by job. */
export const onlySheets = (db: Reader, batchIds: readonly number[]) =>
  new Map(
    db
      .select({
        batchId: issueBatch.id,
        kind: issueBatch.kind,
        name: certificate.holderName,
        replacesId: certificate.replacesId,
        was: former.state,
      })
      .from(issueBatchSheet)
      .innerJoin(issueBatch, eq(issueBatch.id, issueBatchSheet.batchId))
      .innerJoin(certificate, eq(certificate.id, issueBatchSheet.certificateId))
      .leftJoin(former, eq(former.id, certificate.replacesId))
      .where(and(inArray(issueBatch.id, [...batchIds]), eq(issueBatch.total, 1)))
      .all()
      .map((r) => {
        return [r.batchId, { name: r.name, why: whyPrinted(r) }];
      }),
  );
