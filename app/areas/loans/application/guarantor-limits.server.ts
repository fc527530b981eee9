import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanGuarantor } from "db/schema";
import { and, eq, inArray, isNull, ne, notInArray, or } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { isPaidOff } from "../money/loan-standing";
import { standingsOf } from "../money/standings.server";
import { standsByForm, whoeverGuarantees } from "./whoever-guarantees.server";

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
        standsByForm,
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

/**
 * Whether a loan that these numbers of identity guarantee, or did, went overdue beyond the bank's grace, or had to be paid
 * by its guarantor: who guaranteed it is refused (DOMAIN §1.2). The spouse's guarantees are the spouse's own.
 */
export function guaranteedOverdue(
  db: Reader,
  idIndexes: readonly string[],
  exceptApplicationId: number,
  today: Day,
): { loanId: number; noteNumber: string } | null {
  if (idIndexes.length === 0) return null;
  const loans = db
    .select({
      id: grantedLoan.id,
      revision: grantedLoan.revision,
      state: grantedLoan.state,
      noteNumber: grantedLoan.noteNumber,
    })
    .from(loanGuarantor)
    .innerJoin(grantedLoan, eq(grantedLoan.applicationId, loanGuarantor.applicationId))
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .where(
      and(
        standsByForm,
        inArray(loanGuarantor.idIndex, [...idIndexes]),
        ne(loanGuarantor.applicationId, exceptApplicationId),
        ne(grantedLoan.state, "undone"),
      ),
    )
    .all();
  const standing = standingsOf(db, loans, today);
  const late = loans.find(
    (l) =>
      l.state === "compensated" ||
      l.state === "recovered" ||
      l.state === "written-off" ||
      standing.get(l.id)?.value.everLate,
  );
  return late ? { loanId: late.id, noteNumber: late.noteNumber } : null;
}

/** Whether every natural person behind an application stands for nothing else, and nothing they stood for went overdue. */
export function guarantorsFree(db: Reader, applicationId: number, today: Day): boolean {
  const rows = whoeverGuarantees(db, applicationId);
  const own = rows.flatMap((g) => g.idIndex ?? []);
  const spouses = rows.flatMap((g) => g.spouseIdIndex ?? []);
  return (
    standingFor(db, [...own, ...spouses], applicationId).length === 0 &&
    guaranteedOverdue(db, own, applicationId, today) === null
  );
}
