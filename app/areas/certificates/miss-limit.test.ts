import { expect, it } from "vitest";
import { floodedUntil, floodLimit, missLimit, stoppedUntil } from "./miss-limit";

const noon = Date.UTC(2026, 10, 29, 4);
const minute = 60_000;
const misses = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + i);

it("the twentieth miss stops for a quarter of an hour, the next twenty for twice as long", () => {
  expect(stoppedUntil(misses(missLimit.misses - 1, noon), noon + minute)).toBeNull();
  const first = misses(missLimit.misses, noon);
  expect(stoppedUntil(first, noon + minute)).toBe(noon + 19 + 15 * minute);
  expect(stoppedUntil(first, noon + 16 * minute)).toBeNull();
  const again = [...first, ...misses(missLimit.misses, noon + 20 * minute)];
  expect(stoppedUntil(again, noon + 21 * minute)).toBe(noon + 20 * minute + 19 + 30 * minute);
});

it("never longer than four hours, and a day later all is forgotten", () => {
  const many = misses(missLimit.misses * 8, noon);
  expect(stoppedUntil(many, noon + minute)).toBe(noon + many.length - 1 + missLimit.longestMs);
  expect(stoppedUntil(many, noon + missLimit.memoryMs + minute)).toBeNull();
});

it("false codes and files get their verdict until an hour has seen too many of them", () => {
  expect(floodedUntil(misses(floodLimit.misses - 1, noon), noon + minute)).toBeNull();
  const flood = misses(floodLimit.misses, noon);
  expect(floodedUntil(flood, noon + minute)).toBe(noon + floodLimit.windowMs);
  expect(floodedUntil(flood, noon + floodLimit.windowMs + minute)).toBeNull();
});
