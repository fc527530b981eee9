import { expect, it } from "vitest";
import { keptOfOthers, ownStore } from "./own-store";

it("what one person marked on a phone is not sent by the next, who is told whose it is", () => {
  const mine = ownStore("qihang-trip-4", "admin");
  const theirs = ownStore("qihang-trip-4", "cadre");
  expect(mine).not.toBe(theirs);
  const kept = [
    [mine, "[{}]"],
    [theirs, "[{},{}]"],
    [`${theirs}-taken`, "[{},{},{}]"],
    [ownStore("qihang-stocktake-6", "cadre"), "[{}]"],
    ["qihang-columns", "[1,2]"],
  ] as const;
  expect([...keptOfOthers(kept, "admin")]).toEqual([["cadre", 3]]);
  expect([...keptOfOthers(kept, "cadre")]).toEqual([["admin", 1]]);
});
