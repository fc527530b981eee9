import type { Reader } from "db/client.server";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { deadGuarantors } from "../application/deaths.server";
import { loanDeathText } from "../text/deaths";
import type { LoanRow } from "./loan-record.server";

/** Who of those behind a loan has died, and what is to be done about it, one sentence each. */
export const deathsBehind = (
  db: Reader,
  loan: Pick<LoanRow, "applicationId">,
  bank: string,
  language: Language,
): string[] =>
  deadGuarantors(db, loan.applicationId).map((g) =>
    translator(loanDeathText, language)("loan", {
      name: personName(g.name, language),
      day: longDay(g.on, language),
      bank,
    }),
  );
