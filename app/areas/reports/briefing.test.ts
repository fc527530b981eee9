import { describe, expect, it } from "vitest";
import {
  adjustmentsOf,
  type BriefingKey,
  briefingKeys,
  isOver,
  issueNumber,
  type Snapshot,
  unknownFigures,
  withFigures,
} from "./briefing";

const snapshot = (trained: number, adjustments: Snapshot["adjustments"] = []): Snapshot => ({
  figures: Object.fromEntries(
    briefingKeys.map((k) => [k, { month: k === "trained" ? trained : 0, total: 0 }]),
  ) as Snapshot["figures"],
  villages: [],
  sales: [],
  adjustments,
});

describe("a briefing", () => {
  it("has the number of its month", () => {
    const first = { month: "2025-03", number: 1 };
    expect([issueNumber("2025-03", first), issueNumber("2026-10", first)]).toEqual([1, 20]);
    expect(issueNumber("2026-09", { month: "2026-10", number: 20 })).toBe(19);
  });

  it("is frozen when its month is over", () => {
    expect([isOver("2026-10", "2026-11-01"), isOver("2026-11", "2026-11-30")]).toEqual([true, false]);
  });

  it("puts figures where their names stand", () => {
    const figures = new Map([["本月培训", "23 人"]]);
    expect(withFigures("十月【本月培训】，【别的】", figures)).toBe("十月23 人，【别的】");
    expect(unknownFigures("【本月培训】【别的】【】", figures)).toEqual(["别的", ""]);
  });
});

describe("corrections after the freezing", () => {
  const now = (values: Record<string, number>) => (month: string, key: BriefingKey) =>
    key === "trained" ? (values[month] ?? 0) : 0;

  it("are told in the next briefing, and only once", () => {
    const september = { month: "2026-09", snapshot: snapshot(20) };
    const found = adjustmentsOf([september], now({ "2026-09": 22 }));
    expect(found).toEqual([{ month: "2026-09", key: "trained", before: 20, after: 22 }]);
    const october = { month: "2026-10", snapshot: snapshot(5, found) };
    expect(adjustmentsOf([october, september], now({ "2026-09": 22, "2026-10": 5 }))).toEqual([]);
    expect(adjustmentsOf([october, september], now({ "2026-09": 21, "2026-10": 5 }))).toEqual([
      { month: "2026-09", key: "trained", before: 22, after: 21 },
    ]);
  });
});
