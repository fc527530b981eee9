import type { Reader } from "db/client.server";
import { type Day, todayOn } from "~/platform/dates";
import { lifeAhead } from "../money/life-ahead";
import { eventsOf, type LoanRow, subsidyTermsOf, workingDays } from "../money/loan-record.server";
import { positionOf } from "../money/positions.server";
import { type Working, workingOf } from "./working";

/** The working of a quarter as the ledger has it today; null without interest in it. */
export function liveWorking(db: Reader, loan: LoanRow, quarter: Day, now = Date.now()): Working | null {
  const today = todayOn(now);
  // A quarter that still runs is worked out to its end as if nothing new happened.
  const position = positionOf(loan, eventsOf(db, loan.id), today, workingDays(db));
  return position && workingOf(lifeAhead(position, today), subsidyTermsOf(loan), quarter);
}
