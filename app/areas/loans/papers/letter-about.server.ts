import type { Reader } from "db/client.server";
import { openIdNumber } from "~/areas/people/index.server";
import type { Day } from "~/platform/dates";
import { readSettings } from "~/platform/settings.server";
import { applicationNumber } from "../application/application-name";
import type { FoundApplication } from "../application/application-queries.server";
import { openLoanId } from "../application/sealed-parts.server";
import type { BorrowerKind } from "../eligibility";
import type { DeedAbout } from "../pdf/deeds";
import type { LetterAbout } from "../pdf/letters-of-application";
import { gap } from "../pdf/paper-words";
import { centreOf, products } from "./words-on-paper.server";

/** The borrower of record, or the firm. */
export const borrowerName = ({ application: a, person }: FoundApplication): string =>
  a.kind === "firm" && a.businessName ? a.businessName : person.name;

/** What every letter of an application says of it. */
export function letterAbout(
  db: Reader,
  found: FoundApplication,
  today: Day,
): Omit<LetterAbout, "paperNumber"> {
  const { application: a, person, village } = found;
  const holder = a.holderName ?? a.enteredByName;
  return {
    name: borrowerName(found),
    idNumber: openIdNumber(person),
    number: applicationNumber(a),
    appliedOn: a.appliedOn,
    amountFen: a.amountFen,
    product: products[a.kind as BorrowerKind],
    village: village.name,
    issuer: readSettings(db).issuerName,
    day: today,
    contact: `联系人：${holder}　电话：${gap(null, 8)}`,
  };
}

/** What every deed of an application says of it. */
export function deedAbout(db: Reader, found: FoundApplication): Omit<DeedAbout, "paperNumber"> {
  const { application: a, person, bank } = found;
  const office = readSettings(db).issuerName;
  const married = a.marital === "married";
  return {
    borrower: person.name,
    borrowerId: openIdNumber(person),
    firm: a.kind === "firm" ? a.businessName : null,
    spouse: married ? a.spouseName : null,
    spouseId: married ? openLoanId(a.spouseIdSealed) : null,
    phone: a.phone ?? person.phone,
    address: a.homeAddress,
    amountFen: a.approvedFen ?? a.amountFen ?? 0,
    termMonths: a.termMonths ?? 0,
    bank: bank?.name ?? null,
    product: products[a.kind as BorrowerKind],
    purpose: a.purpose,
    office,
    centre: centreOf(office),
    appliedOn: a.appliedOn,
  };
}
