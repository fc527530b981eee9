import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { interestDays } from "../engine/day-count";
import { roundHalfUp } from "../engine/exact";
import { lifeAfter } from "../engine/loan-events";
import { balanceOn, type LoanLife, lifeEndsOn, rateOn } from "../engine/loan-life";
import { interestOver, rawInterest } from "../engine/loan-terms";
import { duesOf } from "./dues";
import { engineEvents, type LoanBook, paymentsOf, ratesOf, standingEvents } from "./loan-book";

// Which day a due day is moved to changes no sum of interest.
const everyDay = () => true;

/** Contract interest of the days after the last due row, until a day: a loan that matured goes on bearing it. In fen. */
function interestAfter(life: LoanLife, end: Day, until: Day): Fen {
  if (until <= end) return 0;
  const raw = rawInterest(
    balanceOn(life, end),
    rateOn(life, end).ratePpm,
    interestDays(end, until, life.terms.dayCount),
  );
  return roundHalfUp(raw, interestOver(life.terms.dayCount));
}

/**
 * Interest in fen that the balance has borne and nobody has paid or waived: of every day until the loan was repaid, or
 * until `until` where something is still owed. Penalties are no part of it (DOMAIN §1.8). Never negative.
 */
export function unpaidInterest(book: LoanBook, until: Day | null = null): Fen {
  const events = standingEvents(book);
  const life = lifeAfter({ terms: book.terms, rates: ratesOf(book, events) }, engineEvents(book));
  if (!life) return 0;
  const left = balanceOn(life, "9999-12-31");
  // What is owed is taken as paid on the day: so no interest of days to come is counted.
  const ended: LoanLife =
    until && left > 0
      ? { ...life, repayments: [...life.repayments, { on: until, principalFen: left }] }
      : life;
  const contractEnd = ended.extension?.to ?? ended.terms.maturesOn;
  const borne = duesOf(ended, lifeEndsOn(ended), everyDay).reduce((sum, row) => sum + row.interestFen, 0);
  const late = until && left > 0 ? interestAfter(life, contractEnd, until) : 0;
  const paid = paymentsOf(events).reduce((sum, p) => sum + p.interestFen, 0);
  return Math.max(0, borne + late - paid);
}
