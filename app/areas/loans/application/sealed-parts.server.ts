import { numberIndex } from "~/areas/people/index.server";
import { blindIndex, seal, unsealText } from "~/platform/sealed.server";

/** Numbers of identity of spouses, guarantors and employees: one index, so that the same person is found in any part. */
const idPurpose = "loan.id-number";
const accountPurpose = "loan.account";

export const loanIdIndex = (idNumber: string): string => blindIndex(idNumber, idPurpose);

/** Columns of a number of identity; none when there is none. */
export const sealedId = (idNumber: string | null) => ({
  sealed: idNumber === null ? null : seal(idNumber, idPurpose).toString("base64"),
  index: idNumber === null ? null : loanIdIndex(idNumber),
  tail: idNumber === null ? null : idNumber.slice(-4),
});

/** Columns of a guarantor's own number: found among guarantors, and among the people on record. */
export const guarantorNumber = (idNumber: string) => {
  const { sealed, index, tail } = sealedId(idNumber);
  return { idSealed: sealed, idIndex: index, registerIndex: numberIndex(idNumber), idTail: tail };
};

export const sealedAccount = (account: string | null) => ({
  sealed: account === null ? null : seal(account, accountPurpose).toString("base64"),
  tail: account === null ? null : account.slice(-4),
});

/** Opens a sealed number: for papers that must show it. The caller writes the row of the log. */
export const openLoanId = (sealed: string | null): string | null =>
  sealed === null ? null : unsealText(Buffer.from(sealed, "base64"), idPurpose);

export const openLoanAccount = (sealed: string | null): string | null =>
  sealed === null ? null : unsealText(Buffer.from(sealed, "base64"), accountPurpose);
