import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanGuarantor } from "db/schema";
import { and, eq, inArray, isNull, ne, notInArray, or } from "drizzle-orm";
import { isPaidOff } from "../money/loan-standing";

/** Another application or loan that somebody stands for. */
export interface Standing {
  applicationId: number;
  guaranteedFen: number;
}

const overWithoutLoan = ["unqualified", "guarantee-refused", "withdrawn", "lapsed"] as const;

/**
 * What these numbers of identity stand for already, as guarantor or as the spouse of one (DOMAIN §1.2: who or whose
 * spouse guarantees another loan is refused). Loans that are settled, and applications that came to nothing, free them.
 */
export function standingFor(
  db: Reader,
  idIndexes: readonly string[],
  exceptApplicationId: number,
): Standing[] {
  if (idIndexes.length === 0) return [];
  const rows = db
    .select({ guarantor: loanGuarantor, state: loanApplication.state, loanState: grantedLoan.state })
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .leftJoin(
      grantedLoan,
      and(eq(grantedLoan.applicationId, loanApplication.id), ne(grantedLoan.state, "undone")),
    )
    .where(
      and(
        isNull(loanGuarantor.releasedOn),
        ne(loanGuarantor.applicationId, exceptApplicationId),
        notInArray(loanApplication.state, [...overWithoutLoan]),
        or(
          inArray(loanGuarantor.idIndex, [...idIndexes]),
          inArray(loanGuarantor.spouseIdIndex, [...idIndexes]),
        ),
      ),
    )
    .all();
  return rows
    .filter((r) => r.loanState === null || (!isPaidOff(r.loanState) && r.loanState !== "written-off"))
    .map((r) => ({
      applicationId: r.guarantor.applicationId,
      guaranteedFen: r.guarantor.guaranteedFen ?? 0,
    }));
}

/** Whether every natural person behind an application stands for nothing else. */
export function guarantorsFree(db: Reader, applicationId: number): boolean {
  const indexes = db
    .select({ own: loanGuarantor.idIndex, spouse: loanGuarantor.spouseIdIndex })
    .from(loanGuarantor)
    .where(eq(loanGuarantor.applicationId, applicationId))
    .all()
    .flatMap((g) => [g.own, g.spouse])
    .filter((x): x is string => x !== null);
  return standingFor(db, indexes, applicationId).length === 0;
}
