import { expect, it } from "vitest";
import { barsOf, scaleFor } from "./chart";

const box = { left: 0, right: 70, top: 0, foot: 30 };

it("a chart of nothing has an axis that says 0 and no other number", () => {
  expect(scaleFor([0, 0], 30)).toMatchObject({ ticks: [0] });
  expect(barsOf([0, 0], box).bars.map((b) => b.height)).toEqual([0, 0]);
});

it("one month is a bar in the middle, no block", () => {
  expect(barsOf([5], box).bars).toMatchObject([{ x: 30, width: 10 }]);
});

it("what is held against the bars has its place on the axis", () => {
  expect(barsOf([5], box, 3, [40]).scale.top).toBeGreaterThanOrEqual(40);
});
