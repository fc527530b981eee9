import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { lifeAfter } from "../engine/loan-events";
import { balanceOn, type LoanLife, lifeEndsOn } from "../engine/loan-life";
import { duesOf } from "./dues";
import { engineEvents, type LoanBook, paymentsOf, ratesOf, standingEvents } from "./loan-book";

// Which day a due day is moved to changes no sum of interest.
const everyDay = () => true;

/**
 * Interest in fen that the balance has borne and nobody has paid or waived: of every day until the loan was repaid, however late, or
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
  const borne = duesOf(ended, lifeEndsOn(ended), everyDay).reduce((sum, row) => sum + row.interestFen, 0);
  const paid = paymentsOf(events).reduce((sum, p) => sum + p.interestFen, 0);
  return Math.max(0, borne - paid);
}
