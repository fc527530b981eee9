import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { PaidBeside, TooMuchBeside } from "../money/most-to-pay";
import type { FileRow } from "./read-rows";

/** A loan that a row may mean. */
export interface MatchLoan {
  id: number;
  noteNumber: string;
  name: string;
  state: string;
  disbursedOn: Day;
  balanceFen: Fen;
  /** Payments that stand. */
  paid: readonly { on: Day; principalFen: Fen; interestFen: Fen }[];
  /** Why interest or penalties are more than can be owed. */
  beside: (paid: PaidBeside) => TooMuchBeside | null;
}

export type MatchWhy =
  | "name"
  | "byName"
  | "noNote"
  | "otherBank"
  | "noKey"
  | "manyNames"
  | "day"
  | "future"
  | "beforeDisbursement"
  | "amount"
  | "nothing"
  | "tooMuch"
  | "interestTooMuch"
  | "penaltyTooMuch"
  | "notRunning"
  | "already"
  | "sameTotal"
  | "twice";

export interface Matched {
  match: "matched" | "doubtful" | "unmatched";
  why: MatchWhy | null;
  loanId: number | null;
  /** Row of the file that this one repeats, or the most in fen that could have come. */
  of?: number;
}

/** Whether a row could be posted if somebody said so: the money itself is in order. */
const blocking: readonly MatchWhy[] = [
  "day",
  "future",
  "beforeDisbursement",
  "amount",
  "nothing",
  "tooMuch",
  "interestTooMuch",
  "penaltyTooMuch",
  "notRunning",
];
export const mayBeTaken = (m: Pick<Matched, "match" | "why" | "loanId">): boolean =>
  m.loanId !== null && m.match === "doubtful" && (m.why === null || !blocking.includes(m.why));

/** What a row of the bank means: by its note number, else by the name; whatever is not plain is doubtful (FEATURES 81). */
export function matchRow(
  row: FileRow,
  loans: {
    byNote: ReadonlyMap<string, MatchLoan>;
    byName: ReadonlyMap<string, readonly MatchLoan[]>;
    /** Note numbers of other banks. */
    elsewhere?: ReadonlySet<string>;
  },
  today: Day,
): Matched {
  const no = (why: MatchWhy, loanId: number | null = null): Matched => ({
    match: loanId === null ? "unmatched" : "doubtful",
    why,
    loanId,
  });
  let loan = row.noteNumber ? loans.byNote.get(row.noteNumber) : undefined;
  let found: MatchWhy | null = null;
  if (!loan) {
    if (row.noteNumber) return no(loans.elsewhere?.has(row.noteNumber) ? "otherBank" : "noNote");
    if (!row.borrower) return no("noKey");
    const named = (loans.byName.get(row.borrower) ?? []).filter((l) => l.state === "running");
    if (named.length > 1) return no("manyNames");
    loan = named[0];
    if (!loan) return no("noNote");
    found = "byName";
  } else if (row.borrower && row.borrower !== loan.name) found = "name";
  const { principalFen, interestFen, penaltyFen, on } = row;
  if (!on) return no("day", loan.id);
  if (principalFen === undefined || interestFen === undefined || penaltyFen === undefined)
    return no("amount", loan.id);
  if (principalFen + interestFen + penaltyFen === 0) return no("nothing", loan.id);
  if (on > today) return no("future", loan.id);
  if (on < loan.disbursedOn) return no("beforeDisbursement", loan.id);
  const same = loan.paid.some(
    (p) => p.on === on && p.principalFen === principalFen && p.interestFen === interestFen,
  );
  if (same) return no("already", loan.id);
  const total = principalFen + interestFen;
  if (loan.paid.some((p) => p.on === on && p.principalFen + p.interestFen === total))
    return no("sameTotal", loan.id);
  if (loan.state !== "running") return no("notRunning", loan.id);
  if (principalFen > loan.balanceFen) return no("tooMuch", loan.id);
  const beside = loan.beside({ on, interestFen, penaltyFen });
  if (beside) {
    const why = beside.why === "loanWhy.interestTooMuch" ? "interestTooMuch" : "penaltyTooMuch";
    return { ...no(why, loan.id), of: beside.mostFen };
  }
  return found ? no(found, loan.id) : { match: "matched", why: null, loanId: loan.id };
}

/** All rows; one that repeats another of the file word for word is doubtful. */
export function matchRows(
  rows: readonly FileRow[],
  loans: Parameters<typeof matchRow>[1],
  today: Day,
): Matched[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = JSON.stringify([row.noteNumber, row.borrower, row.on, row.principalFen, row.interestFen]);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row.rowNumber);
    const matched = matchRow(row, loans, today);
    return before !== undefined && matched.match === "matched"
      ? { ...matched, match: "doubtful", why: "twice", of: before }
      : matched;
  });
}
