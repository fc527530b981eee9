import type { Reader } from "db/client.server";
import { type loanGuarantor, person } from "db/schema";
import { eq } from "drizzle-orm";
import { parseIdNumber } from "~/areas/people";
import { openLoanId } from "../application/sealed-parts.server";
import type { GuarantorOnPaper } from "../pdf/application-data";
import { p } from "./words-on-paper.server";

/** Who stands for a loan, as papers show them; of a company its credit code takes the place of the ID number. */
export function guarantorOnPaper(db: Reader, g: typeof loanGuarantor.$inferSelect): GuarantorOnPaper {
  const idNumber = g.kind === "company" ? g.creditCode : openLoanId(g.idSealed);
  const parsed = g.kind === "person" && idNumber ? parseIdNumber(idNumber) : null;
  const known = g.personId
    ? db.select({ address: person.address }).from(person).where(eq(person.id, g.personId)).get()
    : undefined;
  return {
    name: g.name,
    idNumber,
    sex: parsed?.ok ? p(`sex.${parsed.sex}`) : null,
    employer: g.employer,
    post: g.post,
    monthlyIncomeFen: g.monthlyIncomeFen,
    relation: g.relation,
    phone: g.phone,
    spouseName: g.spouseName,
    spousePhone: null,
    address: known?.address ?? null,
    guaranteedFen: g.guaranteedFen,
  };
}
