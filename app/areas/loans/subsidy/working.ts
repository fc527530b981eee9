import { addDays, addMonths, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { DayCount } from "../engine/day-count";
import { interestDays } from "../engine/day-count";
import { roundHalfUp } from "../engine/exact";
import type { LetterCause, LoanLife, Span, SubsidyTerms } from "../engine/loan-life";
import { reasonOn } from "../engine/loan-life";
import { interestOver, rawInterest } from "../engine/loan-terms";
import type { Segment } from "../engine/segments";
import {
  addDaysTo,
  measuredPpmOf,
  noSums,
  type RawSums,
  type Shares,
  sharesOf,
  subsidyQuarters,
} from "../engine/subsidy";
import { quarterStart } from "../engine/subsidy-quarter";
import { lessWaived } from "../engine/waived";

/** Why a segment begins where it does. */
export type Cause =
  | { kind: "disbursed" | "opening" | "rate" | "again" }
  | { kind: "repaid"; fen: Fen }
  | { kind: "reason"; reason: NonNullable<Segment["reason"]> };

export interface WorkedSegment extends Segment {
  causes: Cause[];
}

/** Late days that are subsidised all the same, and why the bank's letter says so. */
export interface Restored extends Span {
  cause: LetterCause;
}

/** All that is needed to say why an amount is what it is; kept with the line of a batch as JSON. */
export interface Working extends Shares {
  /** The 21st that the quarter begins on. */
  quarter: Day;
  from: Day;
  to: Day;
  dayCount: DayCount;
  terms: SubsidyTerms;
  segments: WorkedSegment[];
  /** Overdue days that a letter of the bank restored. Absent where there are none. */
  restored?: Restored[];
  /** Interest the bank let go: the shares are without it. Absent where nothing was waived. */
  waivedFen?: Fen;
}

function causesOf(life: LoanLife, segment: Segment, before: Segment | undefined): Cause[] {
  const causes: Cause[] = [];
  if (segment.from === life.terms.disbursedOn) causes.push({ kind: "disbursed" });
  const repaid = life.repayments
    .filter((r) => r.on === segment.from)
    .reduce((sum, r) => sum + r.principalFen, 0);
  if (repaid > 0) causes.push({ kind: "repaid", fen: repaid });
  if (segment.from !== life.terms.disbursedOn && life.rates.some((r) => r.from === segment.from))
    causes.push({ kind: "rate" });
  // Said of each segment: whoever reads the row must see why its days count for nothing, whatever began it.
  if (segment.reason) causes.push({ kind: "reason", reason: segment.reason });
  else if (!segment.reason && before?.reason) causes.push({ kind: "again" });
  return causes.length > 0 ? causes : [{ kind: "opening" }];
}

/** Restored days inside a quarter, without those that some other reason leaves out. */
const restoredIn = (life: LoanLife, terms: SubsidyTerms, quarter: Span): Restored[] =>
  life.overdue.flatMap((o) => {
    const from = o.from > quarter.from ? o.from : quarter.from;
    const to = o.to < quarter.to ? o.to : quarter.to;
    if (!o.restored || from >= to || reasonOn(life, terms, from) !== null) return [];
    return [{ from, to, cause: o.cause ?? "bank-fault" }];
  });

/** The working of one quarter; null when the loan bears no interest in it. */
export function workingOf(life: LoanLife, terms: SubsidyTerms, quarter: Day): Working | null {
  const found = subsidyQuarters(life, terms).find((q) => quarterStart(q.from) === quarter);
  if (!found) return null;
  const restored = restoredIn(life, terms, found);
  return {
    quarter,
    from: found.from,
    to: found.to,
    interestFen: found.interestFen,
    subsidyFen: found.subsidyFen,
    borrowerFen: found.borrowerFen,
    dayCount: life.terms.dayCount,
    terms,
    segments: found.segments.map((s, k) => ({ ...s, causes: causesOf(life, s, found.segments[k - 1]) })),
    ...(restored.length > 0 ? { restored } : {}),
    ...(found.waivedFen > 0 ? { waivedFen: found.waivedFen } : {}),
  };
}

/** Interest that is not rounded yet, in yuan with so many places: 881.6667. */
export function exactYuan(raw: bigint, over: bigint, places = 4): string {
  const scaled = roundHalfUp(raw * 10n ** BigInt(places), over * 100n);
  const digits = String(Math.abs(scaled)).padStart(places + 1, "0");
  const whole = digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${scaled < 0 ? "-" : ""}${whole}.${digits.slice(-places)}`;
}

export const segmentRaw = (s: Pick<Segment, "balanceFen" | "ratePpm" | "days">): bigint =>
  rawInterest(s.balanceFen, s.ratePpm, s.days);

/** The unrounded sums behind the shares: all interest, what the state counts with, what its rule measures. */
export const sumsOf = (w: Pick<Working, "segments" | "terms">): RawSums =>
  w.segments.reduce((sums, s) => addDaysTo(sums, w.terms, s), noSums);

/** The shares as the days make them, before what was waived is taken off. */
export const sharesBefore = (w: Pick<Working, "segments" | "terms" | "dayCount">): Shares =>
  sharesOf(sumsOf(w), w.terms, interestOver(w.dayCount));

/** What the rule measures by itself, segment by segment: only days that are subsidised. */
export const measuredParts = (w: Pick<Working, "segments" | "terms">) =>
  w.segments
    .filter((s) => s.reason === null)
    .map((s) => {
      const ppm = measuredPpmOf(w.terms, s.lprPpm);
      return { ...s, ppm, raw: rawInterest(s.balanceFen, ppm, s.days) };
    });

export interface WorkedDay {
  on: Day;
  days: number;
  balanceFen: Fen;
  ratePpm: number;
  reason: Segment["reason"];
  raw: bigint;
}

/** Each day by itself. By 30/360 a 31st bears nothing and the end of February more than a day. */
export function daysOfWorking(w: Pick<Working, "segments" | "dayCount">): WorkedDay[] {
  const days: WorkedDay[] = [];
  for (const s of w.segments)
    for (let on = s.from; on < s.to; on = addDays(on, 1)) {
      const n = interestDays(on, addDays(on, 1), w.dayCount);
      days.push({
        on,
        days: n,
        balanceFen: s.balanceFen,
        ratePpm: s.ratePpm,
        reason: s.reason,
        raw: rawInterest(s.balanceFen, s.ratePpm, n),
      });
    }
  return days;
}

/** The same interest by calendar month: the check that a clerk makes on the back of an envelope. */
export function monthsOfWorking(w: Pick<Working, "segments" | "dayCount">) {
  const months = new Map<string, { from: Day; to: Day; days: number; raw: bigint }>();
  for (const d of daysOfWorking(w)) {
    const key = d.on.slice(0, 7);
    const month = months.get(key) ?? { from: d.on, to: d.on, days: 0, raw: 0n };
    months.set(key, { ...month, to: d.on, days: month.days + d.days, raw: month.raw + d.raw });
  }
  return [...months.values()];
}

/** The shares added up day by day: must equal those of the segments. */
export function sharesByDay(w: Working): Shares {
  const over = interestOver(w.dayCount);
  const parts = w.segments.flatMap((s) =>
    daysOfWorking({ segments: [s], dayCount: w.dayCount }).map((d) => ({ ...s, days: d.days })),
  );
  const shares = sharesOf(
    parts.reduce((sums, p) => addDaysTo(sums, w.terms, p), noSums),
    w.terms,
    over,
  );
  return lessWaived(shares, w.waivedFen ?? 0);
}

/** Last day of a quarter that begins on `quarter`: the 20th. */
export const quarterLast = (quarter: Day): Day => addDays(addMonths(quarter, 3), -1);

/** Year and number of a quarter by the month it ends in: 2026-06-21 → 2026, 3. */
export function quarterName(quarter: Day): { year: string; no: number } {
  const last = quarterLast(quarter);
  return { year: last.slice(0, 4), no: Math.ceil(Number(last.slice(5, 7)) / 3) };
}
