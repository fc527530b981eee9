import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";

/** A loan as its forms show it. */
export interface LoanOnPaper {
  readonly name: string;
  readonly idNumber: string | null;
  readonly bank: string;
  readonly contractNumber: string;
  readonly noteNumber: string;
  readonly principalFen: Fen;
  readonly ratePpm: number;
  readonly lprPpm: number | null;
  readonly disbursedOn: Day;
  readonly maturesOn: Day;
  /** 按季付息、到期还本 */
  readonly method: string;
  /** 360 天 */
  readonly dayCount: string;
  readonly accountTail: string | null;
  readonly group: string | null;
  readonly village: string | null;
  readonly phone: string | null;
}

export interface ScheduleRowOnPaper {
  /** What came in so far, in one row; what is overdue; else a row to come. */
  readonly mark: "paid" | "late" | null;
  readonly no: number;
  readonly dueOn: Day;
  readonly days: number;
  readonly openingFen: Fen;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly balanceFen: Fen;
  /** Subsidy expected for the row; null where it is not worked out by rows. */
  readonly subsidyFen: Fen | null;
}

export interface ScheduleOnPaper extends LoanOnPaper {
  readonly number: string;
  readonly madeOn: Day;
  /** The plan in force. */
  readonly rows: readonly ScheduleRowOnPaper[];
  /** The plan of the contract, where an extension, an early repayment or a new rate has changed it. */
  readonly first?: readonly ScheduleRowOnPaper[] | null;
  /** What has changed it: 展期至 2027-04-16. */
  readonly changes?: readonly string[];
}

/** One line of a ledger card: what happened and what was left. */
export interface LedgerLine {
  readonly on: Day;
  readonly what: string;
  readonly principalFen: Fen | null;
  readonly interestFen: Fen | null;
  readonly penaltyFen: Fen | null;
  readonly balanceFen: Fen;
  readonly who: string;
  readonly note: string | null;
}

export interface SubsidyLineOnPaper {
  readonly quarter: string;
  readonly interestFen: Fen;
  readonly subsidyFen: Fen;
  readonly paidFen: Fen | null;
  readonly state: string;
  /** The quarter still runs: its figures are a forecast and enter no sum. */
  readonly open: boolean;
}

export interface LedgerOnPaper extends LoanOnPaper {
  readonly state: string;
  readonly lines: readonly LedgerLine[];
  readonly subsidies: readonly SubsidyLineOnPaper[];
}
