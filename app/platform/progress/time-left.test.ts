import { expect, test } from "vitest";
import { type Look, minutesLeft, withLook } from "./time-left";

const seen = (...pairs: [seconds: number, done: number][]) =>
  pairs.reduce<readonly Look[]>((looks, [s, done]) => withLook(looks, { at: s * 1000, done }), []);

test("what is left is told from the pace of the last minute, once there is one", () => {
  expect(minutesLeft(seen([0, 0]), 20_000)).toBeNull();
  expect(minutesLeft(seen([0, 0], [2, 100]), 20_000)).toBeNull();
  expect(minutesLeft(seen([0, 0], [5, 0]), 20_000)).toBeNull();
  // 100 a second, 19,000 to go: 190 seconds.
  expect(minutesLeft(seen([0, 0], [5, 500], [10, 1000]), 20_000)).toBe(4);
  expect(minutesLeft(seen([0, 0], [10, 19_000]), 20_000)).toBe(0);
  expect(minutesLeft(seen([0, 0], [10, 20_000]), 20_000)).toBeNull();
  // Ten times slower since a minute ago.
  expect(minutesLeft(seen([0, 0], [10, 6000], [75, 6650], [135, 7250]), 13_250)).toBe(10);
});

test("another step of the work begins anew", () => {
  expect(seen([0, 0], [10, 900], [12, 0])).toEqual([{ at: 12_000, done: 0 }]);
});
