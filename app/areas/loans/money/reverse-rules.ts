import { type LoanBook, standingEvents } from "./loan-book";

/** What is reversed when a second person says so; what a request brought about is not undone by another. */
export const reversible = ["repaid", "restored", "recovered"] as const;

export type WhyNotReversed = `loanWhy.${"notReversible" | "reversedAlready" | "afterCompensation"}`;

/** Why an entry of the book cannot be taken back; null when it can. */
export function whyNotReversed(book: LoanBook, eventId: number | null): WhyNotReversed | null {
  const event = book.events.find((e) => e.id === eventId);
  if (!event || !(reversible as readonly string[]).includes(event.kind)) return "loanWhy.notReversible";
  const stand = standingEvents(book);
  if (!stand.some((e) => e.id === eventId)) return "loanWhy.reversedAlready";
  // The guarantor paid what was owed then: a repayment before it cannot vanish from under it.
  return event.kind === "repaid" && stand.some((e) => e.kind === "compensated")
    ? "loanWhy.afterCompensation"
    : null;
}
