import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { eq } from "drizzle-orm";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { type DeadGuarantor, deadGuarantors, deadPartners } from "../application/deaths.server";
import { loanDeathText } from "../text/deaths";
import type { LoanRow } from "./loan-record.server";
import { applicationOfLoan } from "./requests.server";

/** Who of those who borrowed or stand behind a loan has died, and what is to be done about it, one sentence each. */
export const deathsBehind = (
  db: Reader,
  loan: Pick<LoanRow, "applicationId" | "personId">,
  bank: string,
  language: Language,
): string[] => {
  const t = translator(loanDeathText, language);
  const values = ({ name, on }: DeadGuarantor) => ({
    name: personName(name, language),
    day: longDay(on, language),
    bank,
  });
  const who = db
    .select({ id: person.id, name: person.name, on: person.diedOn })
    .from(person)
    .where(eq(person.id, loan.personId))
    .get();
  const key = applicationOfLoan(db, loan).kind === "firm" ? "loanFirm" : "loanBorrower";
  return [
    ...(who && who.on !== null ? [t(key, values({ ...who, on: who.on }))] : []),
    ...deadPartners(db, loan.applicationId).map((p) => t("loanPartner", values(p))),
    ...deadGuarantors(db, loan.applicationId).map((g) => t("loan", values(g))),
  ];
};
