import { describe, expect, it } from "vitest";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { breakLines } from "~/platform/pdf/text-fit";
import { pdfText } from "../../../tests/support/pdf-text";
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
import { adjustmentText, numbered, plainFigure } from "./briefing-words";
import { type BriefingPaper, drawBriefing } from "./pdf/draw-briefing";

const snapshot = (trained: number, adjustments: Snapshot["adjustments"] = [], total = trained): Snapshot => ({
  figures: Object.fromEntries(
    briefingKeys.map((k) => [k, k === "trained" ? { month: trained, total } : { month: 0, total: 0 }]),
  ) as Snapshot["figures"],
  villages: [],
  sales: [],
  adjustments,
});

describe("a briefing", () => {
  it("has the number of its month within the year", () => {
    const first = "2025-03";
    const number = (month: string, known?: { month: string; number: number }) =>
      issueNumber(month, first, known);
    expect(["2025-02", "2025-03", "2025-12", "2026-01", "2026-10"].map((m) => number(m))).toEqual([
      null,
      1,
      10,
      1,
      10,
    ]);
    expect(number("2026-09", { month: "2026-10", number: 8 })).toBe(7);
    expect(number("2026-01", { month: "2026-10", number: 8 })).toBeNull();
  });

  it("is frozen when its month is over", () => {
    expect([isOver("2026-10", "2026-11-01"), isOver("2026-11", "2026-11-30")]).toEqual([true, false]);
  });

  it("puts figures where their names stand", () => {
    const figures = new Map([["本月培训", "23 人"]]);
    expect(withFigures("十月【本月培训】，【别的】", figures)).toBe("十月 23 人，【别的】");
    // Where more went than came, nothing has grown.
    const things = (figure: string) => withFigures("本月捐赠设备净增【捐赠】。", new Map([["捐赠", figure]]));
    expect([things("3 件"), things("减少 1 件")]).toEqual([
      "本月捐赠设备净增 3 件。",
      "本月捐赠设备减少 1 件。",
    ]);
    expect(plainFigure("equipment", -1)).toBe("减少 1");
    expect(unknownFigures("【本月培训】【别的】【】", figures)).toEqual(["别的", ""]);
  });
});

describe("the printed briefing", () => {
  it("numbers the chapters that are there", () => {
    expect(numbered(["学习和培训", "典型做法", "上期调整"])).toEqual([
      "一、学习和培训",
      "二、典型做法",
      "三、上期调整",
    ]);
  });

  it("never leaves the sum of its table alone on a page", () => {
    const paper = (villages: number, lines: number): BriefingPaper => ({
      letterhead: "帮扶工作简报",
      draft: null,
      issue: "2026年第 10 期",
      issuer: "县局",
      day: "2026年11月2日",
      headline: "标题",
      sections: [{ heading: "一、学习和培训", text: "字".repeat(28 * lines) }],
      table: {
        caption: "各村",
        heads: ["村", "参观"],
        rows: Array.from({ length: villages }, (_, i) => [`第${i}村`, "1"]),
        totals: ["合　计", "9"],
      },
      chart: { title: "图", months: [] },
      photos: [],
      adjustments: { heading: "", lines: [] },
      sentTo: "县委办",
      signers: "起草",
      number: "KZ",
      code: "A",
      printedAt: 1,
    });
    for (const [villages, lines] of [6, 14, 40].flatMap((v) => [4, 9, 10, 11].map((l) => [v, l] as const))) {
      const pages = pdfText(drawBriefing(paper(villages, lines), paperFonts()));
      const rows = pages.map((text) => text.match(/第\d+村/g)?.length ?? 0);
      const last = pages.findIndex((text) => /合\s*计/.test(text));
      expect([villages, lines, (rows[last] ?? 0) >= 2, rows.includes(1)]).toEqual([
        villages,
        lines,
        true,
        false,
      ]);
      expect(rows.reduce((sum, n) => sum + n, 0)).toBe(villages);
      if (villages === 6) expect(rows.filter((n) => n > 0)).toEqual([6]);
    }
  });

  it("breaks no sum at its commas", () => {
    const { serif } = paperFonts();
    const text = "当月销售 1,290,386.50 元，累计 12,345,678.00 元。";
    for (let width = 6; width < 14; width += 0.5) {
      const lines = breakLines(serif, text, width);
      for (const sum of ["1,290,386.50", "12,345,678.00"])
        expect(lines.some((line) => line.includes(sum))).toBe(true);
    }
  });
});

describe("corrections after the freezing", () => {
  const now = (values: Record<string, number>) => (month: string, key: BriefingKey) =>
    key === "trained" ? (values[month] ?? 0) : 0;

  /** Everything up to a month, as the rows say it. */
  const totals = (values: Record<string, number>) => (upTo: string, key: BriefingKey) =>
    key === "trained" ? Object.entries(values).reduce((sum, [m, v]) => sum + (m <= upTo ? v : 0), 0) : 0;
  const told = (earlier: Parameters<typeof adjustmentsOf>[0], values: Record<string, number>) =>
    adjustmentsOf(earlier, now(values), totals(values));

  it("are told in the next briefing, and only once", () => {
    const september = { month: "2026-09", snapshot: snapshot(20) };
    const found = told([september], { "2026-09": 22 });
    expect(found).toEqual([{ month: "2026-09", key: "trained", before: 20, after: 22 }]);
    const october = { month: "2026-10", snapshot: snapshot(5, found, 27) };
    expect(told([october, september], { "2026-09": 22, "2026-10": 5 })).toEqual([]);
    expect(told([october, september], { "2026-09": 21, "2026-10": 5 })).toEqual([
      { month: "2026-09", key: "trained", before: 22, after: 21 },
    ]);
  });

  it("of months that no briefing printed are told together: every move of the total is explained", () => {
    const october = { month: "2026-10", snapshot: snapshot(5, [], 45) };
    expect(told([october], { "2025-01": 40, "2026-10": 5 })).toEqual([]);
    const found = told([october], { "2025-01": 41, "2026-10": 4 });
    expect(found).toEqual([
      { month: "2026-10", key: "trained", before: 5, after: 4 },
      { month: null, key: "trained", before: 40, after: 41 },
    ]);
    expect(found.map(adjustmentText)[1]).toBe("没有出过简报的各月培训合计原为 40 人次，更正为 41 人次。");
    const november = { month: "2026-11", snapshot: snapshot(0, found, 45) };
    expect(told([october, november], { "2025-01": 41, "2026-10": 4, "2026-11": 0 })).toEqual([]);
  });
});
