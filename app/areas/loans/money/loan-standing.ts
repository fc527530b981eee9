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
}

const noClaim: Claim = { principal: 0, interest: 0, fees: 0 };

const add = (claim: Claim, e: BookEvent, sign: 1 | -1): Claim => ({
  principal: claim.principal + sign * e.principalFen,
  interest: claim.interest + sign * e.interestFen,
  fees: claim.fees + sign * e.penaltyFen,
});

export const claimFen = (claim: Claim): Fen => claim.principal + claim.interest + claim.fees;

/** Where a loan stands by the events that stand: state, balance and claim are read from them, never set by hand. */
export function standingOf(book: LoanBook): Standing {
  const events = standingEvents(book);
  const has = (kind: string) => events.some((e) => e.kind === kind);
  const balanceFen = owedOn(book.terms.principalFen, engineEvents(book), "9999-12-31");
  const claim = events.reduce(
    (c, e) =>
      e.kind === "compensated"
        ? add(c, e, 1)
        : e.kind === "recovered" || e.kind === "written-off"
          ? add(c, e, -1)
          : c,
    noClaim,
  );
  if (has("undone")) return { state: "undone", balanceFen: 0, settledOn: null, claim };
  if (has("compensated")) {
    const over = claimFen(claim) === 0;
    return {
      state: has("written-off") ? "written-off" : over ? "recovered" : "compensated",
      balanceFen,
      settledOn: over ? (events.at(-1)?.on ?? null) : null,
      claim,
    };
  }
  // Principal alone settles nothing: the interest of its days must be paid or waived as well.
  const settled = balanceFen === 0 && unpaidInterest(book) < smallestArrearsFen;
  const last = events.filter((e) => e.kind === "repaid" || e.kind === "waived").at(-1);
  return settled
    ? { state: "settled", balanceFen, settledOn: last?.on ?? null, claim }
    : { state: "running", balanceFen, settledOn: null, claim };
}
