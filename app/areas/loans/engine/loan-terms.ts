import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { DayCount } from "./day-count";
import { basisOf } from "./day-count";
import { type Ppm, roundHalfUp } from "./exact";

export const methods = ["bullet", "equal-principal", "equal-instalment"] as const;
/** How the principal comes back: all at the end, in equal parts, or in equal instalments with the interest. */
export type Method = (typeof methods)[number];

export const paymentSteps = ["month", "quarter"] as const;
export type PaymentStep = (typeof paymentSteps)[number];

export const firstPeriods = ["short", "long"] as const;
export type FirstPeriod = (typeof firstPeriods)[number];

export const dueShifts = ["none", "next", "previous"] as const;
export type DueShift = (typeof dueShifts)[number];

/** What a contract fixes of its money. */
export interface LoanTerms {
  principalFen: Fen;
  ratePpm: Ppm;
  disbursedOn: Day;
  /** The first day that bears no interest any more. */
  maturesOn: Day;
  method: Method;
  paymentEvery: PaymentStep;
  dayCount: DayCount;
  /** Day of the month that something is due: 21, the day after the banks' settlement day, unless told; null = day of disbursement. */
  dueDay?: number | null;
  /** Whether a part of a period at the beginning is a row of its own. */
  firstPeriod?: FirstPeriod;
  /** Where a due day goes that is no working day; the days that bear interest stay as they are. */
  dueShift?: DueShift;
}

/** Banks settle on the 20th and collect on the 21st [K-H, DOMAIN §1.8]. */
export const settlementDueDay = 21;

/**
 * Interest of a balance over so many days, before any rounding, in fen × millionths × days: divide by
 * `interestOver(dayCount)` for fen.
 */
export const rawInterest = (balanceFen: Fen, ratePpm: Ppm, days: number): bigint =>
  BigInt(balanceFen) * BigInt(ratePpm) * BigInt(days);

export const interestOver = (count: DayCount): bigint => 1_000_000n * basisOf(count);

/** Interest in whole fen, rounded half up once. */
export const interestFen = (balanceFen: Fen, ratePpm: Ppm, days: number, count: DayCount): Fen =>
  roundHalfUp(rawInterest(balanceFen, ratePpm, days), interestOver(count));
