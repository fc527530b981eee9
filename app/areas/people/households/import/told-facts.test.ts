import { describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { healthOf, incomeOf, incomeYearOf, situationAfter, workOf } from "./told-facts";

describe("what registers write of a household's life", () => {
  it("health and work in their words, and where", () => {
    expect(healthOf("健康")).toEqual({ health: "healthy", note: null });
    expect(healthOf("残疾 肢体二级")).toEqual({ health: "disabled", note: "肢体二级" });
    expect(healthOf("慢性病（高血压）")).toEqual({ health: "chronic", note: "高血压" });
    expect(healthOf("不详")).toBeNull();
    expect(workOf("外出务工")).toEqual({ work: "migrant", place: null });
    expect(workOf("镇中心小学")).toEqual({ work: "school", place: "镇中心小学" });
    expect(workOf("本地务工 · 镇上板材厂")).toEqual({ work: "local-job", place: "镇上板材厂" });
    expect(workOf("？")).toBeNull();
  });

  it("income as one sum or by source; a source nobody knows is not guessed", () => {
    expect(incomeOf("57,440")).toEqual([["other", 5_744_000]]);
    expect(incomeOf("5.7万")).toEqual([["other", 5_700_000]]);
    expect(incomeOf("种植 6700；务工工资 39,960 元、土地流转、房租、分红 500")).toEqual([
      ["farming", 670_000],
      ["wages", 3_996_000],
      ["property", 50_000],
    ]);
    expect(incomeOf("彩票 100")).toBeNull();
    expect(incomeOf("很多")).toBeNull();
    const year = Number(todayOn().slice(0, 4));
    expect([null, "2024", "2024年", "1984", String(year + 1)].map(incomeYearOf)).toEqual([
      year - 1,
      2024,
      2024,
      null,
      null,
    ]);
  });

  it("a blank is filled; what differs changes only when somebody said so", () => {
    const last = { health: "healthy", healthNote: null, work: null, place: null } as const;
    const told = { health: "chronic", healthNote: "高血压", work: "home", place: null } as const;
    expect(situationAfter(last, told, false)).toEqual({ ...last, work: "home" });
    expect(situationAfter(last, told, true)).toEqual(told);
    expect(situationAfter(told, told, true)).toBeNull();
    expect(
      situationAfter(told, { health: null, healthNote: null, work: null, place: null }, true),
    ).toBeNull();
  });
});
