import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { borneFen, fullShareBp } from "../money/borne-share";
import { smallestArrearsFen } from "../money/dues";
import { type BookEvent, extensionOf } from "../money/loan-book";
import type { LoanRow } from "../money/loan-record.server";
import { isPaidOff } from "../money/loan-standing";
import type { SettledHow } from "../pdf/letters-of-loan";

/**
 * How a loan came to its end, as its 结清证明 says it; null where none can be given: something is owed to the bank or to
 * whoever paid for the borrower.
 * @param stand the events that stand
 * @param restFen interest that nobody has paid; under a yuan it is no debt
 * @param lastDueOn day the last row was due, moved by a holiday or not
 */
export function settledHow(
  loan: Pick<LoanRow, "state" | "settledOn" | "balanceFen" | "maturesOn">,
  stand: readonly BookEvent[],
  lastDueOn: Day | null,
  restFen: Fen,
): (SettledHow & { settledOn: Day }) | null {
  if (!isPaidOff(loan.state) || !loan.settledOn || loan.balanceFen !== 0) return null;
  const { settledOn } = loan;
  // An extension holds from the day after the old maturity on: who paid by then has not used it.
  const extended = settledOn > loan.maturesOn ? (extensionOf(stand)?.to ?? null) : null;
  const endsOn = extended ?? loan.maturesOn;
  const lastOn = lastDueOn && lastDueOn > endsOn ? lastDueOn : endsOn;
  const sum = (kind: string, of: (e: BookEvent) => Fen) =>
    stand.reduce((fen, e) => (e.kind === kind ? fen + of(e) : fen), 0);
  const paidFor = stand.findLast((e) => e.kind === "compensated");
  const way = paidFor
    ? "recovered"
    : settledOn < endsOn
      ? extended
        ? "extended-early"
        : "early"
      : settledOn > lastOn
        ? "late"
        : extended
          ? "extended"
          : "due";
  return {
    settledOn,
    way,
    ...(restFen < smallestArrearsFen ? {} : { restFen }),
    extendedTo: extended,
    waivedFen: sum("waived", (e) => e.interestFen),
    paidFor: paidFor
      ? { on: paidFor.on, fen: sum("compensated", (e) => borneFen(e, e.shareBp ?? fullShareBp)) }
      : null,
  };
}
