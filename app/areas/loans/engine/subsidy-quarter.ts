import { addMonths, type Day } from "~/platform/dates";
import { settlementDueDay } from "./loan-terms";

/** The first day of the subsidy quarter of a day: the 21st of March, June, September or December (DOMAIN §1.8). */
export function quarterStart(on: Day): Day {
  const month = Number(on.slice(5, 7));
  const here = `${addMonths(`${on.slice(0, 7)}-01`, -(month % 3)).slice(0, 8)}${settlementDueDay}`;
  return here <= on ? here : addMonths(here, -3);
}

/** The first day of the next quarter: the day after the 20th it ends on. */
export const nextQuarter = (on: Day): Day => addMonths(quarterStart(on), 3);
