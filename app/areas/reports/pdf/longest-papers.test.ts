import { drawnPicture } from "db/seed/drawn-picture";
import { describe, expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { drawBriefing } from "./draw-briefing";
import { drawOverview } from "./draw-overview";
import { drawProfile } from "./draw-profile";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const fonts = paperFonts();
const long = (count: number, words = "郓城县黄安镇西关庄村农产品直播带货电商服务站") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count: number) => long(count, "阿卜杜热合曼·艾则孜·");
const MOST = "10,000,000.00";
const months = Array.from({ length: 12 }, (_, i) => ({
  month: `2026-${String(i + 1).padStart(2, "0")}`,
  value: 1_000_000_000 - i * 50_000_000,
}));
const foot = {
  number: "文书编号 JB-2026-11　校验码 0717 97B3",
  check: "核验 https://qihang.example.gov.cn/villages/12",
  printed: `打印 2026-11-23 14:05　经办 ${name(40)}`,
};
const drawn = (bytes: Uint8Array) => expect(sheetsOf(bytes)).toBeGreaterThan(0);

describe("papers of the reports with the longest words", () => {
  it.each([6, 40])("a briefing of %i villages", (villages) => {
    const heads = ["村", "参观\n（人次）", "培训\n（人）", "放款\n（元）", "网店\n（家）", "销售额\n（元）"];
    const row = [long(40), "1,000", "1,000", MOST, "1,000", MOST];
    drawn(
      drawBriefing(
        {
          letterhead: "帮扶工作简报",
          draft: "草稿，未签发",
          issue: "2026 年第 11 期（总第 110 期）",
          issuer: long(60),
          day: "2026年11月23日",
          headline: long(60),
          sections: [
            { heading: "一、总体情况", text: long(600) },
            { heading: "二、下一步", text: long(400) },
          ],
          table: {
            caption: "各村当月和累计",
            heads,
            rows: Array.from({ length: villages }, () => row),
            totals: ["合计", ...row.slice(1)],
          },
          chart: { title: "网店销售额（元）", months },
          photos: [
            { bytes: drawnPicture("street", 1), caption: long(60) },
            { bytes: drawnPicture("street", 2), caption: long(60) },
          ],
          adjustments: { heading: "三、更正", lines: [long(200)] },
          sentTo: long(200),
          signers: `起草：${name(40)}　签发：${name(40)}`,
          number: "JB-2026-11",
          code: "0717 97B3",
          printedAt: 0,
        },
        fonts,
      ),
    );
  });

  it.each(["zh", "en"] as const)("a village on one page (%s)", (language) => {
    const value = language === "zh" ? long(40) : "Xiguanzhuang, Huang'an Town, Yuncheng County, Heze";
    drawn(
      drawProfile(
        {
          language,
          title: `${value}`,
          number: "CQ-2026-12",
          code: "0717 97B3",
          printedAt: 0,
          facts: Array.from({ length: 7 }, () => ["村", value] as const),
          locator: {
            county: "郓城县",
            width: 100,
            height: 100,
            rings: [
              [
                { x: 0, y: 0 },
                { x: 100, y: 0 },
                { x: 100, y: 100 },
              ],
            ],
            x: 98,
            y: 50,
          },
          posts: Array.from({ length: 4 }, () => ["党支部书记", `${name(40)}、${name(40)}`] as const),
          figures: Array.from({ length: 7 }, () => ["放款金额", MOST] as const),
          thingsTitle: "捐赠设备（10,000 件）",
          things: Array.from({ length: 30 }, () => ({
            name: long(40),
            count: 1000,
            where: long(60),
            keeper: name(40),
            state: "在用",
            grade: "九成新",
          })),
          charts: Array.from({ length: 4 }, () => ({ title: "网店销售额（元）", months, money: true })),
          funnel: Array.from({ length: 5 }, () => ({
            step: "参加培训",
            people: "1,000",
            lost: "少了 1,000 人",
            straight: "直接来 1,000 人",
          })),
          targets: Array.from({ length: 6 }, () => ["网店销售额", MOST, MOST, "100.0%"]),
          targetTitle: "2026 年目标",
          foot,
        },
        fonts,
      ),
    );
  });

  it("the overview", () => {
    const columns = [28, 28, 16, 16, 16, 30, 16, 30, 16].map((w, i) => ({
      head: i < 2 ? "镇" : "放款\n（元）",
      w,
    }));
    const row = [long(20), long(40), "1,000", "1,000", "1,000", MOST, "1,000", MOST, "10"];
    drawn(
      drawOverview(
        {
          language: "zh",
          title: "驻村帮扶总览",
          number: "ZL-20261123",
          code: "0717 97B3",
          printedAt: 0,
          line: [`${long(60)}，${long(40)}`, "100 个村", "打印 2026-11-23"],
          columns,
          rows: Array.from({ length: 40 }, () => row),
          totals: ["合计", "", ...row.slice(2)],
          notes: [long(120), long(120)],
          chart: { title: "网店销售额（元）", months },
          kinds: {
            title: "各项按年",
            charts: Array.from({ length: 6 }, () => ({ title: "放款金额（元）", months })),
            note: long(60),
          },
          map: null,
          foot,
        },
        fonts,
      ),
    );
  });
});
