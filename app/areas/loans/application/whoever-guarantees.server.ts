import type { Reader } from "db/client.server";
import { loanApplication, loanGuarantor } from "db/schema";
import { and, asc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { guarantorLine } from "./guarantor-record.server";

/**
 * Of joined rows: those who stand under the form of their application, as `peopleStand` says it; once it is paid out
 * everybody who signed is bound.
 */
export const standsByForm = or(
  isNull(loanApplication.guaranteeKind),
  eq(loanApplication.guaranteeKind, "natural-person"),
  and(eq(loanApplication.state, "disbursed"), isNotNull(loanGuarantor.signedOn)),
);

/**
 * Those entered as guarantors who stand behind an application under its 担保方式, with those who were released. Who was
 * entered under another form stays on record, is named by no paper, and nobody waits for them.
 */
export const whoeverGuarantees = (db: Reader, applicationId: number) =>
  db
    .select(guarantorLine)
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .where(and(eq(loanGuarantor.applicationId, applicationId), standsByForm))
    .orderBy(asc(loanGuarantor.id))
    .all();
