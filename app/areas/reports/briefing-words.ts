import {
  type BriefingKey,
  type BriefingPart,
  type BriefingWords,
  briefingKeys,
  type Month,
  type Snapshot,
} from "./briefing";
import { figureText } from "./figure-words";

// A briefing is a paper of the office: Chinese whatever the language of the page.

/** What a figure is called in a text, and its unit. */
const names: Record<BriefingKey, { name: string; unit: string }> = {
  tripPeople: { name: "参观", unit: "人次" },
  classes: { name: "开班", unit: "个" },
  trained: { name: "培训", unit: "人次" },
  certificates: { name: "发证", unit: "本" },
  loans: { name: "贷款", unit: "笔" },
  loanMoney: { name: "放款", unit: "元" },
  equipment: { name: "捐赠设备", unit: "件" },
  computers: { name: "捐赠电脑", unit: "台" },
  fitness: { name: "健身器材", unit: "套" },
  shops: { name: "开店", unit: "家" },
  sales: { name: "销售", unit: "元" },
};

export const figureName = (key: BriefingKey): string => names[key].name;
export const figureUnit = (key: BriefingKey): string => names[key].unit;

export const plainFigure = (key: BriefingKey, value: number): string => figureText(key, value, "zh");

/** 本月培训 → 23 人, 累计培训 → 99 人: what may stand in brackets in a text. */
export function figureWords(s: Snapshot): Map<string, string> {
  const words = new Map<string, string>();
  for (const key of briefingKeys) {
    const { name, unit } = names[key];
    words.set(`本月${name}`, `${plainFigure(key, s.figures[key].month)} ${unit}`);
    words.set(`累计${name}`, `${plainFigure(key, s.figures[key].total)} ${unit}`);
  }
  words.set("村数", `${s.villages.length} 个村`);
  return words;
}

export const partHeadings: Record<Exclude<BriefingPart, "headline" | "sentTo">, string> = {
  support: "学习和培训",
  business: "创业和就业",
  practice: "典型做法",
  next: "下月安排",
};
export const adjustmentHeading = "上期调整";

/** Numbers the chapters that are there: 一、学习和培训. What nobody wrote is not printed and leaves no gap. */
export const numbered = (headings: readonly string[]): string[] =>
  headings.map((h, i) => `${"一二三四五六七八九"[i] ?? ""}、${h}`);

/** 2026年第 10 期 */
export const issueOnPaper = (month: Month, number: number): string => `${month.slice(0, 4)}年第 ${number} 期`;

/** A first draft: people change it, the figures come in by themselves. */
export const defaultWords: BriefingWords = {
  headline: "帮扶工作月度情况",
  support:
    "到月底，【村数】累计参加参观学习【累计参观】，其中本月【本月参观】；本月开班【本月开班】，参加培训【本月培训】，累计【累计培训】；发放创业培训合格证书【本月发证】，累计【累计发证】。",
  business:
    "本月发放创业担保贷款【本月贷款】、【本月放款】，累计【累计贷款】、【累计放款】。新开网店【本月开店】，累计【累计开店】；当月销售【本月销售】，累计【累计销售】。本月捐赠设备净增【本月捐赠设备】，到月底在册【累计捐赠设备】，其中电脑【累计捐赠电脑】、健身器材【累计健身器材】。",
  practice: "",
  next: "",
  sentTo: "县委办公室，县政府办公室，各有关镇，帮扶单位。",
};

export const monthOnPaper = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** 9月参加培训原为 20 人，更正为 22 人。 Months without a briefing are told together. */
export const adjustmentText = (a: Snapshot["adjustments"][number]): string =>
  `${a.month === null ? "没有出过简报的各月" : monthOnPaper(a.month)}${names[a.key].name}${a.month === null ? "合计" : ""}原为 ${plainFigure(a.key, a.before)} ${names[a.key].unit}，更正为 ${plainFigure(a.key, a.after)} ${names[a.key].unit}。`;

/** 快照 KZ-202610-20 */
export const snapshotNumber = (month: Month, number: number): string =>
  `KZ-${month.replace("-", "")}-${number}`;
