import type { Reader } from "db/client.server";
import { loanPaper, subsidyBatch } from "db/schema";
import { and, desc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";

/** An issued paper without its bytes. */
const columns = {
  id: loanPaper.id,
  kind: loanPaper.kind,
  applicationId: loanPaper.applicationId,
  loanId: loanPaper.loanId,
  batchId: loanPaper.batchId,
  villageId: loanPaper.villageId,
  number: loanPaper.number,
  code: loanPaper.code,
  pages: loanPaper.pages,
  issuedByName: loanPaper.issuedByName,
  issuedOn: loanPaper.issuedOn,
  createdAt: loanPaper.createdAt,
  deliveredOn: loanPaper.deliveredOn,
  lapsedOn: loanPaper.lapsedOn,
  lapsedWhy: loanPaper.lapsedWhy,
  says: loanPaper.says,
  voidedAt: loanPaper.voidedAt,
  voidedReason: loanPaper.voidedReason,
};
export type IssuedPaper = Pick<typeof loanPaper.$inferSelect, keyof typeof columns>;

const papersWhere = (db: Reader, where: SQL | undefined): IssuedPaper[] =>
  db.select(columns).from(loanPaper).where(where).orderBy(desc(loanPaper.id)).all();

/** Papers of an application; those of its loan stand with the loan. */
export const papersOfApplication = (db: Reader, applicationId: number): IssuedPaper[] =>
  papersWhere(db, eq(loanPaper.applicationId, applicationId)).filter((p) => p.loanId === null);

export const papersOfLoan = (db: Reader, loanId: number): IssuedPaper[] =>
  papersWhere(db, eq(loanPaper.loanId, loanId));

/** Neither made void nor overtaken by what happened since. */
export const stillHolds = (paper: Pick<IssuedPaper, "voidedAt" | "lapsedOn">): boolean =>
  paper.voidedAt === null && paper.lapsedOn === null;

export const papersOfBatch = (db: Reader, batchId: number): IssuedPaper[] =>
  papersWhere(db, eq(loanPaper.batchId, batchId));

/**
 * The list that finance is asked by for a quarter: the one that holds, or else one that lapsed and was not issued again,
 * of this batch or of a version that it corrects.
 */
export function listOfBatch(db: Reader, batch: { closedOn: Day }): { number: string; holds: boolean } | null {
  const versions = db
    .select({ id: subsidyBatch.id })
    .from(subsidyBatch)
    .where(eq(subsidyBatch.closedOn, batch.closedOn));
  const lists = papersWhere(
    db,
    and(
      eq(loanPaper.kind, "subsidy-detail"),
      isNull(loanPaper.voidedAt),
      inArray(loanPaper.batchId, versions),
    ),
  );
  const list = lists.find(stillHolds) ?? lists[0];
  return list ? { number: list.number, holds: stillHolds(list) } : null;
}

/** A paper inside the villages. The list of a quarter names people of all: it is for whoever sees all. */
export const findPaper = (
  db: Reader,
  who: { readonly villages: VillageScope },
  id: number,
): IssuedPaper | undefined =>
  db
    .select(columns)
    .from(loanPaper)
    .where(and(eq(loanPaper.id, id), withinVillages(loanPaper.villageId, who.villages)))
    .get();
