import type { Reader } from "db/client.server";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { RateFrom } from "../engine/loan-life";
import { loanDeathText } from "../text/deaths";
import { moneyText } from "../text/money";
import { consentsOf } from "./consents.server";
import type { LoanRow } from "./loan-record.server";
import { isHigherRate } from "./request-rules";
import { type OfLoan, type RequestRow, requestsOf, type Signer, signersOfLoan } from "./requests.server";

/** Guarantors, and the guarantee company, who have not agreed in writing to an extension or a higher rate: it does not bind them (民法典 695). */
export function notAgreed(db: Reader, loan: OfLoan, asked: RequestRow): Signer[] {
  const signed = consentsOf(db, asked.id);
  const named = asked.consents ? (JSON.parse(asked.consents) as string[]) : [];
  return signersOfLoan(db, loan).filter((g) => {
    const own = signed.find((c) => c.guarantorId === g.id);
    // A paper dated after the death binds nobody.
    return own ? g.diedOn !== null && own.signedOn > g.diedOn : !named.includes(g.name);
  });
}

/** A guarantor under the name they go by in a language. */
export const signerNamed = (s: Signer, language: Language): string =>
  language === "en" && s.nameEn ? s.nameEn : personName(s.name, language);

/** The same, with the day of their death where they have died. */
export const signerWithDeath = (s: Signer, language: Language): string =>
  s.diedOn === null
    ? signerNamed(s, language)
    : translator(loanDeathText, language)("guarantor", {
        name: signerNamed(s, language),
        day: longDay(s.diedOn, language),
      });

export const namesWithDeath = (signers: readonly Signer[], language: Language): string =>
  signers.map((s) => signerWithDeath(s, language)).join(language === "zh" ? "、" : ", ");

export function unboundWords(unbound: readonly Signer[], language: Language): string | null {
  return unbound.length === 0
    ? null
    : translator(moneyText, language)("request.rateUnbound", { names: namesWithDeath(unbound, language) });
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
