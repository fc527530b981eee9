import { addDays, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { ArrearsRow } from "../engine/arrears";
import { daysApart, interestDays } from "../engine/day-count";
import { roundHalfUp } from "../engine/exact";
import {
  balanceOn,
  type LetterCause,
  type LoanLife,
  type Overdue,
  rateOn,
  type Span,
} from "../engine/loan-life";
import { interestOver, rawInterest } from "../engine/loan-terms";
import { type ScheduleRow, scheduleOf, type WorkingDay } from "../engine/schedule";
import { nextQuarter } from "../engine/subsidy-quarter";

/** What came in on a day. */
export interface PaidOn {
  on: Day;
  principalFen: Fen;
  interestFen: Fen;
}

/** What is due: the principal of the plan, and the interest of the balance that there really was. */
export interface DueRow {
  no: number;
  fromOn: Day;
  /** The end of the period; of the last row the day it was paid, or the day of the question, where it is late. */
  toOn: Day;
  dueOn: Day;
  principalFen: Fen;
  interestFen: Fen;
}

/**
 * What lacks by less than this, principal and interest together, makes nobody overdue: banks round each day or each
 * period, and a fen between two books is no debt. In fen; a rule of this house, not of a paper.
 */
export const smallestArrearsFen = 100;

/** The plan at the rates of the contract and those after it; where the loan was extended its rows stand behind. */
export function planOf(
  life: Pick<LoanLife, "terms" | "extension" | "rates">,
  isWorkingDay: WorkingDay,
): { rows: ScheduleRow[]; extended: ScheduleRow[] } {
  const later = life.rates.slice(1);
  const rows = scheduleOf(life.terms, isWorkingDay, later);
  const last = rows.at(-1);
  if (!life.extension || !last) return { rows, extended: [] };
  const extended = scheduleOf(
    {
      ...life.terms,
      principalFen: last.principalFen,
      disbursedOn: life.terms.maturesOn,
      maturesOn: life.extension.to,
      method: "bullet",
    },
    isWorkingDay,
    later,
  ).map((row) => ({ ...row, no: row.no + rows.length }));
  return { rows, extended };
}

/**
 * Interest of the real balance over the days of a row, rounded half up once; what lies ahead goes as planned.
 * @param maturedOn the day the row ends by the plan: a loan that is not paid then goes on bearing interest
 */
function interestBetween(
  life: LoanLife,
  row: Pick<ScheduleRow, "fromOn" | "toOn" | "openingFen">,
  maturedOn: Day,
  asOf: Day,
): Fen {
  // Days after maturity are settled by the quarter, as the subsidy book does (DOMAIN §1.8).
  const cuts = [row.fromOn, ...quartersBetween(maturedOn, row.toOn), row.toOn];
  return cuts
    .slice(1)
    .reduce((sum, to, k) => sum + interestOfPart(life, { ...row, fromOn: cuts[k]!, toOn: to }, asOf), 0);
}

/** First days of quarters after a day and before another; none where the second does not lie behind. */
function quartersBetween(after: Day, before: Day): Day[] {
  const found: Day[] = [];
  for (let on = nextQuarter(after); on < before; on = nextQuarter(on)) found.push(on);
  return found;
}

function interestOfPart(
  life: LoanLife,
  row: Pick<ScheduleRow, "fromOn" | "toOn" | "openingFen">,
  asOf: Day,
): Fen {
  const changes = [row.fromOn, row.toOn, addDays(asOf, 1)]
    .concat(
      life.repayments.map((r) => r.on),
      life.rates.map((r) => r.from),
    )
    .filter((on) => on >= row.fromOn && on <= row.toOn);
  const days = [...new Set(changes)].sort();
  let sum = 0n;
  for (let k = 0; k + 1 < days.length; k += 1) {
    const [from, to] = [days[k]!, days[k + 1]!];
    const real = balanceOn(life, from);
    const balance = from > asOf ? Math.min(real, row.openingFen) : real;
    sum += rawInterest(balance, rateOn(life, from).ratePpm, interestDays(from, to, life.terms.dayCount));
  }
  return roundHalfUp(sum, interestOver(life.terms.dayCount));
}

/** The day the last principal came back, as known on a day; null while some is owed. */
export function lastRepaidOn(life: LoanLife, asOf: Day): Day | null {
  const known = life.repayments.filter((r) => r.on <= asOf);
  return balanceOn({ ...life, repayments: known }, asOf) === 0 ? (known.at(-1)?.on ?? null) : null;
}

/**
 * What is due when, as known on a day: the principal of the plan, the interest of the days as they were. The last row
 * of a loan that was not paid when it matured goes on until it is, or until that day: this is the one place that says
 * what is owed, for pages, letters, forms and the settlement alike.
 */
export function duesOf(life: LoanLife, asOf: Day, isWorkingDay: WorkingDay): DueRow[] {
  const { rows, extended } = planOf(life, isWorkingDay);
  const moved = extended.length > 0;
  // Interest is due with the last principal, on whatever day of the row that comes back.
  const repaidOn = lastRepaidOn(life, asOf);
  const early = (row: ScheduleRow) =>
    repaidOn !== null && row.fromOn < repaidOn && row.dueOn > repaidOn && row.toOn > repaidOn;
  const all = [...rows, ...extended];
  const bears = (row: ScheduleRow): Day => {
    const until = repaidOn ?? asOf;
    return row === all.at(-1) && until > row.toOn ? until : row.toOn;
  };
  return all.map((row) => ({
    no: row.no,
    fromOn: row.fromOn,
    toOn: bears(row),
    dueOn: early(row) && repaidOn ? repaidOn : row.dueOn,
    principalFen: moved && row.no === rows.length ? 0 : row.principalFen,
    interestFen: interestBetween(life, { ...row, toOn: bears(row) }, row.toOn, asOf),
  }));
}

/** Each due row with how much of it is paid and on which day it was paid in full. The oldest row is paid first. */
export interface CoveredRow extends DueRow {
  paidPrincipalFen: Fen;
  paidInterestFen: Fen;
  /** Null while something lacks. */
  curedOn: Day | null;
}

export function coverage(dues: readonly DueRow[], payments: readonly PaidOn[], asOf: Day): CoveredRow[] {
  const paid = payments.filter((p) => p.on <= asOf).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const sums = paid.reduce(
    (s, p) => ({ principal: s.principal + p.principalFen, interest: s.interest + p.interestFen }),
    { principal: 0, interest: 0 },
  );
  let [duePrincipal, dueInterest] = [0, 0];
  return dues.map((row) => {
    const before = { principal: duePrincipal, interest: dueInterest };
    duePrincipal += row.principalFen;
    dueInterest += row.interestFen;
    const part = (sum: Fen, start: Fen, most: Fen) => Math.max(0, Math.min(most, sum - start));
    return {
      ...row,
      paidPrincipalFen: part(sums.principal, before.principal, row.principalFen),
      paidInterestFen: part(sums.interest, before.interest, row.interestFen),
      curedOn: curedOn(paid, row.dueOn, duePrincipal, dueInterest),
    };
  });
}

/** The first day on which payments reach both sums; what was paid before the due day counts from the due day. */
function curedOn(paid: readonly PaidOn[], dueOn: Day, principal: Fen, interest: Fen): Day | null {
  let [p, i] = [0, 0];
  const enough = () => Math.max(0, principal - p) + Math.max(0, interest - i) < smallestArrearsFen;
  if (enough()) return dueOn;
  for (const row of paid) {
    p += row.principalFen;
    i += row.interestFen;
    if (enough()) return row.on > dueOn ? row.on : dueOn;
  }
  return null;
}

/** Rows that were due before a day and still lack something. The days are counted from the due day itself. */
export function arrearsRows(rows: readonly CoveredRow[], asOf: Day): ArrearsRow[] {
  return rows
    .filter((row) => row.dueOn < asOf && (row.curedOn === null || row.curedOn > asOf))
    .map((row) => ({
      no: row.no,
      dueOn: row.dueOn,
      dueFen: row.principalFen + row.interestFen,
      unpaidFen: row.principalFen - row.paidPrincipalFen + (row.interestFen - row.paidInterestFen),
      daysLate: daysApart(row.dueOn, asOf),
    }))
    .filter((row) => row.unpaidFen > 0);
}

/** `span` without the days of `cut`. */
export function without({ from, to }: Span, cut: readonly Span[]): Span[] {
  return cut.reduce<Span[]>(
    (left, c) =>
      left.flatMap((s) => {
        if (c.to <= s.from || c.from >= s.to) return [s];
        return [
          { from: s.from, to: c.from },
          { from: c.to, to: s.to },
        ].filter((part) => part.from < part.to);
      }),
    [{ from, to }],
  );
}

/** Days that a letter of the bank speaks of, `to` not among them. */
export interface Letter extends Span {
  cause: LetterCause;
  /** Grace that the letter gives, in days; null where the bank's own fault is its cause. */
  graceDays: number | null;
}

/** A due row that was paid later than the bank's grace, or is not paid yet: the delay lasts to the day before `to`. */
export interface LateRow extends Span {
  /** Null while something lacks. */
  curedOn: Day | null;
}

export function lateRows(rows: readonly CoveredRow[], asOf: Day, graceDays: number): LateRow[] {
  return rows
    .map((row) => ({ from: row.dueOn, to: row.curedOn ?? asOf, curedOn: row.curedOn }))
    .filter((row) => row.from < asOf && row.to > addDays(row.from, graceDays));
}

/**
 * Whether a letter excuses a delay: only once it is paid, and where the bank's grace is the cause only when it was paid
 * inside the days of grace (DOMAIN §1.8, §8.6 [S49]).
 */
export const excuses = (letter: Letter, row: LateRow): boolean =>
  row.curedOn !== null && (letter.graceDays === null || daysApart(row.from, row.curedOn) <= letter.graceDays);

/** Spans that touch made one, in order of time. */
function joined(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const found: Span[] = [];
  for (const { from, to } of sorted) {
    const before = found.at(-1);
    if (before && from <= before.to) before.to = to > before.to ? to : before.to;
    else found.push({ from, to });
  }
  return found;
}

/**
 * Days on which something due was not paid: from the due day until it was, when it took longer than the bank's grace.
 * Days that a letter of the bank excuses for every row that was late on them are marked as restored (DOMAIN §1.8, §8.6).
 */
export function overdueSpans(
  dues: readonly DueRow[],
  payments: readonly PaidOn[],
  given: { asOf: Day; graceDays: number; letters: readonly Letter[] },
): Overdue[] {
  const late = lateRows(coverage(dues, payments, given.asOf), given.asOf, given.graceDays);
  const stays = joined(
    late.flatMap((row) =>
      without(
        row,
        given.letters.filter((letter) => excuses(letter, row)),
      ),
    ),
  );
  return joined(late).flatMap((span) => {
    const left = stays.filter((s) => span.from <= s.from && s.to <= span.to);
    return [
      ...left.map((s) => ({ ...s, restored: false })),
      ...without(span, left).map((s) => ({ ...s, restored: true, cause: causeOf(s, given.letters) })),
    ];
  });
}

const causeOf = (span: Span, letters: readonly Letter[]): LetterCause =>
  letters.find((l) => l.from <= span.from && span.from < l.to)?.cause ?? "bank-fault";
