import type { Db } from "db/client.server";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { readTerm } from "~/platform/search/search-term";
import { maskIdNumber } from "./id-number";

/** Whether a term asks for people by their ID number, whole or by its tail. */
export const asksByIdNumber = (term: string): boolean => {
  const { kind } = readTerm(term);
  return kind === "tail" || kind === "id-number";
};

/** A search by ID number or tail is a row of the log (FEATURES 12): how many were found, never the whole number. */
export function noteIdSearch(db: Db, by: EventBy, term: string, found: number): void {
  const { kind, text } = readTerm(term);
  const number = kind === "id-number" ? maskIdNumber(text) : text;
  db.transaction(
    (tx) => recordEvent(tx, by, { event: "person.searched", after: { number, people: found } }),
    { behavior: "immediate" },
  );
}
