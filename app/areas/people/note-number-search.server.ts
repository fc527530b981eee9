import type { Db } from "db/client.server";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { isLongNumber, isPrivate, readTerm, type Term } from "~/platform/search/search-term";
import { maskIdNumber } from "./id-number";
import { accountTail } from "./person";

/**
 * By which number of a person a term asks: their ID number, whole or by its tail, or a bank account. The long beginning
 * of a certificate number is no account unless it found one.
 */
export function asksByNumber(term: Term, found: number): "id-number" | "bank-account" | null {
  if (term.kind === "tail" || term.kind === "id-number") return "id-number";
  return isLongNumber(term) && (found > 0 || isPrivate(term.text)) ? "bank-account" : null;
}

/** A search by an ID number or an account is a row of the log (FEATURES 12): how many were found, never the whole number. */
export function noteNumberSearch(db: Db, by: EventBy, text: string, found: number): void {
  const term = readTerm(text);
  const method = asksByNumber(term, found);
  if (!method) return;
  const number =
    method === "bank-account"
      ? `****${accountTail(term.text)}`
      : term.kind === "id-number"
        ? maskIdNumber(term.text)
        : term.text;
  db.transaction((tx) =>
    recordEvent(tx, by, { event: "person.searched", after: { method, number, people: found } }),
  );
}
