import type { Day } from "~/platform/dates";
import { longDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import type { Tone } from "~/ui/badge";
import { daysApart } from "../engine/day-count";
import type { WorkingDay } from "../engine/schedule";
import type { moneyText } from "../text/money";
import { type CoveredRow, coverage, lastRepaidOn, planOf } from "./dues";
import { paymentsOf, standingEvents } from "./loan-book";
import type { Position } from "./positions.server";

type T = Translate<typeof moneyText.zh>;

function stateOf(
  row: CoveredRow,
  asOf: Day,
  grace: number,
  over: boolean,
  t: T,
): { tone: Tone; word: string } {
  if (
    !over &&
    row.curedOn !== null &&
    row.curedOn <= asOf &&
    (row.dueOn <= asOf || row.paidInterestFen > 0)
  ) {
    const late = daysApart(row.dueOn, row.curedOn);
    return late > 0
      ? { tone: late > grace ? "warn" : "ok", word: t("schedule.states.late", { count: late }) }
      : { tone: "ok", word: t("schedule.states.paid") };
  }
  if (over) return { tone: "mute", word: t("schedule.states.early") };
  if (row.dueOn > asOf) return { tone: "mute", word: t("schedule.states.later") };
  if (row.dueOn === asOf) return { tone: "warn", word: t("schedule.states.due") };
  const days = daysApart(row.dueOn, asOf);
  return days <= grace
    ? { tone: "warn", word: t("schedule.states.grace") }
    : { tone: "bad", word: t("schedule.states.overdue", { count: days }) };
}

/** The rows as the borrower's own payments cover them: what the guarantor paid settles none of them for the borrower. */
function paidByBorrower(p: Position, asOf: Day): CoveredRow[] {
  const stand = standingEvents(p.book);
  const own = stand.filter((e) => e.kind !== "compensated");
  return own.length === stand.length ? p.rows : coverage(p.rows, paymentsOf(own), asOf);
}

/** After a compensation: what the guarantor paid, and of which row the bank still waits for the interest. */
const paidForBy = (row: CoveredRow, over: boolean, t: T): { tone: Tone; word: string } =>
  over || row.curedOn !== null
    ? { tone: "mute", word: t("schedule.states.paidFor") }
    : { tone: "bad", word: t("schedule.states.notPaidFor") };

/** Rows of the plan beside what was really due and paid. */
export function scheduleRows(p: Position, asOf: Day, isWorkingDay: WorkingDay, t: T, language: Language) {
  const plan = planOf(p.life, isWorkingDay);
  const planned = [...plan.rows, ...plan.extended];
  const moved = (row: CoveredRow) => plan.extended.length > 0 && row.no === plan.rows.length;
  const repaidOn = lastRepaidOn(p.life, asOf);
  // Nothing is to come in a row that begins when all principal is back.
  const own = paidByBorrower(p, asOf);
  const over = (row: CoveredRow) => repaidOn !== null && row.fromOn >= repaidOn;
  // What was paid back before is not taken over.
  const takenOver = p.rows
    .filter((row) => row.no > plan.rows.length)
    .reduce((fen, row) => fen + row.principalFen, 0);
  return p.rows.map((row, k) => ({
    no: row.no,
    dueOn: longDay(row.dueOn, language),
    // What the extension took over is due once, in its last row.
    planPrincipal: yuanFigure(moved(row) ? 0 : (planned[k]?.principalFen ?? 0)),
    planInterest: yuanFigure(over(row) ? 0 : (planned[k]?.interestFen ?? 0)),
    interest: yuanFigure(row.interestFen),
    paidPrincipal: yuanFigure(row.paidPrincipalFen),
    paidInterest: yuanFigure(row.paidInterestFen),
    extension: row.no > plan.rows.length,
    deferred: moved(row) ? t("schedule.deferred", { amount: yuanFigure(takenOver) }) : null,
    state:
      p.loan.state === "running" || p.loan.state === "settled" || (own[k]?.curedOn && !over(row))
        ? stateOf(own[k] ?? row, asOf, p.loan.graceDays, over(row), t)
        : paidForBy(row, over(row), t),
  }));
}
