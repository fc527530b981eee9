import { describe, expect, it } from "vitest";
import { hoursGap } from "./planned-hours";

describe("hours of a class against its rule", () => {
  const rule = { hours: 72, hoursPerHalfDay: 4 };
  it.each([
    [72, rule, null],
    [16, rule, { kind: "short", planned: 16, needed: 72, by: 56 }],
    [68, rule, { kind: "short", planned: 68, needed: 72, by: 4 }],
    [76, rule, { kind: "over", planned: 76, needed: 72, by: 4 }],
    [320, rule, { kind: "over", planned: 320, needed: 72, by: 248 }],
    [72, { hours: 70, hoursPerHalfDay: 4 }, null],
    [68, { hours: 70, hoursPerHalfDay: 4 }, { kind: "short", planned: 68, needed: 70, by: 2 }],
  ])("%i hours under %o", (planned, by, gap) => {
    expect(hoursGap(planned, by)).toEqual(gap);
  });
});
