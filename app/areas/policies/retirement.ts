import { addMonths, ageOn, type Day } from "~/platform/dates";

export const ageCategories = ["man", "woman55", "woman50", "farmer"] as const;
/** Whose retirement age: a man, a woman of 55 (cadre), a woman of 50 (worker), or a farmer with the pension of residents at 60. */
export type AgeCategory = (typeof ageCategories)[number];

/** What is known of it: without an insurance on record any of those that their sex allows. */
export type AgeGround = AgeCategory | "unknown";

/** The retirement ages somebody may have: the known one, or all that their sex allows (DOMAIN §1.9). */
export const possibleCategories = (ground: AgeGround, sex: string | null): readonly AgeCategory[] =>
  ground !== "unknown"
    ? [ground]
    : sex === "male"
      ? ["farmer", "man"]
      : sex === "female"
        ? ["farmer", "woman50", "woman55"]
        : ageCategories;

export const ageTables = ["statutory", "men60women55", "men60women50"] as const;
export type AgeTable = (typeof ageTables)[number];

/** Original age in years, months of the calendar for one month of delay, longest delay in months (DOMAIN §1.9). */
const reform: Record<Exclude<AgeCategory, "farmer">, { base: number; step: number; cap: number }> = {
  man: { base: 60, step: 4, cap: 36 },
  woman55: { base: 55, step: 4, cap: 36 },
  woman50: { base: 50, step: 2, cap: 60 },
};

const monthNumber = (on: Day): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
const reformBegins = monthNumber("2025-01-01");

/**
 * Months that the reform of 2025 adds to the retirement age of a person: one for each `step` months that the original
 * age is reached after January 2025, up to the cap.
 */
export function delayMonths(birthOn: Day, category: AgeCategory): number {
  if (category === "farmer") return 0;
  const { base, step, cap } = reform[category];
  const after = monthNumber(birthOn) + base * 12 - reformBegins;
  return after < 0 ? 0 : Math.min(cap, Math.floor(after / step) + 1);
}

/** The day somebody reaches the retirement age that a table knows. */
export function retiresOn(birthOn: Day, category: AgeCategory, table: AgeTable = "statutory"): Day {
  if (category === "farmer" || category === "man")
    return addMonths(birthOn, 60 * 12 + (table === "statutory" ? delayMonths(birthOn, category) : 0));
  if (table !== "statutory") return addMonths(birthOn, (table === "men60women55" ? 55 : 50) * 12);
  return addMonths(birthOn, reform[category].base * 12 + delayMonths(birthOn, category));
}

/** Youngest age of a borrower. */
export const leastAge = 16;

/** Whether somebody is old enough at the application and does not reach the retirement age within the term. */
export const ageFits = (birthOn: Day, appliedOn: Day, maturesOn: Day, retires: Day): boolean =>
  ageOn(birthOn, appliedOn) >= leastAge && retires > maturesOn;
