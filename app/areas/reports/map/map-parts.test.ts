import { describe, expect, it } from "vitest";
import { mapParts, readMapView, usualMap } from "./map-view";
import { placeLabels } from "./place-labels";
import { radiusOf, shadeOf, shadeSteps } from "./shades";

describe("the map's address", () => {
  it("says what is not usual, and is read again; what is not understood is left out", () => {
    const view = { size: "loans", tint: "equipment", county: "371725" } as const;
    expect(readMapView(new URLSearchParams(mapParts(view)))).toEqual(view);
    expect(mapParts(usualMap)).toEqual([["show", "map"]]);
    expect(readMapView(new URLSearchParams("show=map&size=x&tint=&county=37"))).toEqual(usualMap);
    expect(readMapView(new URLSearchParams("size=loans"))).toBeNull();
  });
});

describe("names beside circles", () => {
  const frame = { width: 300, height: 200 };
  it("lie on no other name or circle and inside the frame; without room there is none", () => {
    const [right, left, none] = placeLabels(
      [
        { x: 50, y: 100, r: 10, label: "孔庄村" },
        { x: 280, y: 100, r: 8, label: "冯屯村" },
        { x: 150, y: 20, r: 5, label: "一个名字太长放不下的村庄的名字" },
      ],
      frame,
      22,
    );
    expect(right?.anchor).toBe("start");
    expect(left?.anchor).toBe("end");
    expect(none).toBeNull();
  });
  it("of the greater circle come first", () => {
    const twice = [
      { x: 150, y: 100, r: 5, label: "甲村" },
      { x: 154, y: 100, r: 20, label: "乙村" },
    ];
    const [small, great] = placeLabels(twice, frame, 22);
    expect(great?.anchor).toBe("start");
    // Beside the great circle, on the other side of it; among many it has no name rather than a far one.
    expect(small).toMatchObject({ anchor: "end" });
    const many = Array.from({ length: 40 }, () => ({ x: 10, y: 190, r: 5, label: "" }));
    expect(placeLabels([...twice, ...many], frame, 22)[0]).toBeNull();
  });
});

describe("shades and sizes", () => {
  it("part the figures in thirds without gap or overlap", () => {
    for (const most of [0, 1, 2, 3, 7, 100]) {
      const steps = shadeSteps(most);
      for (let v = 0; v <= most; v += 1) expect(steps.filter((s) => v >= s.from && v <= s.to).length).toBe(1);
      expect(shadeOf(0, steps)).toBe(0);
      if (most > 0) expect(shadeOf(most, steps)).toBe(steps.at(-1)?.shade);
    }
  });
  it("give twice the figure twice the area, and what is nothing a circle still", () => {
    expect(radiusOf(100, 100) ** 2 / radiusOf(50, 100) ** 2).toBeCloseTo(2);
    expect(radiusOf(0, 100)).toBe(5);
    expect(radiusOf(0, 0)).toBe(5);
  });
});
