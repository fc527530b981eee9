import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanGuarantor, loanPartner } from "db/schema";
import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { PersonRows } from "~/areas/people";
import { leavesVillage, stayRows } from "~/areas/villages/index.server";
import { type Language, translator } from "~/platform/i18n/text";
import { applicationNumber } from "../application/application-name";
import { linesOf } from "../application/guarantor-record.server";
import { endStates } from "../application-state";
import { applicationText } from "../text/application";

const word = (key: "applications" | "partners" | "guarantors" | "loans") => (language: Language) =>
  translator(applicationText, language)(`merge.${key}`);

/** Applications in which somebody has a part of any kind. */
const partsOf = (db: Reader, personId: number): number[] => [
  ...db
    .select({ id: loanApplication.id })
    .from(loanApplication)
    .where(eq(loanApplication.personId, personId))
    .all()
    .map((r) => r.id),
  ...db
    .select({ id: loanPartner.applicationId })
    .from(loanPartner)
    .where(eq(loanPartner.personId, personId))
    .all()
    .map((r) => r.id),
  ...db
    .select({ id: loanGuarantor.applicationId })
    .from(loanGuarantor)
    .where(linesOf(db, personId))
    .all()
    .map((r) => r.id),
];

/** Borrower and partner, borrower and guarantor of one application are two people. */
function clash(db: Reader, survivorId: number, mergedId: number, language: Language): string | null {
  const theirs = new Set(partsOf(db, mergedId));
  const both = partsOf(db, survivorId).filter((id) => theirs.has(id));
  if (both.length === 0) return null;
  const shared = db.select().from(loanApplication).where(inArray(loanApplication.id, both)).get();
  return translator(applicationText, language)("merge.sameApplication", {
    number: shared ? applicationNumber(shared) : "",
  });
}

/** Loans and what leads to them move with the person: the count of how often somebody borrowed goes along (DOMAIN §8.10). */
export const loanRowsOfPerson: readonly PersonRows[] = [
  {
    key: "loan_application",
    table: "loan_application",
    column: "person_id",
    word: word("applications"),
    clash,
    // What is under way is followed in the new village; what ended keeps the village of its day.
    follow: (tx, personId, villageId) => {
      tx.update(loanApplication)
        .set({ villageId })
        .where(and(eq(loanApplication.personId, personId), notInArray(loanApplication.state, [...endStates])))
        .run();
    },
  },
  { key: "loan_partner", table: "loan_partner", column: "person_id", word: word("partners") },
  { key: "loan_guarantor", table: "loan_guarantor", column: "person_id", word: word("guarantors") },
  {
    key: "loan",
    table: "loan",
    column: "person_id",
    word: word("loans"),
    along: (db, personId) =>
      stayRows(
        db
          .select({ id: grantedLoan.id })
          .from(grantedLoan)
          .where(eq(grantedLoan.personId, personId))
          .all()
          .map((l) => l.id),
      ),
    follow: (tx, personId, villageId, from) => {
      const running = tx
        .select({ id: grantedLoan.id, villageId: grantedLoan.villageId })
        .from(grantedLoan)
        .where(
          and(eq(grantedLoan.personId, personId), inArray(grantedLoan.state, ["running", "compensated"])),
        )
        .all();
      for (const loan of running) {
        if (loan.villageId === villageId) continue;
        leavesVillage(tx, "loan", loan.id, loan.villageId, from);
        tx.update(grantedLoan).set({ villageId }).where(eq(grantedLoan.id, loan.id)).run();
      }
    },
  },
];
