import { type Day, parseDay } from "~/platform/dates";
import { parseYuan } from "~/platform/money";
import { type Platform, parseMonth, platforms } from "./shop-rules";

export const shopFields = [
  "platform",
  "name",
  "goods",
  "openedOn",
  "closedOn",
  "jobs",
  "before",
  "tripId",
] as const;
/** What is chosen for a shop that follows from no trip: it is said, not left out. */
export const noTrip = "none";

export type TypedShop = Record<(typeof shopFields)[number], string>;

export type ShopProblem =
  | `shop.${"needed" | "wrongTrip" | "tripLater" | "wrongDay" | "notYet" | "closesBefore" | "wrongJobs" | "wrongMonth" | "incomeOver" | "monthAgain" | "monthBeforeOpening" | "monthAfterClosing"}`
  | `money.${string}`;

/** Reads the form of a shop; errors by field. */
export function readShop(typed: TypedShop, today: Day) {
  const errors: Partial<Record<keyof TypedShop, ShopProblem>> = {};
  for (const f of ["name", "goods", "tripId"] as const) if (!typed[f].trim()) errors[f] = "shop.needed";
  const tripId = /^[1-9]\d{0,14}$/.test(typed.tripId) ? Number(typed.tripId) : null;
  if (typed.tripId.trim() && tripId === null && typed.tripId !== noTrip) errors.tripId = "shop.wrongTrip";
  const openedOn = parseDay(typed.openedOn);
  const closedOn = typed.closedOn.trim() ? parseDay(typed.closedOn) : null;
  if (!openedOn) errors.openedOn = "shop.wrongDay";
  else if (openedOn > today) errors.openedOn = "shop.notYet";
  if (typed.closedOn.trim()) {
    if (!closedOn) errors.closedOn = "shop.wrongDay";
    // A shop counts as closed once it has a day of closing: one that is to come would close it today.
    else if (closedOn > today) errors.closedOn = "shop.notYet";
    else if (openedOn && closedOn < openedOn) errors.closedOn = "shop.closesBefore";
  }
  if (!/^[1-9]\d{0,2}$/.test(typed.jobs.trim())) errors.jobs = "shop.wrongJobs";
  const before = typed.before.trim() ? parseYuan(typed.before) : null;
  if (before && !before.ok) errors.before = before.why;
  if (!openedOn || Object.keys(errors).length > 0) return { ok: false as const, errors };
  return {
    ok: true as const,
    shop: {
      platform: platforms.find((p) => p === typed.platform) ?? ("other" satisfies Platform),
      name: typed.name.trim().slice(0, 40),
      goods: typed.goods.trim().slice(0, 60),
      openedOn,
      closedOn,
      jobs: Number(typed.jobs),
      incomeBeforeFen: before?.ok ? before.fen : null,
      tripId,
    },
  };
}

export type TypedMonth = Record<"month" | "sales" | "income" | "reason", string>;

/** Reads sales and income of one month; income is part of the sales. */
export function readMonth(typed: Omit<TypedMonth, "reason">, today: Day) {
  const errors: Partial<Record<keyof TypedMonth, ShopProblem>> = {};
  const month = parseMonth(typed.month, today);
  if (!month) errors.month = "shop.wrongMonth";
  const sales = parseYuan(typed.sales);
  const income = parseYuan(typed.income);
  if (!sales.ok) errors.sales = sales.why;
  if (!income.ok) errors.income = income.why;
  else if (sales.ok && income.fen > sales.fen) errors.income = "shop.incomeOver";
  if (!month || !sales.ok || !income.ok || Object.keys(errors).length > 0)
    return { ok: false as const, errors };
  return { ok: true as const, value: { month, salesFen: sales.fen, incomeFen: income.fen } };
}
