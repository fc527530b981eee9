import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { lifeAfter } from "../engine/loan-events";
import { balanceOn, type LoanLife, lifeEndsOn, type RateFrom } from "../engine/loan-life";
import { duesOf } from "./dues";
import { engineEvents, type LoanBook, paymentsOf, ratesOf, standingEvents } from "./loan-book";

// Which day a due day is moved to changes no sum of interest.
const everyDay = () => true;

/**
 * Interest in fen that the balance has borne and nobody has paid or waived: of every day until the loan was repaid, however late, or
 * until `until` where something is still owed. Penalties are no part of it (DOMAIN §1.8). Never negative.
 * @param answeredFor other rates for the same days, where a guarantor is bound to lower ones: only what they bear counts,
 *   and within a row what was paid goes against it first
 */
export function unpaidInterest(
  book: LoanBook,
  until: Day | null = null,
  answeredFor: readonly RateFrom[] | null = null,
): Fen {
  const events = standingEvents(book);
  const borne = interestBorne(book, ratesOf(book, events), until);
  const answered = answeredFor ? interestBorne(book, answeredFor, until) : borne;
  let paid = paymentsOf(events).reduce((sum, p) => sum + p.interestFen, 0);
  return borne.reduce((sum, fen, k) => {
    const ofRow = Math.min(paid, fen);
    paid -= ofRow;
    return sum + Math.max(0, Math.min(fen, answered[k] ?? 0) - ofRow);
  }, 0);
}

/** Interest in fen that every day of a loan that is repaid has borne. */
export const interestOf = (book: LoanBook): Fen =>
  interestBorne(book, ratesOf(book), null).reduce((sum, fen) => sum + fen, 0);

/** Interest of each row, of every day there was. */
function interestBorne(book: LoanBook, rates: readonly RateFrom[], until: Day | null): Fen[] {
  const life = lifeAfter({ terms: book.terms, rates: [...rates] }, engineEvents(book));
  if (!life) return [];
  const left = balanceOn(life, "9999-12-31");
  // What is owed is taken as paid on the day: so no interest of days to come is counted.
  const ended: LoanLife =
    until && left > 0
      ? { ...life, repayments: [...life.repayments, { on: until, principalFen: left }] }
      : life;
  return duesOf(ended, lifeEndsOn(ended), everyDay).map((row) => row.interestFen);
}
