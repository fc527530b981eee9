import type { Fen } from "~/platform/money";
import type { Applicant, OtherLoan } from "./eligibility";

/** A guaranteed loan of this house that is not paid back. */
export interface RunningLoan {
  noteNumber: string;
  /** What is owed to the bank; the sum lent where a guarantor has paid it. */
  fen: Fen;
}

/** The guaranteed loans of this house that run beside one applied for: the borrower's own, and the spouse's. */
export interface KnownBeside {
  own: RunningLoan | null;
  spouse: RunningLoan | null;
  /** Whether the register has a living husband or wife of theirs. */
  wed: boolean;
}

/** What was typed of the other loans of a borrower and a spouse; null where nothing is said. */
export interface SaidOfLoans {
  married: boolean | null;
  own: OtherLoan | null;
  spouse: OtherLoan | null;
}

/**
 * The loans beside the one asked for, for the rule of DOMAIN §1.2: what the register and the loans of this house know goes
 * before what was typed, what nobody has said is unknown, and a spouse of the register is not typed away. The calculator and an application ask the same function.
 */
export function otherLoansOf(known: KnownBeside, said: SaidOfLoans): Pick<Applicant, "own" | "spouse"> {
  const noted = ({ fen, noteNumber }: RunningLoan): OtherLoan => ({
    kind: "other",
    amountFen: fen,
    noteNumber,
  });
  const ofSpouse = said.married
    ? (said.spouse ?? "unknown")
    : said.married === null
      ? "unknown"
      : known.wed
        ? "denied"
        : null;
  return {
    own: known.own ? noted(known.own) : (said.own ?? "unknown"),
    spouse: known.spouse ? noted(known.spouse) : ofSpouse,
  };
}
