import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { owedOn } from "../engine/loan-events";
import type { Claim } from "../recovery";
import { smallestArrearsFen } from "./dues";
import { type BookEvent, engineEvents, type LoanBook, standingEvents } from "./loan-book";
import { unpaidInterest } from "./unpaid-interest";

export const loanStates = [
  "running",
  "settled",
  "compensated",
  "recovered",
  "written-off",
  "undone",
] as const;
export type LoanState = (typeof loanStates)[number];

/** Nothing is owed any more, neither to the bank nor to whoever paid for the borrower: a 结清证明 can be given. */
export const paidOffStates = ["settled", "recovered"] as const satisfies readonly LoanState[];
export const isPaidOff = (state: string): boolean => (paidOffStates as readonly string[]).includes(state);

export interface Standing {
  state: LoanState;
  /** Owed to the bank. */
  balanceFen: Fen;
  settledOn: Day | null;
  /** Paid by the guarantor and not come back yet. */
  claim: Claim;
  /** Written off and not come back since: the borrower owes it still. */
  lost: Claim;
}

const noClaim: Claim = { principal: 0, interest: 0, fees: 0 };

const add = (claim: Claim, e: BookEvent, sign: 1 | -1): Claim => ({
  principal: claim.principal + sign * e.principalFen,
  interest: claim.interest + sign * e.interestFen,
  fees: claim.fees + sign * e.penaltyFen,
});

/** What money that comes back is taken against: the claim, or what was written off and is owed still. */
export const owedBack = (s: Standing): Claim => (s.state === "written-off" ? s.lost : s.claim);

export const claimFen = (claim: Claim): Fen => claim.principal + claim.interest + claim.fees;

/** Where a loan stands by the events that stand: state, balance and claim are read from them, never set by hand. */
export function standingOf(book: LoanBook): Standing {
  const events = standingEvents(book);
  const has = (kind: string) => events.some((e) => e.kind === kind);
  const balanceFen = owedOn(book.terms.principalFen, engineEvents(book), "9999-12-31");
  const back = events.reduce(
    (c, e) => (e.kind === "compensated" ? add(c, e, 1) : e.kind === "recovered" ? add(c, e, -1) : c),
    noClaim,
  );
  const givenUp = events.find((e) => e.kind === "written-off");
  const [claim, lost] = givenUp ? [noClaim, back] : [back, noClaim];
  if (has("undone")) return { state: "undone", balanceFen: 0, settledOn: null, claim, lost };
  if (has("compensated")) {
    // What comes back after a write-off frees the borrower as it does before one.
    const over = claimFen(back) === 0;
    return {
      state: over ? "recovered" : givenUp ? "written-off" : "compensated",
      balanceFen,
      settledOn: over ? (events.at(-1)?.on ?? null) : (givenUp?.on ?? null),
      claim,
      lost,
    };
  }
  // Principal alone settles nothing: the interest of its days must be paid or waived as well.
  const settled = balanceFen === 0 && unpaidInterest(book) < smallestArrearsFen;
  const last = events.filter((e) => e.kind === "repaid" || e.kind === "waived").at(-1);
  return settled
    ? { state: "settled", balanceFen, settledOn: last?.on ?? null, claim, lost }
    : { state: "running", balanceFen, settledOn: null, claim, lost };
}
