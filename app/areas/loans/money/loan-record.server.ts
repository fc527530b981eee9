import type { Reader, Tx } from "db/client.server";
import { grantedLoan, loanEvent } from "db/schema";
import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { calendarEdits, isWorkingDay } from "~/areas/policies/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import type { DayCount } from "../engine/day-count";
import type { SubsidyTerms } from "../engine/loan-life";
import type { DueShift, FirstPeriod, LoanTerms, Method, PaymentStep } from "../engine/loan-terms";
import type { WorkingDay } from "../engine/schedule";
import type { LoanBook } from "./loan-book";

/** The row without the bank's proof, which is opened by itself. */
export const loanColumns = {
  id: grantedLoan.id,
  applicationId: grantedLoan.applicationId,
  personId: grantedLoan.personId,
  villageId: grantedLoan.villageId,
  bankId: grantedLoan.bankId,
  contractNumber: grantedLoan.contractNumber,
  noteNumber: grantedLoan.noteNumber,
  principalFen: grantedLoan.principalFen,
  ratePpm: grantedLoan.ratePpm,
  lprPpm: grantedLoan.lprPpm,
  disbursedOn: grantedLoan.disbursedOn,
  maturesOn: grantedLoan.maturesOn,
  method: grantedLoan.method,
  paymentEvery: grantedLoan.paymentEvery,
  dayCount: grantedLoan.dayCount,
  dueDay: grantedLoan.dueDay,
  firstPeriod: grantedLoan.firstPeriod,
  dueShift: grantedLoan.dueShift,
  graceDays: grantedLoan.graceDays,
  policyVersionId: grantedLoan.policyVersionId,
  subsidyTerms: grantedLoan.subsidyTerms,
  kind: grantedLoan.kind,
  groupCode: grantedLoan.groupCode,
  oldScheme: grantedLoan.oldScheme,
  state: grantedLoan.state,
  balanceFen: grantedLoan.balanceFen,
  settledOn: grantedLoan.settledOn,
  proofType: grantedLoan.proofType,
  enteredBy: grantedLoan.enteredBy,
  enteredByName: grantedLoan.enteredByName,
  revision: grantedLoan.revision,
};
export type LoanRow = Omit<typeof grantedLoan.$inferSelect, "proofSealed" | "createdAt" | "updatedAt">;

export const eventColumns = {
  id: loanEvent.id,
  loanId: loanEvent.loanId,
  kind: loanEvent.kind,
  on: loanEvent.on,
  toOn: loanEvent.toOn,
  principalFen: loanEvent.principalFen,
  interestFen: loanEvent.interestFen,
  penaltyFen: loanEvent.penaltyFen,
  ratePpm: loanEvent.ratePpm,
  lprPpm: loanEvent.lprPpm,
  shareBp: loanEvent.shareBp,
  ofId: loanEvent.ofId,
  cause: loanEvent.cause,
  graceDays: loanEvent.graceDays,
  reason: loanEvent.reason,
  bankRowId: loanEvent.bankRowId,
  recordedOn: loanEvent.recordedOn,
  userId: loanEvent.userId,
  userName: loanEvent.userName,
  proofType: loanEvent.proofType,
  at: loanEvent.at,
};
export type EventRow = Omit<typeof loanEvent.$inferSelect, "proofSealed" | "restored" | "requestKey">;

export const loanInScope = (scope: VillageScope): SQL | undefined =>
  withinVillages(grantedLoan.villageId, scope);

/** A loan inside the villages; undefined when it is not there or is another's. */
export const findLoan = (db: Reader, scope: VillageScope, id: number): LoanRow | undefined =>
  db
    .select(loanColumns)
    .from(grantedLoan)
    .where(and(eq(grantedLoan.id, id), loanInScope(scope)))
    .get();

export const eventsOf = (db: Reader, loanId: number): EventRow[] =>
  db
    .select(eventColumns)
    .from(loanEvent)
    .where(eq(loanEvent.loanId, loanId))
    .orderBy(asc(loanEvent.id))
    .all();

/** Events of many loans at one reading. */
export function eventsByLoan(db: Reader, loanIds: readonly number[]): Map<number, EventRow[]> {
  const found = new Map<number, EventRow[]>();
  for (let k = 0; k < loanIds.length; k += 500)
    for (const e of db
      .select(eventColumns)
      .from(loanEvent)
      .where(inArray(loanEvent.loanId, loanIds.slice(k, k + 500)))
      .orderBy(asc(loanEvent.id))
      .all())
      (found.get(e.loanId) ?? found.set(e.loanId, []).get(e.loanId)!).push(e);
  return found;
}

export const termsOf = (loan: LoanRow): LoanTerms => ({
  principalFen: loan.principalFen,
  ratePpm: loan.ratePpm,
  disbursedOn: loan.disbursedOn,
  maturesOn: loan.maturesOn,
  method: loan.method as Method,
  paymentEvery: loan.paymentEvery as PaymentStep,
  dayCount: loan.dayCount as DayCount,
  dueDay: loan.dueDay,
  firstPeriod: (loan.firstPeriod ?? "short") as FirstPeriod,
  dueShift: (loan.dueShift ?? "none") as DueShift,
});

export const bookOf = (loan: LoanRow, events: readonly EventRow[]): LoanBook => ({
  terms: termsOf(loan),
  lprPpm: loan.lprPpm,
  graceDays: loan.graceDays,
  events,
});

/** Who pays the interest, as it was frozen on the day of disbursement. */
export const subsidyTermsOf = (loan: Pick<LoanRow, "subsidyTerms">): SubsidyTerms =>
  JSON.parse(loan.subsidyTerms) as SubsidyTerms;

/** The working days of the house: the State Council's calendar and what the administrator has said of it. */
export function workingDays(db: Reader | Tx): WorkingDay {
  const edits = calendarEdits(db);
  const known = new Map<Day, boolean>();
  return (on) => {
    let works = known.get(on);
    if (works === undefined) {
      works = isWorkingDay(on, edits);
      known.set(on, works);
    }
    return works;
  };
}
