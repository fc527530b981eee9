import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { eq } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { partnersOfApplication } from "../application/application-queries.server";
import type { LoanRow } from "./loan-record.server";
import { applicationOfLoan } from "./requests.server";

type Borrowed = Pick<LoanRow, "applicationId" | "personId">;

/** The day on which the person who borrowed died; null while they live, and where a firm borrowed, which goes on. */
export function borrowerDiedOn(db: Reader, loan: Borrowed): Day | null {
  if (applicationOfLoan(db, loan).kind === "firm") return null;
  const row = db.select({ on: person.diedOn }).from(person).where(eq(person.id, loan.personId)).get();
  return row?.on ?? null;
}

/** Those who borrowed together with somebody on one note and live. */
export const livingPartners = (db: Reader, loan: Pick<LoanRow, "applicationId">): string[] =>
  partnersOfApplication(db, loan.applicationId).flatMap(({ person: p }) =>
    p.diedOn === null ? [p.name] : [],
  );

/** Whether nobody who borrowed lives any more: then nobody can ask for anything about the loan. */
export const noBorrowerLives = (db: Reader, loan: Borrowed): boolean =>
  borrowerDiedOn(db, loan) !== null && livingPartners(db, loan).length === 0;
