import { addDays, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { interestDays } from "./day-count";
import { periodsOf } from "./due-days";
import { roundHalfUp } from "./exact";
import { type DueShift, interestFen, interestOver, type LoanTerms, rawInterest } from "./loan-terms";

export interface ScheduleRow {
  no: number;
  /** Days from `fromOn` to `toOn`, the last not counted, bear the interest of the row. */
  fromOn: Day;
  toOn: Day;
  days: number;
  /** `toOn`, or the working day that the rule moves it to. */
  dueOn: Day;
  openingFen: Fen;
  principalFen: Fen;
  interestFen: Fen;
  /** Principal left after the row; 0 after the last. */
  balanceFen: Fen;
}

export type WorkingDay = (on: Day) => boolean;

/** The day something is due when its own is no working day; it stays where no working day is found within a month. */
export function shiftedDay(on: Day, shift: DueShift, isWorkingDay: WorkingDay): Day {
  if (shift === "none") return on;
  for (let k = 0; k <= 31; k += 1) {
    const day = addDays(on, shift === "next" ? k : -k);
    if (isWorkingDay(day)) return day;
  }
  return on;
}

/**
 * The level payment of so many periods: P·ΠN ÷ Σ Dᵏ·Π(j>k)N with N = D + rate × days, exact and rounded half up once.
 * With whole months and 30/360 this is the PMT of a spreadsheet.
 */
export function levelPayment(principalFen: Fen, ratePpm: number, days: number[], over: bigint): Fen {
  let after = 1n;
  let sum = 0n;
  let power = over ** BigInt(days.length);
  for (let k = days.length; k >= 1; k -= 1) {
    sum += power * after;
    power /= over;
    after *= over + BigInt(ratePpm) * BigInt(days[k - 1]!);
  }
  return roundHalfUp(BigInt(principalFen) * after, sum);
}

/** A rate after the contract's, from its day on. */
type LaterRate = { from: Day; ratePpm: number };

/** Interest of a period in fen: the days of each rate by themselves, as the subsidy counts them, rounded half up once (DOMAIN §1.8). */
function periodInterest(
  opening: Fen,
  [fromOn, toOn]: [Day, Day],
  terms: LoanTerms,
  later: readonly LaterRate[],
): Fen {
  const inside = later.map((r) => r.from).filter((on) => on > fromOn && on < toOn);
  const days = [...new Set([fromOn, ...inside, toOn])].sort();
  let sum = 0n;
  for (let k = 0; k + 1 < days.length; k += 1) {
    const [from, to] = [days[k]!, days[k + 1]!];
    sum += rawInterest(opening, rateFrom(from, terms, later), interestDays(from, to, terms.dayCount));
  }
  return roundHalfUp(sum, interestOver(terms.dayCount));
}

const rateFrom = (on: Day, terms: LoanTerms, later: readonly LaterRate[]): number =>
  later.reduce((held, r) => (r.from <= on && r.from >= held.from ? r : held), {
    from: "",
    ratePpm: terms.ratePpm,
  }).ratePpm;

/**
 * The plan of repayment. Interest of each row is rounded half up once; a part of a period at the beginning is charged
 * by its days and carries no principal; the last row takes what is left, so the balance ends at 0 (FEATURES 66–68, 71).
 * A row in which the rate changes bears each rate for its own days and keeps its principal. Under a new rate the level
 * payment is made anew of the balance left, from the first period that begins under it; the principal of the other
 * methods does not hang on the rate.
 * @param later rates after the contract's, each from its day
 */
export function scheduleOf(
  terms: LoanTerms,
  isWorkingDay: WorkingDay = () => true,
  later: readonly LaterRate[] = [],
): ScheduleRow[] {
  const { dueOn, startsShort } = periodsOf(terms);
  const starts = [terms.disbursedOn, ...dueOn.slice(0, -1)];
  const days = dueOn.map((to, k) => interestDays(starts[k]!, to, terms.dayCount));
  const skip = startsShort ? 1 : 0;
  const parts = dueOn.length - skip;
  const equalPart = roundHalfUp(BigInt(terms.principalFen), BigInt(parts));
  let held = terms.ratePpm;
  let instalment =
    terms.method === "equal-instalment"
      ? levelPayment(terms.principalFen, terms.ratePpm, days.slice(skip), interestOver(terms.dayCount))
      : 0;
  let balance = terms.principalFen;
  return dueOn.map((toOn, k) => {
    const openingFen = balance;
    const ratePpm = rateFrom(starts[k]!, terms, later);
    if (ratePpm !== held) {
      held = ratePpm;
      if (terms.method === "equal-instalment")
        instalment = levelPayment(
          balance,
          ratePpm,
          days.slice(Math.max(k, skip)),
          interestOver(terms.dayCount),
        );
    }
    const interest = periodInterest(openingFen, [starts[k]!, toOn], terms, later);
    const last = k === dueOn.length - 1;
    const due =
      terms.method === "bullet" || k < skip
        ? 0
        : terms.method === "equal-principal"
          ? equalPart
          : Math.max(instalment - interestFen(openingFen, ratePpm, days[k]!, terms.dayCount), 0);
    const principal = last ? balance : Math.min(due, balance);
    balance -= principal;
    return {
      no: k + 1,
      fromOn: starts[k]!,
      toOn,
      days: days[k]!,
      dueOn: shiftedDay(toOn, terms.dueShift ?? "none", isWorkingDay),
      openingFen,
      principalFen: principal,
      interestFen: interest,
      balanceFen: balance,
    };
  });
}
