import { expect, it } from "vitest";
import { resultSoFar } from "./result-so-far";

const rule = { attendanceThresholdBp: 8000 };
const missing = { qualified: false, counted: 10, attended: 4, unmarked: 4 };

it("while a class is taught nobody has failed, but who misses too much is told", () => {
  expect(resultSoFar("running", missing, rule, true)).toBe("open");
  expect(resultSoFar("running", { ...missing, attended: 3 }, rule, true)).toBe("lost");
});

it("nobody fails for a score still to be given, nor has a result before the class begins", () => {
  expect(resultSoFar("assessing", missing, rule, true)).toBe("open");
  expect(resultSoFar("assessing", missing, rule, false)).toBe("failed");
  expect(resultSoFar("closed", missing, rule, true)).toBe("failed");
  expect(resultSoFar("certified", { ...missing, qualified: true }, rule, false)).toBe("qualified");
  expect(resultSoFar("enrolling", missing, rule, false)).toBeNull();
});
