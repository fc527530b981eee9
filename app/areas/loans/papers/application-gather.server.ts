import type { Reader } from "db/client.server";
import { certificate, grantedLoan } from "db/schema";
import { and, eq, ne } from "drizzle-orm";
import { openIdNumber, personAccount } from "~/areas/people/index.server";
import { subsidyRuleWords } from "~/areas/policies";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import { addDays, addMonths, type Day, todayOn } from "~/platform/dates";
import { readSettings } from "~/platform/settings.server";
import { applicationNumber } from "../application/application-name";
import {
  type FoundApplication,
  jobsOfApplication,
  partnersOfApplication,
} from "../application/application-queries.server";
import { policyOf } from "../application/check-application.server";
import { documentsOf } from "../application/documents.server";
import { spouseLoan } from "../application/loans-beside.server";
import { openLoanId } from "../application/sealed-parts.server";
import { whoeverGuarantees } from "../application/whoever-guarantees.server";
import { whyNotPartner } from "../application/why-not-partner.server";
import { loanRules } from "../loan-rules";
import { eventsOf, loanColumns, subsidyTermsOf, workingDays } from "../money/loan-record.server";
import { firstPlan } from "../money/plan-in-force";
import { positionOf } from "../money/positions.server";
import type { ApplicationOnPaper, SubsidyOnForm } from "../pdf/application-data";
import { phoneText } from "../pdf/paper-words";
import { guarantorOnPaper } from "./guarantor-gather.server";
import { groupName, p, a as t } from "./words-on-paper.server";

/** An application with everything its form shows; whole numbers of identity are opened here for the paper. */
export function applicationOnPaper(
  db: Reader,
  found: FoundApplication,
  jointCeilingFen: number | null,
  timesNo: number | null = found.application.timesNo,
): ApplicationOnPaper {
  const { application: a, person, bank } = found;
  const group = (code: string | null) => groupName(db, code, a.appliedOn);
  const held = a.certificateId
    ? db.select().from(certificate).where(eq(certificate.id, a.certificateId)).get()
    : undefined;
  const running = a.kind === "firm" ? null : spouseLoan(db, a, todayOn());
  return {
    kind: a.kind as ApplicationOnPaper["kind"],
    number: applicationNumber(a),
    appliedOn: a.appliedOn,
    applicant: {
      name: person.name,
      sex: p(`sex.${person.sex as "male"}`),
      nation: person.ethnicity,
      idNumber: openIdNumber(person),
      birthOn: person.birthOn,
      education: person.education ? p(`education.${person.education as "senior"}`) : null,
      marital: a.marital ? t(`marital.${a.marital as "single"}`) : null,
      phone: a.phone ?? person.phone,
      emergency: [a.emergencyName, phoneText(a.emergencyPhone)].filter(Boolean).join("　") || null,
      hukou: a.hukouAddress,
      home: a.homeAddress,
      residencePermit: a.residencePermit,
      groupCode: a.groupCode,
      account: account(found),
      unemploymentNumber: a.unemploymentNumber,
      certificateNumber: held?.number ?? null,
      course: held ? `${held.issuedOn} 发证` : null,
      photo: null,
    },
    spouse:
      a.marital === "married"
        ? {
            name: a.spouseName,
            idNumber: openLoanId(a.spouseIdSealed),
            employer: a.spouseEmployer,
            phone: a.spousePhone,
          }
        : null,
    ownLoan: { kind: a.ownLoanKind, fen: a.ownLoanFen },
    spouseLoan: running
      ? { kind: "other", fen: running.fen }
      : { kind: a.spouseLoanKind, fen: a.spouseLoanFen },
    business: {
      name: a.businessName,
      creditCode: a.creditCode,
      type: a.businessType,
      registeredOn: a.registeredOn,
      address: a.businessAddress,
      industry: a.industry,
      shopPlatform: a.shopPlatform,
      shopName: a.shopName,
      shopOpenedOn: a.shopOpenedOn,
      project: a.project,
      turnoverFen: a.turnoverFen,
      ownFundsFen: a.ownFundsFen,
      staff: a.staff,
      hired: a.hired,
    },
    amountFen: a.amountFen,
    termMonths: a.termMonths,
    bank: bank?.name ?? null,
    timesNo,
    purpose: a.purpose,
    previous: previousLoan(db, a.previousLoanId),
    jobs: jobsOfApplication(db, a.id).map((job) => ({
      name: job.name,
      idNumber: openLoanId(job.idSealed),
      group: group(job.groupCode),
      contractOn: job.contractOn,
      proved: job.proved,
    })),
    partners: partnersOnForm(db, found).map((row) => ({
      name: row.person.name,
      idNumber: openIdNumber(row.person),
      group: group(row.partner.groupCode),
      shareBp: row.partner.shareBp,
    })),
    jointCeilingFen,
    guaranteeKind: a.guaranteeKind,
    waiverBasis: a.waiverBasis,
    collateral: a.collateral,
    guarantors: whoeverGuarantees(db, a.id).map((row) => guarantorOnPaper(db, row)),
    subsidy: a.kind === "firm" ? subsidyOnForm(db, a.id) : null,
    documents: documentsOf(db, a.id).map((d) => d.kind),
    office: readSettings(db).issuerName,
  };
}

/** The account by its tail: whole it stands with the bank. */
function account({ application: a, person }: FoundApplication): string | null {
  const end = a.accountTail ?? personAccount(person)?.slice(-4);
  return end ? [`**** ${end}`, a.accountBank ?? person.bankName].filter(Boolean).join("　") : null;
}

function previousLoan(db: Reader, id: number | null): ApplicationOnPaper["previous"] {
  if (id === null) return null;
  const loan = db
    .select({
      number: grantedLoan.contractNumber,
      fen: grantedLoan.principalFen,
      settledOn: grantedLoan.settledOn,
    })
    .from(grantedLoan)
    .where(eq(grantedLoan.id, id))
    .get();
  return loan ?? null;
}

/** Partners who can borrow by the policy of the application's day: nobody else is part of what is applied for. */
function partnersOnForm(db: Reader, { application: a }: FoundApplication) {
  const partners = partnersOfApplication(db, a.id);
  const policy = policyOf(db, a.appliedOn);
  if (!policy) return partners;
  const groups = findGroups(db, homePlace, a.appliedOn).map((g) => g.code);
  const rules = loanRules(policy, groups, false);
  return partners.filter((row) => whyNotPartner(db, row, rules).length === 0);
}

const loanOf = (db: Reader, applicationId: number) =>
  db
    .select(loanColumns)
    .from(grantedLoan)
    .where(and(eq(grantedLoan.applicationId, applicationId), ne(grantedLoan.state, "undone")))
    .get();

/** Months from one day to another; one that is begun counts. */
function monthsFrom(from: Day, to: Day): number {
  let months = 0;
  while (addMonths(from, months) < to) months += 1;
  return months;
}

/** What the state pays for the loan of an application by the plan of its contract; null before it was paid out. */
function subsidyOnForm(db: Reader, applicationId: number): SubsidyOnForm | null {
  const loan = loanOf(db, applicationId);
  if (!loan) return null;
  const isWorkingDay = workingDays(db);
  const position = positionOf(loan, eventsOf(db, loan.id), loan.disbursedOn, isWorkingDay);
  if (!position) return null;
  const terms = subsidyTermsOf(loan);
  const { subsidisedYears } = terms;
  const yearsEnd =
    subsidisedYears === null ? loan.maturesOn : addMonths(loan.disbursedOn, subsidisedYears * 12);
  const end = yearsEnd < loan.maturesOn ? yearsEnd : loan.maturesOn;
  return {
    principalFen: loan.principalFen,
    share: subsidyRuleWords(terms, "zh"),
    fromOn: loan.disbursedOn,
    toOn: addDays(end, -1),
    months: monthsFrom(loan.disbursedOn, end),
    subsidyFen: firstPlan(position.life, terms, isWorkingDay).reduce((sum, row) => sum + row.subsidyFen, 0),
  };
}
