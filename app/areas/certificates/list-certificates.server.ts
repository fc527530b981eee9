import type { Reader } from "db/client.server";
import { certificate, courseRule, numberSerial, person, trainingClass, village } from "db/schema";
import { and, asc, desc, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { idTailIndex } from "~/areas/people/index.server";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { readTerm } from "~/platform/search/search-term";
import { typedNumber } from "./number-rule";
import type { RegisterFilter, RegisterSort } from "./register-view";
import { revocationAsked, standing } from "./revocation-queries.server";

type TextColumn =
  | typeof certificate.number
  | typeof certificate.holderPinyin
  | typeof certificate.holderInitials;

const startsWith = (column: TextColumn, text: string): SQL | undefined =>
  and(sql`${column} >= ${text}`, sql`${column} < ${`${text}\u{10ffff}`}`);

/** The beginning of a number, a part of a name, pinyin or initials in any reading; the last four of the ID number or of the certificate's. */
function matchesTerm(input: string): SQL | undefined {
  const { kind, letters, text: term } = readTerm(input);
  return or(
    startsWith(certificate.number, typedNumber(term)),
    sql`instr(${certificate.holderName}, ${term}) > 0`,
    kind === "pinyin"
      ? or(
          startsWith(certificate.holderPinyin, letters),
          startsWith(certificate.holderInitials, letters),
          sql`(instr(${certificate.holderPinyin}, ${` ${letters}`}) > 0 or instr(${certificate.holderInitials}, ${` ${letters}`}) > 0)`,
        )
      : undefined,
    kind === "tail"
      ? or(
          sql`substr(${certificate.number}, -4) = ${term.toUpperCase()}`,
          sql`${certificate.personId} in (select ${person.id} from ${person} where ${person.idTailIndex} = ${idTailIndex(term)})`,
        )
      : undefined,
  );
}

const handoutIs: Record<NonNullable<RegisterFilter["handout"]>, () => SQL | undefined> = {
  unclaimed: () => and(eq(certificate.state, "valid"), isNull(certificate.handedOutOn)),
  claimed: () => isNotNull(certificate.handedOutOn),
  unsigned: () => and(isNotNull(certificate.handedOutOn), isNull(certificate.handoutSignedOn)),
  signed: () => isNotNull(certificate.handoutSignedOn),
};

function conditions(scope: VillageScope, f: RegisterFilter): SQL | undefined {
  return and(
    withinVillages(certificate.villageId, scope),
    f.state === "asked"
      ? and(eq(certificate.state, "valid"), revocationAsked)
      : f.state && eq(certificate.state, f.state),
    f.handout ? handoutIs[f.handout]() : undefined,
    f.classId ? eq(certificate.classId, f.classId) : undefined,
    f.villageId ? eq(certificate.villageId, f.villageId) : undefined,
    f.year
      ? and(gte(certificate.issuedOn, `${f.year}-01-01`), lt(certificate.issuedOn, `${f.year + 1}-01-01`))
      : undefined,
    f.term ? matchesTerm(f.term) : undefined,
  );
}

const listed = (db: Reader) =>
  db
    .select({
      certificate: {
        id: certificate.id,
        number: certificate.number,
        classId: certificate.classId,
        holderName: certificate.holderName,
        holderPinyin: certificate.holderPinyin,
        state: certificate.state,
        standing,
        issuedOn: certificate.issuedOn,
        handedOutOn: certificate.handedOutOn,
        handedOutTo: certificate.handedOutTo,
        handoutSignedOn: certificate.handoutSignedOn,
        reissueCount: certificate.reissueCount,
        revokedOn: certificate.revokedOn,
        revokedReason: certificate.revokedReason,
      },
      class: { course: trainingClass.course, year: trainingClass.year, number: trainingClass.number },
      courseName: courseRule.name,
      villageName: villageNameOn(certificate.issuedOn),
      townName: townNameOn(certificate.issuedOn),
      idNumberMasked: person.idNumberMasked,
    })
    .from(certificate)
    .innerJoin(trainingClass, eq(trainingClass.id, certificate.classId))
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, certificate.villageId))
    .innerJoin(person, eq(person.id, certificate.personId));

export type ListedCertificate = Awaited<ReturnType<typeof listed>>[number];

/** What orders the register, whether the biggest comes first, and the sort value of a row. Rows come in the order of issue. */
const orders: Record<RegisterSort, RowOrder<ListedCertificate>> = {
  issued: { by: certificate.id, down: false, of: (r) => r.certificate.id, numeric: true },
  "-issued": { by: certificate.id, down: true, of: (r) => r.certificate.id, numeric: true },
  name: { by: certificate.holderPinyin, down: false, of: (r) => r.certificate.holderPinyin },
  "-name": { by: certificate.holderPinyin, down: true, of: (r) => r.certificate.holderPinyin },
  number: { by: certificate.number, down: false, of: (r) => r.certificate.number },
  "-number": { by: certificate.number, down: true, of: (r) => r.certificate.number },
};

/** One page of the register, by keyset in both directions. */
export function listCertificates(
  db: Reader,
  scope: VillageScope,
  filter: RegisterFilter,
  sort: RegisterSort,
  cursor: Cursor | null,
  size: number,
): KeysetPage<ListedCertificate> {
  return readKeysetPage(
    orders[sort],
    { id: certificate.id, idOf: (r) => r.certificate.id },
    cursor,
    size,
    (edge) =>
      listed(db)
        .where(and(conditions(scope, filter), edge.where))
        .orderBy(...edge.orderBy)
        .limit(edge.limit)
        .all(),
  );
}

export const countCertificates = (db: Reader, scope: VillageScope, filter: RegisterFilter): number =>
  db.select({ n: sql<number>`count(*)` }).from(certificate).where(conditions(scope, filter)).get()?.n ?? 0;

/** All certificates of a filter in the order of their numbers, for an export or a paper. */
export const allCertificates = (
  db: Reader,
  scope: VillageScope,
  filter: RegisterFilter,
): ListedCertificate[] =>
  listed(db)
    .where(conditions(scope, filter))
    .orderBy(asc(certificate.number), asc(certificate.id))
    .limit(100_000)
    .all();

/** Years of issue and classes that have certificates: the choices of the filter. */
export const registerChoices = (db: Reader, scope: VillageScope) => ({
  years: db
    .selectDistinct({ year: sql<number>`cast(substr(${certificate.issuedOn}, 1, 4) as integer)` })
    .from(certificate)
    .where(withinVillages(certificate.villageId, scope))
    .orderBy(desc(sql`1`))
    .all()
    .map((r) => r.year),
  classes: db
    .selectDistinct({
      id: trainingClass.id,
      course: trainingClass.course,
      year: trainingClass.year,
      number: trainingClass.number,
    })
    .from(certificate)
    .innerJoin(trainingClass, eq(trainingClass.id, certificate.classId))
    .where(withinVillages(certificate.villageId, scope))
    .orderBy(desc(trainingClass.year), desc(trainingClass.id))
    .limit(300)
    .all(),
});

/** How the register adds up: used numbers = handed out + waiting + revoked + replaced. */
export function registerSum(db: Reader, scope: VillageScope) {
  const n = (condition: SQL | undefined) =>
    db
      .select({ n: sql<number>`count(*)` })
      .from(certificate)
      .where(and(withinVillages(certificate.villageId, scope), condition))
      .get()?.n ?? 0;
  const valid = eq(certificate.state, "valid");
  const given = db
    .select({ n: sql<number>`coalesce(sum(${numberSerial.last}), 0)` })
    .from(numberSerial)
    .get();
  return {
    used: n(undefined),
    handedOut: n(and(valid, isNotNull(certificate.handedOutOn))),
    waiting: n(and(valid, isNull(certificate.handedOutOn))),
    /** Of the valid ones, those whose revocation waits for a second person. */
    asked: n(and(valid, revocationAsked)),
    revoked: n(eq(certificate.state, "revoked")),
    replaced: n(eq(certificate.state, "replaced")),
    /** Every serial that was given stands on a certificate, over all villages: no number is missing. */
    gapFree: (db.select({ n: sql<number>`count(*)` }).from(certificate).get()?.n ?? 0) === (given?.n ?? 0),
  };
}
