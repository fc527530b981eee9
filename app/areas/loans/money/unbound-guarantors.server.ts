import type { Reader } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { RateFrom } from "../engine/loan-life";
import { moneyText } from "../text/money";
import { consentsOf } from "./consents.server";
import type { LoanRow } from "./loan-record.server";
import { isHigherRate } from "./request-rules";
import { guarantorsOfLoan, type RequestRow, requestsOf } from "./requests.server";

/** Guarantors who have not agreed in writing to a higher rate: they do not answer for what it adds (民法典 695). */
export function notAgreed(db: Reader, loan: Pick<LoanRow, "applicationId">, asked: RequestRow): string[] {
  const signed = consentsOf(db, asked.id).map((c) => c.guarantorId);
  const named = asked.consents ? (JSON.parse(asked.consents) as string[]) : [];
  return guarantorsOfLoan(db, loan)
    .filter((g) => !signed.includes(g.id) && !named.includes(g.name))
    .map((g) => g.name);
}

export function unboundWords(names: readonly string[], language: Language): string | null {
  const said = names.map((name) => personName(name, language)).join(language === "zh" ? "、" : ", ");
  return names.length === 0 ? null : translator(moneyText, language)("request.rateUnbound", { names: said });
}

/** Who of a loan's guarantors is not bound to some rise of its rate that holds, each once. */
export function unboundToRises(db: Reader, loan: LoanRow, rates: readonly RateFrom[]): string[] {
  const rises = requestsOf(db, loan.id).filter(({ kind, state, fromOn, ratePpm }) => {
    if (kind !== "rate" || state !== "done" || !fromOn || ratePpm === null) return false;
    const before = rates.filter((r) => r.from < fromOn);
    return rates.length > before.length && isHigherRate(before, fromOn, ratePpm);
  });
  return [...new Set(rises.flatMap((asked) => notAgreed(db, loan, asked)))];
}
