import type { Fen } from "~/platform/money";
import { type LoanBook, standingEvents } from "./loan-book";

/** What is reversed when a second person says so; what else a request brought about is not undone by another. */
export const reversible = ["repaid", "restored", "recovered", "compensated"] as const;

export type WhyNotReversed = `loanWhy.${
  | "notReversible"
  | "reversedAlready"
  | "afterCompensation"
  | "afterRecovery"
  | "reversalFundShort"}`;

/** Why an entry of the book cannot be taken back; null when it can. The fund must have what would leave it, in fen. */
export function whyNotReversed(
  book: LoanBook,
  eventId: number | null,
  fund: { fundTakes: Fen; fundHas: Fen } = { fundTakes: 0, fundHas: 0 },
): WhyNotReversed | null {
  const event = book.events.find((e) => e.id === eventId);
  if (!event || !(reversible as readonly string[]).includes(event.kind)) return "loanWhy.notReversible";
  const stand = standingEvents(book);
  if (!stand.some((e) => e.id === eventId)) return "loanWhy.reversedAlready";
  // The guarantor paid what was owed then: a repayment before it cannot vanish from under it.
  if (event.kind === "repaid" && stand.some((e) => e.kind === "compensated"))
    return "loanWhy.afterCompensation";
  // Nor can the compensation from under what came back of it.
  if (event.kind === "compensated" && stand.some((e) => e.kind === "recovered" || e.kind === "written-off"))
    return "loanWhy.afterRecovery";
  return fund.fundTakes > fund.fundHas ? "loanWhy.reversalFundShort" : null;
}
