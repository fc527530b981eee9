import type { Reader } from "db/client.server";
import type { RateFrom } from "../engine/loan-life";
import { ratesOf, standingEvents } from "./loan-book";
import { bookOf, eventsOf, type LoanRow } from "./loan-record.server";
import { type RequestRow, requestsOf } from "./requests.server";

const sameChange = (a: RequestRow, b: RequestRow): boolean =>
  a.kind === b.kind &&
  a.state === "done" &&
  a.fromOn === b.fromOn &&
  a.ratePpm === b.ratePpm &&
  a.decidedOn === b.decidedOn;

/** The rates that a request for a new one met: once it is decided neither its own nor those decided after it. */
export function ratesMet(db: Reader, loan: LoanRow, asked: RequestRow): RateFrom[] {
  const events = eventsOf(db, loan.id);
  const book = bookOf(loan, events);
  const stand = standingEvents(book);
  if (asked.state !== "done") return ratesOf(book, stand);
  // Raised, lowered and raised again on one day: the same change stands there twice.
  const before = requestsOf(db, loan.id).filter((r) => r.id < asked.id && sameChange(r, asked)).length;
  const own = events.filter(
    (e) =>
      e.kind === "rate" &&
      e.on === asked.fromOn &&
      e.ratePpm === asked.ratePpm &&
      e.recordedOn === asked.decidedOn,
  )[before];
  return ratesOf(
    book,
    stand.filter((e) => own === undefined || e.id < own.id),
  );
}
