import type { Reader } from "db/client.server";
import { loanApplication, loanBank, person, village } from "db/schema";
import { eq } from "drizzle-orm";
import { openIdNumber } from "~/areas/people/index.server";
import { subsidyRuleWords } from "~/areas/policies";
import { translator } from "~/platform/i18n/text";
import { basisOf } from "../engine/day-count";
import { type LoanRow, subsidyTermsOf } from "../money/loan-record.server";
import { policyOfLoan } from "../money/requests.server";
import type { LoanOnPaper } from "../pdf/loan-data";
import { moneyText } from "../text/money";
import { groupName } from "./words-on-paper.server";

const m = translator(moneyText, "zh");

/** A loan with the people and places that its papers name. */
export interface LoanFile {
  readonly loan: LoanRow;
  readonly application: typeof loanApplication.$inferSelect;
  readonly person: typeof person.$inferSelect;
  readonly bank: string;
  readonly village: string;
  /** The borrower of record, or the firm. */
  readonly name: string;
  readonly idNumber: string | null;
}

export function loanFile(db: Reader, loan: LoanRow): LoanFile {
  const row = db
    .select({ application: loanApplication, person, bank: loanBank.name, village })
    .from(loanApplication)
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .innerJoin(village, eq(village.id, loanApplication.villageId))
    .innerJoin(loanBank, eq(loanBank.id, loan.bankId))
    .where(eq(loanApplication.id, loan.applicationId))
    .get();
  if (!row) throw new Error(`loan ${loan.id} has no application`);
  const firm = row.application.kind === "firm" ? row.application.businessName : null;
  return {
    loan,
    application: row.application,
    person: row.person,
    bank: row.bank,
    village: `${row.village.townName}${row.village.name}`,
    name: firm ?? row.person.name,
    idNumber: openIdNumber(row.person),
  };
}

/** 按季付息、到期还本；每月 20 日还款 */
function methodWords(loan: LoanRow): string {
  const due = loan.dueDay === null ? m("loan.dueDaySame") : m("loan.dueDayOf", { day: loan.dueDay });
  return [
    m(`choice.method.${loan.method as "bullet"}`),
    m(`choice.paymentEvery.${loan.paymentEvery as "month"}`),
    due,
  ].join("，");
}

export function loanOnPaper(db: Reader, file: LoanFile): LoanOnPaper {
  const { loan, application: a, person: borrower } = file;
  return {
    name: file.name,
    idNumber: file.idNumber,
    bank: file.bank,
    contractNumber: loan.contractNumber,
    noteNumber: loan.noteNumber,
    principalFen: loan.principalFen,
    ratePpm: loan.ratePpm,
    lprPpm: loan.lprPpm,
    disbursedOn: loan.disbursedOn,
    maturesOn: loan.maturesOn,
    method: methodWords(loan),
    dayCount: loan.dayCount === "30/360" ? "30/360" : `${basisOf(loan.dayCount as "actual/360")} 天`,
    accountTail: a.accountTail,
    group: groupName(db, loan.groupCode, a.appliedOn),
    village: file.village,
    phone: a.phone ?? borrower.phone,
  };
}

export const policyWords = (db: Reader, loan: LoanRow): string => {
  const policy = policyOfLoan(db, loan);
  return policy ? `${policy.document}（${policy.fromOn} 起）` : "--";
};

export const ruleWords = (loan: LoanRow): string => subsidyRuleWords(subsidyTermsOf(loan), "zh");
