import type { Reader } from "db/client.server";
import { borrowerDiedOn, livingPartners } from "../money/borrower-death.server";
import { signersOfLoan } from "../money/requests.server";
import type { Addressed } from "../pdf/letters-of-loan";
import type { LoanFile } from "./loan-gather.server";

/** To whom letters about a debt go. */
export interface Addressee {
  readonly said: Addressed;
  /** Of the guarantor; null of the borrower. */
  readonly guarantorId: number | null;
  /** The guarantor's name, as the list of papers says it. */
  readonly name: string;
}

const heirsOf = (name: string): string => `${name}（已去世）的继承人`;

/**
 * The borrower, then each guarantor; for who has died their heirs, who pay out of what they inherit (民法典 1161), and
 * with them those who borrowed on the same note.
 */
export function addressees(db: Reader, { loan, name }: LoanFile): Addressee[] {
  const diedOn = borrowerDiedOn(db, loan);
  const borrower = diedOn === null ? {} : { borrowerDiedOn: diedOn };
  const first = diedOn === null ? [name] : [heirsOf(name), ...livingPartners(db, loan)];
  const people = signersOfLoan(db, loan).filter((s) => s.id !== null);
  return [
    {
      said: { to: first.join("、"), ...borrower, ...(diedOn !== null && { heirs: true }) },
      guarantorId: null,
      name,
    },
    ...people.map((g) => ({
      said:
        g.diedOn === null
          ? { to: g.name, ...borrower }
          : { to: heirsOf(g.name), ...borrower, guarantorDied: { name: g.name, on: g.diedOn }, heirs: true },
      guarantorId: g.id,
      name: g.name,
    })),
  ];
}
