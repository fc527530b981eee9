import type { Db } from "db/client.server";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { moneyText } from "../text/money";
import { partsOfLoan } from "./claim-share.server";
import { eventRows } from "./event-words";
import { standingEvents } from "./loan-book";
import { bookOf, type EventRow, eventsOf, type LoanRow, workingDays } from "./loan-record.server";
import { standingOf } from "./loan-standing";
import { positionOf } from "./positions.server";

/** The events that had happened by a day, with the reversals of these, whenever they were entered (FEATURES 79). */
export function eventsUntil(events: readonly EventRow[], asOf: Day): EventRow[] {
  const happened = new Set(events.filter((e) => e.kind !== "reversed" && e.on <= asOf).map((e) => e.id));
  return events.filter((e) => happened.has(e.kind === "reversed" ? (e.ofId ?? 0) : e.id));
}

/** A loan as it was on a day, as it is known today. */
export function statementOn(db: Db, loan: LoanRow, asOf: Day, language: Language) {
  const t = translator(moneyText, language);
  const events = eventsUntil(eventsOf(db, loan.id), asOf);
  const book = bookOf(loan, events);
  const stand = standingEvents(book);
  const before = asOf < loan.disbursedOn;
  const position = before
    ? null
    : positionOf({ ...loan, state: standingOf(book).state }, events, asOf, workingDays(db));
  const sum = (of: (e: EventRow) => number) =>
    stand.filter((e) => e.kind === "repaid").reduce((total, e) => total + of(e as EventRow), 0);
  return {
    asOf: t("statement.asOf", { day: longDay(asOf, language) }),
    principal: yuanFigure(before ? 0 : loan.principalFen),
    repaid: yuanFigure(sum((e) => e.principalFen)),
    interest: yuanFigure(sum((e) => e.interestFen)),
    balanceFen: before ? 0 : standingOf(book).balanceFen,
    balance: yuanFigure(before ? 0 : standingOf(book).balanceFen),
    overdue: yuanFigure(position?.overdueFen ?? 0),
    events: eventRows(events, new Set(stand.map((e) => e.id)), t, language, partsOfLoan(db, loan.id, events)),
  };
}
