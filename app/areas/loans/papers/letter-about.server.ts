import type { Reader } from "db/client.server";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import { openIdNumber } from "~/areas/people/index.server";
import type { Day } from "~/platform/dates";
import { readSettings } from "~/platform/settings.server";
import { applicationNumber } from "../application/application-name";
import type { FoundApplication } from "../application/application-queries.server";
import { openLoanId } from "../application/sealed-parts.server";
import type { BorrowerKind } from "../eligibility";
import type { DeedAbout } from "../pdf/deeds";
import type { LetterAbout } from "../pdf/letters-of-application";
import { phoneText } from "../pdf/paper-words";
import { guarantorOfApplication } from "./guarantor-named.server";
import { products } from "./words-on-paper.server";

/** The borrower of record, or the firm. */
export const borrowerName = ({ application: a, person }: FoundApplication): string =>
  a.kind === "firm" && a.businessName ? a.businessName : person.name;

/** Whom to ask, with the telephone of their staff record, else of the office. */
export function contactLine(db: Reader, userId: string, name: string): string {
  const phone = db.select({ phone: user.phone }).from(user).where(eq(user.id, userId)).get()?.phone;
  return `联系人：${name}　电话：${phoneText(phone ?? readSettings(db).officePhone)}`;
}

/** What every letter of an application says of it. */
export function letterAbout(
  db: Reader,
  found: FoundApplication,
  today: Day,
): Omit<LetterAbout, "paperNumber"> {
  const { application: a, person, village } = found;
  return {
    name: borrowerName(found),
    idNumber: openIdNumber(person),
    ...(a.kind === "firm" && { firmCode: a.creditCode }),
    number: applicationNumber(a),
    appliedOn: a.appliedOn,
    amountFen: a.amountFen,
    product: products[a.kind as BorrowerKind],
    village: village.name,
    issuer: readSettings(db).issuerName,
    day: today,
    contact:
      a.holderId && a.holderName
        ? contactLine(db, a.holderId, a.holderName)
        : contactLine(db, a.enteredBy, a.enteredByName),
  };
}

/** What every deed of an application says of it. */
export function deedAbout(db: Reader, found: FoundApplication, today: Day): Omit<DeedAbout, "paperNumber"> {
  const { application: a, person, bank } = found;
  const office = readSettings(db).issuerName;
  const married = a.marital === "married";
  return {
    borrower: person.name,
    borrowerId: openIdNumber(person),
    firm: a.kind === "firm" ? a.businessName : null,
    spouse: married ? a.spouseName : null,
    spouseId: married ? openLoanId(a.spouseIdSealed) : null,
    spousePhone: married ? a.spousePhone : null,
    phone: a.phone ?? person.phone,
    address: a.homeAddress,
    amountFen: a.amountFen ?? 0,
    termMonths: a.termMonths ?? 0,
    bank: bank?.name ?? null,
    product: products[a.kind as BorrowerKind],
    purpose: a.purpose,
    office,
    guaranteedBy: guarantorOfApplication(db, a, today),
    appliedOn: a.appliedOn,
  };
}
