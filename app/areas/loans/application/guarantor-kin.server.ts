import type { Reader } from "db/client.server";
import { findPerson, openIdNumber, spouseOf } from "~/areas/people/index.server";
import { type Day, todayOn } from "~/platform/dates";
import { type FoundApplication, partnersOfApplication } from "./application-queries.server";
import { loanIdIndex } from "./sealed-parts.server";
import { whoeverGuarantees } from "./whoever-guarantees.server";

export type WhyKin =
  | "party.why.self"
  | "party.why.spouse"
  | "party.why.marriedToBorrower"
  | "party.why.partner"
  | "party.why.ownBusiness";

/** A guarantor by the numbers of identity, as their blind indexes. */
interface Numbers {
  own: string | null;
  spouse: string | null;
}

const indexOf = (number: string | null): string | null => (number === null ? null : loanIdIndex(number));

/** Of whom the register says somebody is married to. */
function spouseByRegister(db: Reader, personId: number, on: Day): string | null {
  const id = spouseOf(db, personId, on);
  const record = id === undefined ? undefined : findPerson(db, "all", id);
  return record ? indexOf(openIdNumber(record)) : null;
}

/**
 * Why somebody is too near to the borrower to stand behind the loan: the borrower, whom the borrower is married to (by
 * the form, by the register, by what was entered of the guarantor), a partner. Asked by whoever writes one of these
 * numbers and by every step to the money, so that the order of entering does not matter.
 */
export function kinOf(
  db: Reader,
  { application: a, person }: Pick<FoundApplication, "application" | "person">,
  { own, spouse }: Numbers,
  on: Day = todayOn(),
): WhyKin | null {
  const borrower = indexOf(openIdNumber(person));
  if (borrower !== null && borrower === spouse) return "party.why.marriedToBorrower";
  if (own === null) return null;
  if (own === borrower) return "party.why.self";
  const wed = a.marital === null || a.marital === "married";
  if ((wed && own === a.spouseIdIndex) || own === spouseByRegister(db, person.id, on))
    return "party.why.spouse";
  const partners = partnersOfApplication(db, a.id).map((p) => indexOf(openIdNumber(p.person)));
  return partners.includes(own) ? "party.why.partner" : null;
}

/**
 * Whether a company is the borrower under another name: the firm that borrows, or the business that the loan is for. A
 * sole trader answers with all they own already (民法典 56), and nobody guarantees their own debt (681).
 */
export const isOwnBusiness = (
  a: FoundApplication["application"],
  company: { name: string; creditCode: string | null },
): boolean =>
  company.creditCode !== null && a.creditCode !== null
    ? company.creditCode === a.creditCode
    : a.businessName !== null && company.name.trim() === a.businessName.trim();

/** The first behind an application who is too near to its borrower, or the borrower; null where none is. */
export function guarantorNear(
  db: Reader,
  found: Pick<FoundApplication, "application" | "person">,
  on: Day = todayOn(),
): { name: string; why: WhyKin } | null {
  for (const g of whoeverGuarantees(db, found.application.id)) {
    const why =
      g.kind === "person"
        ? kinOf(db, found, { own: g.idIndex, spouse: g.spouseIdIndex }, on)
        : isOwnBusiness(found.application, g) && "party.why.ownBusiness";
    if (why) return { name: g.name, why };
  }
  return null;
}
