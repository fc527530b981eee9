import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { LoanOnPaper } from "./loan-data";

/** Days of one balance and rate. `to` is not counted. */
export interface SegmentOnPaper {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly balanceFen: Fen;
  readonly ratePpm: number;
  readonly subsidisedPpm: number;
  readonly lprPpm: number | null;
  /** Why these days are not subsidised, in words; null when they are. */
  readonly reason: string | null;
}

export interface DayOnPaper {
  readonly on: Day;
  readonly days: number;
  readonly balanceFen: Fen;
  readonly ratePpm: number;
  readonly subsidised: boolean;
}

/** One step of "why this amount": words, the sum as it was done, its result. */
export interface StepOnPaper {
  readonly words: string;
  readonly sum: string;
  readonly result: string;
  readonly final?: boolean;
}

/** 贴息计算单: a loan and a quarter with the whole way to the amount (PAPER §7.6). */
export interface WorkingOnPaper extends LoanOnPaper {
  readonly number: string;
  /** 2026 年第三季度（6 月 21 日至 9 月 20 日） */
  readonly quarter: string;
  readonly policy: string;
  readonly rule: string;
  readonly cap: string;
  readonly none: string;
  readonly basis: 360 | 365;
  readonly segments: readonly SegmentOnPaper[];
  readonly balanceNote: string | null;
  readonly steps: readonly StepOnPaper[];
  /** What the rule measures by itself (LPR − n, base rate), segment by segment; empty by other rules. */
  readonly measured: readonly { from: Day; to: Day; sum: string; exact: string }[];
  readonly subsidyFen: Fen;
  readonly days: readonly DayOnPaper[];
  readonly workedOut: string;
  /** What has come after the batch that changes the amount; null where nothing has. */
  readonly after: string | null;
}
