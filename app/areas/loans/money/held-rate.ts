import { rateWords } from "~/areas/policies";
import { type Day, longDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import type { RateFrom } from "../engine/loan-life";
import type { moneyText } from "../text/money";
import { rateHeldOn } from "./request-rules";

/** The rate that holds on a day where it is the contract's no more; null where it is. */
export function laterRate(rates: readonly RateFrom[], on: Day): RateFrom | null {
  const held = rateHeldOn(rates, on);
  return held && held !== rates[0] ? held : null;
}

/** The rate that holds on a day, with the contract's where that is another. */
export function heldRateWords(
  rates: readonly RateFrom[],
  on: Day,
  t: Translate<typeof moneyText.zh>,
  language: Language,
): string {
  const contract = rateWords(rates[0]?.ratePpm ?? 0);
  const later = laterRate(rates, on);
  return later
    ? t("request.heldSince", { rate: rateWords(later.ratePpm), day: longDay(later.from, language), contract })
    : contract;
}
