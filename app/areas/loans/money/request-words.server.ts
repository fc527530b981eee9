import type { Reader } from "db/client.server";
import { rateWords } from "~/areas/policies";
import { longDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import type { moneyText } from "../text/money";
import type { LoanRow } from "./loan-record.server";
import { rateCapFrom } from "./request-facts.server";
import type { RequestRow } from "./requests.server";

/** 马德胜，2026年11月1日签 */
export const signedWords = (
  signed: readonly { name: string; signedOn: string }[],
  t: Translate<typeof moneyText.zh>,
  language: Language,
): string =>
  signed
    .map((c) => t("request.consentSigned", { name: c.name, day: longDay(c.signedOn, language) }))
    .join(language === "zh" ? "；" : "; ");

/** The new rate is over the highest that is subsidised: what is over it is the borrower's, which both have to know. */
export function rateOver(
  db: Reader,
  loan: LoanRow,
  asked: RequestRow,
  t: Translate<typeof moneyText.zh>,
): string | null {
  const cap = rateCapFrom(db, loan, asked.fromOn ?? loan.disbursedOn);
  return cap !== null && (asked.ratePpm ?? 0) > cap
    ? t("request.rateOver", { rate: rateWords(asked.ratePpm ?? 0), most: rateWords(cap) })
    : null;
}
