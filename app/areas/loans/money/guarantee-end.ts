import { addDays, addMonths, type Day } from "~/platform/dates";
import { periodOfGuarantee } from "../pdf/guarantee-period";

/** Days before the end of a guarantee on which whoever follows the loan is told; after it they are told as long. */
export const guaranteeAlarmDays = 60;

/**
 * The last day of the period of guarantee: so many months after the loan is due, six where nobody agreed on any
 * (民法典 692). For who agreed in writing to an extension the period runs from its end (695).
 * @param endsOn maturity, or the end of the extension
 */
export const guaranteeEndsOn = (endsOn: Day, months: number | null): Day =>
  addMonths(endsOn, periodOfGuarantee(months));

/**
 * Whether somebody is still to be asked under the guarantee. Once the guarantor has paid the bank, only people who stand
 * behind it are.
 */
export const guaranteeAsked = (state: string, kind: string | null): boolean =>
  state === "running" || (state === "compensated" && kind === "natural-person");

/** Whether the end of a guarantee is so near that the guarantor has to be asked now, or has just passed. */
export const guaranteeAlarm = (until: Day, today: Day): "near" | "over" | null => {
  if (until < addDays(today, -guaranteeAlarmDays) || until > addDays(today, guaranteeAlarmDays)) return null;
  return until < today ? "over" : "near";
};
