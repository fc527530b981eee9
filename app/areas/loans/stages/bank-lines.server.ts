import type { Reader } from "db/client.server";
import { loanBank } from "db/schema";
import { rateWords } from "~/areas/policies";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import type { Application } from "../application/application-queries.server";
import { applicationText } from "../text/application";
import { bankTriesOf } from "./approval-of.server";

/** The way to each bank and its answer, in words. */
export function bankLines(db: Reader, a: Application, language: Language) {
  const t = translator(applicationText, language);
  const names = new Map(
    db
      .select()
      .from(loanBank)
      .all()
      .map((b) => [b.id, language === "zh" ? b.name : b.nameEn]),
  );
  return bankTriesOf(db, a.id).map((b) => ({
    id: b.id,
    bank: names.get(b.bankId) ?? "",
    sent: t("bank.sent", { day: longDay(b.sentOn, language) }),
    answered: b.answeredOn ? t("bank.answered", { day: longDay(b.answeredOn, language) }) : null,
    result: b.result as "approved" | "refused" | null,
    words:
      b.result === "approved"
        ? t("bank.approved", {
            amount: bigYuanText(b.amountFen ?? 0, language),
            rate: rateWords(b.ratePpm ?? 0),
            term: b.termMonths ?? 0,
          })
        : b.result === "refused"
          ? t("bank.refused", { reason: b.reason ?? "" })
          : t("bank.waits"),
  }));
}
