import { seal, unsealText } from "~/platform/sealed.server";
import { shownDocument } from "./document-number";

const purpose = "benefit.document";

/** Columns that the number of a card or paper fills: the whole is sealed and only its mask stands open. */
export const documentColumns = (number: string | null): Kept =>
  number
    ? { documentNo: shownDocument(number), documentSealed: seal(number, purpose) }
    : { documentNo: null, documentSealed: null };

interface Kept {
  documentNo: string | null;
  documentSealed: Buffer | null;
}

/** The whole number; who opens a sealed one writes into the log why. */
export const wholeDocument = (row: Kept): string | null =>
  row.documentSealed ? unsealText(row.documentSealed, purpose) : row.documentNo;

/** Whether a form says the number that is on record. */
export const isSameDocument = (row: Kept, typed: string | null): boolean => typed === wholeDocument(row);
