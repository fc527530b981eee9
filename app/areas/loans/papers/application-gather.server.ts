import type { Reader } from "db/client.server";
import { certificate, grantedLoan } from "db/schema";
import { eq } from "drizzle-orm";
import { openIdNumber, personAccount } from "~/areas/people/index.server";
import { readSettings } from "~/platform/settings.server";
import { applicationNumber } from "../application/application-name";
import {
  type FoundApplication,
  guarantorsOfApplication,
  jobsOfApplication,
  partnersOfApplication,
} from "../application/application-queries.server";
import { documentsOf } from "../application/documents.server";
import { openLoanId } from "../application/sealed-parts.server";
import type { ApplicationOnPaper } from "../pdf/application-data";
import { guarantorOnPaper } from "./guarantor-gather.server";
import { groupName, p, a as t } from "./words-on-paper.server";

/** An application with everything its form shows; whole numbers of identity are opened here for the paper. */
export function applicationOnPaper(
  db: Reader,
  found: FoundApplication,
  jointCeilingFen: number | null,
): ApplicationOnPaper {
  const { application: a, person, bank } = found;
  const group = (code: string | null) => groupName(db, code, a.appliedOn);
  const held = a.certificateId
    ? db.select().from(certificate).where(eq(certificate.id, a.certificateId)).get()
    : undefined;
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
      emergency: [a.emergencyName, a.emergencyPhone].filter(Boolean).join("　") || null,
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
    spouseLoan: { kind: a.spouseLoanKind, fen: a.spouseLoanFen },
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
    timesNo: a.timesNo,
    purpose: a.purpose,
    previous: previousLoan(db, a.previousLoanId),
    jobs: jobsOfApplication(db, a.id).map((job) => ({
      name: job.name,
      idNumber: openLoanId(job.idSealed),
      group: group(job.groupCode),
      contractOn: job.contractOn,
      proved: job.proved,
    })),
    partners: partnersOfApplication(db, a.id).map((row) => ({
      name: row.person.name,
      idNumber: openIdNumber(row.person),
      group: group(row.partner.groupCode),
      shareBp: row.partner.shareBp,
    })),
    jointCeilingFen,
    guaranteeKind: a.guaranteeKind,
    waiverBasis: a.waiverBasis,
    collateral: a.collateral,
    guarantors: guarantorsOfApplication(db, a.id).map((row) => guarantorOnPaper(db, row)),
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
