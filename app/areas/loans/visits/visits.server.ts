import type { Reader } from "db/client.server";
import { grantedLoan, loanVisit, misuseCase, person, village } from "db/schema";
import { and, asc, desc, eq, isNull, lte, notInArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { loanInScope } from "../money/loan-record.server";
import { paidOffStates } from "../money/loan-standing";

const visitColumns = {
  id: loanVisit.id,
  loanId: loanVisit.loanId,
  kind: loanVisit.kind,
  dueOn: loanVisit.dueOn,
  doneOn: loanVisit.doneOn,
  use: loanVisit.use,
  jobs: loanVisit.jobs,
  turnoverFen: loanVisit.turnoverFen,
  note: loanVisit.note,
  photoType: loanVisit.photoType,
  userName: loanVisit.userName,
};

export const visitsOf = (db: Reader, loanId: number) =>
  db
    .select(visitColumns)
    .from(loanVisit)
    .where(eq(loanVisit.loanId, loanId))
    .orderBy(asc(loanVisit.dueOn))
    .all();

export const findVisit = (db: Reader, loanId: number, id: number) =>
  db
    .select(visitColumns)
    .from(loanVisit)
    .where(and(eq(loanVisit.id, id), eq(loanVisit.loanId, loanId)))
    .get();

/** The proved case that stops the subsidy: of several the one that stops it first; the others add nothing. */
export const stoppingCase = <C extends Pick<typeof misuseCase.$inferSelect, "id" | "state" | "stopsOn">>(
  cases: readonly C[],
): C | undefined =>
  cases
    .filter((c) => c.state === "proved")
    .sort((a, b) => (a.stopsOn === b.stopsOn ? a.id - b.id : a.stopsOn < b.stopsOn ? -1 : 1))[0];

export const casesOf = (db: Reader, loanId: number) =>
  db.select().from(misuseCase).where(eq(misuseCase.loanId, loanId)).orderBy(desc(misuseCase.id)).all();

/** Visits that are due by a day and were not made, of loans that still run. */
export const visitsDue = (db: Reader, scope: VillageScope, by: Day) =>
  db
    .select({
      ...visitColumns,
      noteNumber: grantedLoan.noteNumber,
      villageId: grantedLoan.villageId,
      name: person.name,
      phone: person.phone,
      diedOn: person.diedOn,
      village: village.name,
      townName: village.townName,
    })
    .from(loanVisit)
    .innerJoin(grantedLoan, eq(grantedLoan.id, loanVisit.loanId))
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(
      and(
        isNull(loanVisit.doneOn),
        lte(loanVisit.dueOn, by),
        notInArray(grantedLoan.state, ["undone", ...paidOffStates]),
        loanInScope(scope),
      ),
    )
    .orderBy(asc(loanVisit.dueOn))
    .all();
