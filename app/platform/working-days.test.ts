import { expect, it } from "vitest";
import { addWorkingDays, isWorkingDay, workingDaysUntil } from "./working-days";

it("the National Day week of 2025 is off, the Sunday before it is not", () => {
  expect(isWorkingDay("2025-10-01")).toBe(false);
  expect(isWorkingDay("2025-10-08")).toBe(false);
  expect(isWorkingDay("2025-09-28")).toBe(true);
  expect(addWorkingDays("2025-09-30", 1)).toBe("2025-10-09");
  expect(addWorkingDays("2025-09-26", 2)).toBe("2025-09-29");
  expect(workingDaysUntil("2025-09-30", "2025-10-10")).toBe(2);
  expect(workingDaysUntil("2025-10-10", "2025-09-30")).toBe(0);
});
