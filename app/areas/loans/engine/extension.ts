import { addMonths, type Day } from "~/platform/dates";
import type { Span } from "./loan-life";

/** Months before maturity from which an extension is usually asked for (DOMAIN §1.5 [S41]). */
export const extensionMonthsAhead = 2;

/** Whether an extension is asked for sooner than it usually is: nothing forbids it, but somebody has to mean it. */
export const extensionIsEarly = (maturesOn: Day, today: Day): boolean =>
  today < addMonths(maturesOn, -extensionMonthsAhead);

/**
 * Why a loan cannot be extended to a day: once only, for at most as many months as the policy says, and with the
 * guarantors' written consent, for without it their guarantee ends with the old term (民法典 695, DOMAIN §8.7).
 */
export function whyNotExtension(
  loan: { maturesOn: Day; extension: Span | null },
  to: Day,
  given: { mostMonths: number; guarantors: number; consents: number },
): "extension.second" | "extension.backwards" | "extension.tooLong" | "extension.noConsent" | null {
  if (loan.extension) return "extension.second";
  if (to <= loan.maturesOn) return "extension.backwards";
  if (to > addMonths(loan.maturesOn, given.mostMonths)) return "extension.tooLong";
  return given.consents < given.guarantors ? "extension.noConsent" : null;
}
