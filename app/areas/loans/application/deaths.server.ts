import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanGuarantor, loanPartner } from "db/schema";
import { and, asc, eq, isNull, ne, or } from "drizzle-orm";
import { findByNumber, findPerson, openIdNumber } from "~/areas/people/index.server";
import type { Day } from "~/platform/dates";
import { isEnded } from "../application-state";
import { applicationNumber } from "./application-name";
import { guarantorsOfApplication } from "./application-queries.server";
import { loanIdIndex, openLoanId } from "./sealed-parts.server";

type Guarantor = Pick<typeof loanGuarantor.$inferSelect, "kind" | "personId" | "idSealed" | "releasedOn">;

/** Whose death a guarantor's line tells of: by the record linked to it, else by the number that stands there. */
export function deathOfGuarantor(db: Reader, g: Guarantor): { personId: number; on: Day } | null {
  if (g.kind !== "person" || g.releasedOn !== null) return null;
  const number = g.personId === null ? openLoanId(g.idSealed) : null;
  const record =
    g.personId !== null ? findPerson(db, "all", g.personId) : number !== null && findByNumber(db, number);
  return record && record.diedOn !== null ? { personId: record.id, on: record.diedOn } : null;
}

export interface DeadGuarantor {
  id: number;
  name: string;
  on: Day;
}

/** Who of those behind an application has died, and when. */
export const deadGuarantors = (db: Reader, applicationId: number): DeadGuarantor[] =>
  guarantorsOfApplication(db, applicationId).flatMap((g) => {
    const death = deathOfGuarantor(db, g);
    return death ? [{ id: g.id, name: g.name, on: death.on }] : [];
  });

/** Applications under way and loans that run which a death touches: numbers of applications, notes of loans. */
export interface TouchedByDeath {
  applies: string[];
  shares: string[];
  vouchesForApplications: string[];
  vouchesForLoans: string[];
}

/** What somebody who has died applied for, shared in or stood behind, as far as it goes on. */
export function touchedByDeath(db: Reader, personId: number): TouchedByDeath {
  const openNumbers = (rows: readonly { application: typeof loanApplication.$inferSelect }[]) =>
    rows
      .filter(({ application: a }) => !isEnded(a.state))
      .map(({ application }) => applicationNumber(application));
  const shared = db
    .select({ application: loanApplication })
    .from(loanPartner)
    .innerJoin(loanApplication, eq(loanApplication.id, loanPartner.applicationId))
    .where(eq(loanPartner.personId, personId))
    .orderBy(asc(loanApplication.id))
    .all();
  const own = db
    .select({ application: loanApplication })
    .from(loanApplication)
    .where(eq(loanApplication.personId, personId))
    .orderBy(asc(loanApplication.id))
    .all();
  const behind = stoodBehind(db, personId);
  return {
    applies: openNumbers(own),
    shares: openNumbers(shared),
    vouchesForApplications: openNumbers(behind),
    vouchesForLoans: behind.flatMap(({ loan }) => (loan?.state === "running" ? [loan.noteNumber] : [])),
  };
}

/** What somebody stands behind, with the loan where one was paid out; found by their number too, for not every line is linked. */
function stoodBehind(db: Reader, personId: number) {
  const record = findPerson(db, "all", personId);
  const number = record ? openIdNumber(record) : null;
  return db
    .select({
      application: loanApplication,
      loan: { noteNumber: grantedLoan.noteNumber, state: grantedLoan.state },
    })
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .leftJoin(
      grantedLoan,
      and(eq(grantedLoan.applicationId, loanApplication.id), ne(grantedLoan.state, "undone")),
    )
    .where(
      and(
        isNull(loanGuarantor.releasedOn),
        or(
          eq(loanGuarantor.personId, personId),
          number === null ? undefined : eq(loanGuarantor.idIndex, loanIdIndex(number)),
        ),
      ),
    )
    .orderBy(asc(loanGuarantor.id))
    .all();
}
