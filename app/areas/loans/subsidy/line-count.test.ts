import { expect, it } from "vitest";
import { countLines } from "./line-count";

it("a loan with an adjustment beside its line is one loan", () => {
  expect(countLines(["JJ-1", "JJ-2", "JJ-2"])).toEqual({ loans: 2, lines: 3 });
});
