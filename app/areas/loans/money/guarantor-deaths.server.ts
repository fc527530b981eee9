import type { Reader } from "db/client.server";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { type DeadGuarantor, deadGuarantors, deadPartners } from "../application/deaths.server";
import { loanDeathText } from "../text/deaths";
import type { LoanRow } from "./loan-record.server";

/** Who of those behind a loan or sharing in it has died, and what is to be done about it, one sentence each. */
export const deathsBehind = (
  db: Reader,
  loan: Pick<LoanRow, "applicationId">,
  bank: string,
  language: Language,
): string[] => {
  const t = translator(loanDeathText, language);
  const values = ({ name, on }: DeadGuarantor) => ({
    name: personName(name, language),
    day: longDay(on, language),
    bank,
  });
  return [
    ...deadPartners(db, loan.applicationId).map((p) => t("loanPartner", values(p))),
    ...deadGuarantors(db, loan.applicationId).map((g) => t("loan", values(g))),
  ];
};
