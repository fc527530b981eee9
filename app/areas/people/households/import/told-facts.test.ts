import { describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { mapHeadings } from "~/platform/imports/headings";
import { checkCharacter } from "../../id-number";
import { householdImportText } from "../../text/household-import";
import { headingFacts, readLand, readMoney } from "./heading-facts";
import { readMember } from "./household-cells";
import { householdFileFields, householdFilePatterns } from "./household-fields";
import { disabilityOf, minimumLivingOf, pensionStatusOf, policiesOf } from "./told-benefits";
import { healthOf, incomeOf, incomeYearOf, situationAfter, workOf } from "./told-facts";
import { housingOf, waterOf } from "./words-of-household";

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

  it("only whole words: a part of one is never taken for what it is not", () => {
    for (const text of ["健康较差", "非残疾人", "残疾人家属", "残疾：无", "亚健康", "无慢性病"])
      expect([text, healthOf(text)]).toEqual([text, null]);
    expect(healthOf("一般慢性病")).toEqual({ health: "chronic", note: null });
    expect(healthOf("肢体残疾二级")).toEqual({ health: "disabled", note: "肢体二级" });
    for (const text of ["小学教师", "不务农", "未外出", "大学毕业，待业", "养老院护工", "未失业", "大学毕业"])
      expect([text, workOf(text)]).toEqual([text, null]);
    expect(workOf("无业（原打工）")).toEqual({ work: "none", place: null });
    expect(workOf("外出务工（青岛）")).toEqual({ work: "migrant", place: "青岛" });
    for (const text of ["彩钢房", "非楼房", "土地征收"])
      expect([text, housingOf(text)]).toEqual([text, null]);
    for (const text of ["山泉水", "无自来水"]) expect([text, waterOf(text)]).toEqual([text, null]);
    expect([housingOf("砖木结构"), housingOf("其他"), waterOf("机井")]).toEqual([
      "brick-wood",
      "other",
      "well",
    ]);
    expect(incomeOf("非农业 500")).toBeNull();
    expect(incomeOf("工资性收入 500")).toEqual([["wages", 50_000]]);
  });

  it("units and year that stand in the headings", () => {
    const columns = { income: 0, debt: 1, land: 2 };
    const says = headingFacts(columns, ["2023年家庭收入（万元）", "债务（万元）", "耕地（分）"]);
    expect(says).toEqual({
      money: { income: "wan", expense: "yuan", debt: "wan", lowAmount: "yuan" },
      land: "fen",
      year: "2023",
      yearly: false,
    });
    const cells: Record<string, string> = { name: "张伟", income: "5.7", debt: "3", land: "35" };
    const at = (field: string) => ({ text: cells[field] ?? "", kind: "text" as const });
    expect(readMember(2, at, false, says)).toMatchObject({
      facts: { debtFen: 3_000_000, landLi: 350 },
      income: { year: 2023, sources: [["other", 5_700_000]] },
    });
    expect(readMoney("5.7", "thousand")).toEqual({ ok: true, fen: 570_000 });
    expect(readMoney("5元", "wan")).toEqual({ ok: true, fen: 500 });
    expect([readLand("3", "hectare"), readLand("8.5亩", "fen"), readLand("5", "other")]).toEqual([
      4500,
      850,
      null,
    ]);
    expect(headingFacts({ land: 0 }, ["承包地/亩"]).land).toBe("mu");
    expect([readLand("8亩5分", "mu"), readLand("8亩5分", "fen"), readLand("8分亩", "mu")]).toEqual([
      850,
      850,
      null,
    ]);
    expect(readMoney("3600元/年", "yuan")).toEqual({ ok: true, fen: 360_000 });
    expect(incomeOf("务工 3600元/年")).toEqual([["wages", 360_000]]);
  });

  it("a card's number that a spreadsheet destroyed or masked, and columns that contradict it, are refused at their cell", () => {
    const id = "37292819500301123";
    const number = id + checkCharacter(id);
    const problems = (cells: Record<string, string>, kind: "text" | "number" = "text") => {
      const at = (field: string) => ({ text: cells[field] ?? "", kind });
      return readMember(2, at, false).problems.flatMap((p) =>
        p.why.key.includes("card") ? [[p.field, p.why.key]] : [],
      );
    };
    expect(problems({ lowCard: "3.71725E+17" })).toEqual([["lowCard", "why.cardDigitsLost"]]);
    expect(problems({ lowCard: "371725000123456800" }, "number")).toEqual([
      ["lowCard", "why.cardDigitsLost"],
    ]);
    expect(problems({ lowCard: "372928********1744" })).toEqual([["lowCard", "why.cardMasked"]]);
    expect(problems({ lowCard: "DB-0017" })).toEqual([]);
    const card = { idNumber: number, disabilityCard: `${number}43` };
    expect(problems({ ...card, disability: "视力", disabilityGrade: "二级" })).toEqual([
      ["disability", "why.cardContradicts"],
    ]);
    expect(problems({ ...card, disability: "肢体", disabilityGrade: "二级" })).toEqual([
      ["disabilityGrade", "why.cardContradicts"],
    ]);
    expect(problems({ ...card, disability: "无" })).toEqual([["disability", "why.cardAndNone"]]);
    expect(problems({ ...card, disability: "肢体", disabilityGrade: "三级" })).toEqual([]);
  });

  it("a relation that says another sex than the number is a remark", () => {
    const id = "37292819500301123";
    const cells: Record<string, string> = {
      name: "张伟",
      idNumber: id + checkCharacter(id),
      relation: "妻子",
    };
    const at = (field: string) => ({ text: cells[field] ?? "", kind: "text" as const });
    expect(readMember(2, at, true).notes.map((n) => n.key)).toContain("note.relationSex.male");
    cells.relation = "丈夫";
    expect(readMember(2, at, true).notes.map((n) => n.key)).not.toContain("note.relationSex.male");
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

  it("low allowance, disability, policies and pension in the words of registers; nothing is guessed", () => {
    expect(["A类", "是", "低保B 类", "否", "单人保", "不详", "上浮"].map(minimumLivingOf)).toEqual([
      { enjoys: true, level: "A类" },
      { enjoys: true, level: null },
      { enjoys: true, level: "B类" },
      { enjoys: false, level: null },
      { enjoys: true, level: "单人保" },
      null,
      null,
    ]);
    expect(disabilityOf("肢体", "2")).toEqual({ note: "肢体二级" });
    expect(disabilityOf("肢体残疾二级", "")).toEqual({ note: "肢体二级" });
    expect(
      ["肢体三级", "视力一级", "精神二级", "肢体（三级）", "聋哑", "肢体3级", "三级肢体残疾"].map((t) =>
        disabilityOf(t, ""),
      ),
    ).toEqual(
      ["肢体三级", "视力一级", "精神二级", "肢体三级", "聋哑", "肢体三级", "肢体三级"].map((note) => ({
        note,
      })),
    );
    expect([healthOf("肢体三级"), healthOf("肢体（三级）"), healthOf("精神")]).toEqual([
      { health: "disabled", note: "肢体三级" },
      { health: "disabled", note: "肢体三级" },
      null,
    ]);
    expect([disabilityOf("肢体（无）", ""), disabilityOf("三级跳", "")]).toEqual([null, null]);
    expect(disabilityOf("limb", "grade 2")).toEqual({ note: "肢体二级" });
    expect(minimumLivingOf("class B")).toEqual({ enjoys: true, level: "B类" });
    expect(disabilityOf("是", "")).toEqual({ note: null });
    expect([disabilityOf("否", ""), disabilityOf("家属", ""), disabilityOf("肢体", "五级")]).toEqual([
      "none",
      null,
      null,
    ]);
    expect(policiesOf("低保、高龄津贴，光伏收益;贷款、待核实、无")).toEqual({
      told: [
        { kind: "minimum-living", name: null },
        { kind: "elderly", name: null },
        { kind: "other", name: "光伏收益" },
      ],
      unknown: ["待核实"],
      own: ["贷款"],
    });
    expect(["已参保", "领取待遇", "未参保", "暂停", "也许"].map(pensionStatusOf)).toEqual([
      "insured",
      "receiving",
      "none",
      "suspended",
      null,
    ]);
  });

  it("the headings of our own templates are all known, in both languages", () => {
    for (const words of [householdImportText.zh.field, householdImportText.en.field]) {
      const headings = householdFileFields.map((f) => ({ text: words[f], kind: "text" as const }));
      const columns = mapHeadings(headings, householdFilePatterns);
      expect(householdFileFields.filter((f, i) => columns[f] !== i)).toEqual([]);
    }
    const asked = ["是否低保", "低保金额（元/月）", "享受低保时间", "残疾类型", "残疾等级", "已享政策"];
    const found = mapHeadings(
      asked.map((text) => ({ text, kind: "text" as const })),
      householdFilePatterns,
    );
    expect(found).toEqual({
      low: 0,
      lowAmount: 1,
      lowSince: 2,
      disability: 3,
      disabilityGrade: 4,
      policies: 5,
    });
  });
});
