import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanBank, person, village } from "db/schema";
import { and, asc, eq, type SQL } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { loanInScope } from "./loan-record.server";
import { runningOnly, whoseColumns } from "./positions.server";
import { type LoanStanding, standingsOf } from "./standings.server";

const columns = {
  id: grantedLoan.id,
  revision: grantedLoan.revision,
  state: grantedLoan.state,
  settledOn: grantedLoan.settledOn,
  villageId: grantedLoan.villageId,
  bankId: grantedLoan.bankId,
  noteNumber: grantedLoan.noteNumber,
  disbursedOn: grantedLoan.disbursedOn,
  maturesOn: grantedLoan.maturesOn,
  principalFen: grantedLoan.principalFen,
  balanceFen: grantedLoan.balanceFen,
  companyId: loanApplication.companyId,
  ...whoseColumns,
};

/** Loans of a condition with their people and places, by village, as a list needs them: no plan, no events. */
const namedLoans = (db: Reader, scope: VillageScope, where?: SQL) =>
  db
    .select(columns)
    .from(grantedLoan)
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .innerJoin(loanBank, eq(loanBank.id, grantedLoan.bankId))
    .innerJoin(loanApplication, eq(loanApplication.id, grantedLoan.applicationId))
    .where(and(loanInScope(scope), where))
    .orderBy(asc(village.workGroup), asc(village.code), asc(grantedLoan.id))
    .all();

export type ListedLoan = ReturnType<typeof namedLoans>[number] & LoanStanding;

/** The running loans of a scope, by village, each as it stands on a day by what is kept of it. */
export function runningLoans(db: Reader, scope: VillageScope, today: Day, where?: SQL): ListedLoan[] {
  const rows = namedLoans(db, scope, and(runningOnly(), where));
  const found = standingsOf(db, rows, today);
  return rows.flatMap((row) => {
    const standing = found.get(row.id)?.value;
    return standing ? [{ ...row, ...standing }] : [];
  });
}
