import { type Day, parseDay, todayOn } from "~/platform/dates";

/** A field of a small form, cut to its length. */
export const typedText = (form: FormData, name: string, max: number): string =>
  String(form.get(name) ?? "")
    .trim()
    .slice(0, max);

export type DayProblem = "form.wrongDay" | "form.later";

/** A day that cannot be in the future; why not, when it will not do. */
export function pastDay(
  text: string,
  today = todayOn(),
): { on: Day; why: null } | { on: null; why: DayProblem } {
  const on = parseDay(text);
  if (!on) return { on: null, why: "form.wrongDay" };
  return on > today ? { on: null, why: "form.later" } : { on, why: null };
}
