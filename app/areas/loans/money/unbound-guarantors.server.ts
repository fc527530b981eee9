import type { Reader } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { RateFrom } from "../engine/loan-life";
import { moneyText } from "../text/money";
import { consentsOf } from "./consents.server";
import type { LoanRow } from "./loan-record.server";
import { isHigherRate } from "./request-rules";
import { type OfLoan, type RequestRow, requestsOf, type Signer, signersOfLoan } from "./requests.server";

/** Guarantors, and the guarantee company, who have not agreed in writing to a higher rate: they do not answer for what it adds (民法典 695). */
export function notAgreed(db: Reader, loan: OfLoan, asked: RequestRow): Signer[] {
  const signed = consentsOf(db, asked.id).map((c) => c.guarantorId);
  const named = asked.consents ? (JSON.parse(asked.consents) as string[]) : [];
  return signersOfLoan(db, loan).filter((g) => !signed.includes(g.id) && !named.includes(g.name));
}

/** A guarantor under the name they go by in a language. */
export const signerNamed = (s: Signer, language: Language): string =>
  language === "en" && s.nameEn ? s.nameEn : personName(s.name, language);

export function unboundWords(unbound: readonly Signer[], language: Language): string | null {
  const said = unbound.map((s) => signerNamed(s, language)).join(language === "zh" ? "、" : ", ");
  return unbound.length === 0
    ? null
    : translator(moneyText, language)("request.rateUnbound", { names: said });
}

/** Who of a loan's guarantors is not bound to some rise of its rate that holds, each once. */
export function unboundToRises(db: Reader, loan: LoanRow, rates: readonly RateFrom[]): Signer[] {
  const rises = requestsOf(db, loan.id).filter(({ kind, state, fromOn, ratePpm }) => {
    if (kind !== "rate" || state !== "done" || !fromOn || ratePpm === null) return false;
    const before = rates.filter((r) => r.from < fromOn);
    return rates.length > before.length && isHigherRate(before, fromOn, ratePpm);
  });
  const unbound = rises.flatMap((asked) => notAgreed(db, loan, asked));
  return [...new Map(unbound.map((s) => [s.id, s])).values()];
}
