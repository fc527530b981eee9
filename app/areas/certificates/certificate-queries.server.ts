import type { Db, Reader } from "db/client.server";
import {
  certificate,
  certificateFile,
  courseRule,
  issueBatch,
  issueBatchSheet,
  trainingClass,
  village,
} from "db/schema";
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Cursor } from "~/platform/paging";
import { unsealText } from "~/platform/sealed.server";
import type { CertificateState, IssuedFacts } from "./certificate";
import { factsPurpose } from "./issue-certificates.server";

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

export interface RegisterFilter {
  term?: string;
  state?: CertificateState;
  classId?: number;
  villageId?: number;
  year?: number;
  /** unclaimed: not yet handed out; unsigned: handed out without a signature. */
  handout?: "unclaimed" | "unsigned";
}

function conditions(scope: VillageScope, f: RegisterFilter): SQL | undefined {
  const term = f.term?.trim();
  const upper = (text: string) => `${text}\u{10ffff}`;
  const starts = (
    column:
      | typeof certificate.number
      | typeof certificate.holderName
      | typeof certificate.holderPinyin
      | typeof certificate.holderInitials,
    text: string,
  ) =>
    and(gte(column as typeof certificate.number, text), lt(column as typeof certificate.number, upper(text)));
  return and(
    withinVillages(certificate.villageId, scope),
    f.state ? eq(certificate.state, f.state) : undefined,
    f.classId ? eq(certificate.classId, f.classId) : undefined,
    f.villageId ? eq(certificate.villageId, f.villageId) : undefined,
    f.year
      ? and(gte(certificate.issuedOn, `${f.year}-01-01`), lt(certificate.issuedOn, `${f.year + 1}-01-01`))
      : undefined,
    f.handout === "unclaimed"
      ? and(eq(certificate.state, "valid"), isNull(certificate.handedOutOn))
      : undefined,
    f.handout === "unsigned"
      ? and(isNotNull(certificate.handedOutOn), isNull(certificate.handoutSignedOn))
      : undefined,
    term
      ? or(
          starts(certificate.number, term.toUpperCase()),
          sql`instr(${certificate.holderName}, ${term}) > 0`,
          /^[a-z]+$/i.test(term)
            ? or(
                starts(certificate.holderPinyin, term.toLowerCase()),
                starts(certificate.holderInitials, term.toLowerCase()),
              )
            : undefined,
        )
      : undefined,
  );
}

/** The register, newest first, by keyset. */
export function listCertificates(
  db: Db,
  scope: VillageScope,
  filter: RegisterFilter,
  cursor: Cursor | null,
  size: number,
) {
  const rows = db
    .select({
      id: certificate.id,
      number: certificate.number,
      holderName: certificate.holderName,
      state: certificate.state,
      issuedOn: certificate.issuedOn,
      handedOutOn: certificate.handedOutOn,
      handoutSignedOn: certificate.handoutSignedOn,
      reissueCount: certificate.reissueCount,
      course: trainingClass.course,
      year: trainingClass.year,
      classNumber: trainingClass.number,
      courseName: courseRule.name,
      villageName: village.name,
      townName: village.townName,
    })
    .from(certificate)
    .innerJoin(trainingClass, eq(trainingClass.id, certificate.classId))
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, certificate.villageId))
    .where(and(conditions(scope, filter), cursor ? lt(certificate.id, cursor.id) : undefined))
    .orderBy(desc(certificate.id))
    .limit(size + 1)
    .all();
  return { rows: rows.slice(0, size), hasNext: rows.length > size, hasPrevious: cursor !== null };
}

export const countCertificates = (db: Reader, scope: VillageScope, filter: RegisterFilter): number =>
  db.select({ n: sql<number>`count(*)` }).from(certificate).where(conditions(scope, filter)).get()?.n ?? 0;

/** Print jobs inside a scope, newest first. */
export const listBatches = (db: Reader, scope: VillageScope, states?: readonly string[]) =>
  db
    .select({
      batch: issueBatch,
      course: trainingClass.course,
      year: trainingClass.year,
      number: trainingClass.number,
      villageName: village.name,
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

export function findBatch(db: Reader, scope: VillageScope, id: number) {
  return db
    .select({ batch: issueBatch, class: trainingClass, villageName: village.name })
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
    })
    .from(issueBatchSheet)
    .innerJoin(certificate, eq(certificate.id, issueBatchSheet.certificateId))
    .where(eq(issueBatchSheet.batchId, batchId))
    .orderBy(asc(issueBatchSheet.sheet))
    .all();

/** Certificates of one person, for the support journey. */
export const certificatesOfPerson = (db: Reader, personId: number) =>
  db.select().from(certificate).where(eq(certificate.personId, personId)).orderBy(desc(certificate.id)).all();

/** How the register adds up: used numbers = handed out + waiting + revoked + replaced. */
export function registerSum(db: Reader, scope: VillageScope) {
  const n = (condition: SQL | undefined) =>
    db
      .select({ n: sql<number>`count(*)` })
      .from(certificate)
      .where(and(withinVillages(certificate.villageId, scope), condition))
      .get()?.n ?? 0;
  return {
    used: n(undefined),
    handedOut: n(and(eq(certificate.state, "valid"), isNotNull(certificate.handedOutOn))),
    waiting: n(and(eq(certificate.state, "valid"), isNull(certificate.handedOutOn))),
    revoked: n(eq(certificate.state, "revoked")),
    replaced: n(eq(certificate.state, "replaced")),
  };
}
