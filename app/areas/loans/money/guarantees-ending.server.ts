import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, person, village } from "db/schema";
import { and, eq, inArray, isNotNull, lte } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import { guaranteeAlarm, guaranteeAsked, guaranteeEndsOn } from "./guarantee-end";
import { loanInScope } from "./loan-record.server";
import { standingsOf } from "./standings.server";

/** Loans that are due and not repaid whose guarantee ends soon, or ended a short while ago, the next to end first. */
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
      months: loanApplication.guaranteePeriodMonths,
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
    .flatMap(({ id, revision: _, state: _state, kind: _kind, maturesOn, months, ...named }) => {
      const until = guaranteeEndsOn(standing.get(id)?.value.endsOn ?? maturesOn, months);
      const alarm = guaranteeAlarm(until, today);
      return alarm ? [{ ...named, loanId: id, until, alarm }] : [];
    })
    .sort((a, b) => (a.until < b.until ? -1 : 1));
}
