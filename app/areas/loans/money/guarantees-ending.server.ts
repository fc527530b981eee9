import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, person, village } from "db/schema";
import { and, eq, inArray, isNotNull, lte } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import { guaranteeAlarm, guaranteeAsked } from "./guarantee-end";
import { guaranteeEnds } from "./guarantee-ends.server";
import { loanInScope } from "./loan-record.server";
import { standingsOf } from "./standings.server";

/** Loans that are due and not repaid whose guarantee, or that of somebody who did not agree to an extension, ends soon, or ended a short while ago, the next to end first. */
export function guaranteesEnding(db: Reader, who: SignedIn, today: Day) {
  const scope = dutyScope(who, "loan.repay");
  if (scope === null) return [];
  const loans = db
    .select({
      id: grantedLoan.id,
      revision: grantedLoan.revision,
      maturesOn: grantedLoan.maturesOn,
      state: grantedLoan.state,
      kind: loanApplication.guaranteeKind,
      applicationId: grantedLoan.applicationId,
      bankId: grantedLoan.bankId,
      disbursedOn: grantedLoan.disbursedOn,
      name: person.name,
      village: village.name,
      townName: village.townName,
    })
    .from(grantedLoan)
    .innerJoin(loanApplication, eq(loanApplication.id, grantedLoan.applicationId))
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(
      and(
        inArray(grantedLoan.state, ["running", "compensated"]),
        isNotNull(loanApplication.guaranteeKind),
        lte(grantedLoan.maturesOn, today),
        loanInScope(scope),
      ),
    )
    .all();
  const standing = standingsOf(db, loans, today);
  return loans
    .filter((l) => guaranteeAsked(l.state, l.kind))
    .flatMap(({ name, village, townName, ...loan }) => {
      const ends = guaranteeEnds(db, loan, standing.get(loan.id)?.value.endsOn ?? loan.maturesOn);
      const apart = ends.apart.length > 0 && ends.apartUntil !== ends.until;
      return [
        { until: ends.until, apart: [] },
        ...(apart ? [{ until: ends.apartUntil, apart: ends.apart }] : []),
      ].flatMap((end) => {
        const alarm = guaranteeAlarm(end.until, today);
        return alarm ? [{ name, village, townName, loanId: loan.id, ...end, alarm }] : [];
      });
    })
    .sort((a, b) => (a.until < b.until ? -1 : 1));
}
