import type { Db } from "db/client.server";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { isLongNumber, isPrivate, nameAndNumber, readTerm, type Term } from "~/platform/search/search-term";
import { maskIdNumber, parseIdNumber } from "./id-number";
import { accountTail } from "./person";

/**
 * By which number of a person a term asks: their ID number, whole or by its tail, or a bank account. The long beginning
 * of a certificate number is no account unless it found one.
 */
export function asksByNumber(asked: Term, found: number): "id-number" | "bank-account" | null {
  const term = (asked.kind === "name" && nameAndNumber(asked.text)?.number) || asked;

  if (term.kind === "tail" || term.kind === "id-number" || oldNumber(term)) return "id-number";
  return isLongNumber(term) && (found > 0 || isPrivate(term.text)) ? "bank-account" : null;
}

/** A number of 15 digits that is an old ID number, masked as the one of 18 that it stands for. */
function oldNumber(term: Term): string | null {
  if (!/^\d{15}$/.test(term.text)) return null;
  const read = parseIdNumber(term.text);
  return read.ok ? maskIdNumber(read.idNumber) : null;
}

/** A search by an ID number or an account is a row of the log (FEATURES 12): how many were found, never the whole number. */
export function noteNumberSearch(db: Db, by: EventBy, text: string, found: number): void {
  const asked = readTerm(text);
  const term = (asked.kind === "name" && nameAndNumber(asked.text)?.number) || asked;
  const method = asksByNumber(term, found);
  if (!method) return;
  const number =
    method === "bank-account"
      ? `****${accountTail(term.text)}`
      : term.kind === "id-number"
        ? maskIdNumber(term.text)
        : (oldNumber(term) ?? term.text);
  db.transaction((tx) =>
    recordEvent(tx, by, { event: "person.searched", after: { method, number, people: found } }),
  );
}
