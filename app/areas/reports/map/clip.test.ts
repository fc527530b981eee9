import { describe, expect, it } from "vitest";
import { ringsPath } from "~/areas/villages";
import { clipRing, middleOfRing, type Point } from "./clip";
import { pathPoints } from "./paper-map";

const square: Point[] = [
  [-10, -10],
  [10, -10],
  [10, 10],
  [-10, 10],
];

describe("a county at the edge of the drawing", () => {
  it("ends there: a quarter of the square is left, and its middle is in that", () => {
    const part = clipRing(square, 100, 100);
    expect(middleOfRing(part)).toEqual({ area: 100, x: 5, y: 5 });
    expect(part.every(([x, y]) => x >= 0 && y >= 0)).toBe(true);
    expect(
      clipRing(
        square.map(([x, y]): Point => [x - 50, y]),
        100,
        100,
      ),
    ).toEqual([]);
  });

  it("reads the points of a path back, each ring from its own place", () => {
    const rings: Point[][] = [
      [
        [1, 2],
        [3.5, 2],
        [3, 7.2],
      ],
      [
        [40, 50],
        [41, 50],
        [40, 52],
      ],
    ];
    expect(ringsPath(rings)).toBe("M10 20l25 0 -5 52zM400 500l10 0 -10 20z");
    expect(pathPoints(ringsPath(rings))).toEqual(rings);
  });
});
