import { chineseAmount } from "~/platform/chinese-amount";
import { yuanFigure } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawForm } from "./draw-form";
import { exactInterest } from "./exact-figures";
import { formHead } from "./form-head";
import { loanRows } from "./loan-rows";
import type { PaperFacts } from "./paper-facts";
import { percent } from "./paper-words";
import type { DayOnPaper, SegmentOnPaper, WorkingOnPaper } from "./working-data";
import { daySheets } from "./working-days-sheet";

const TITLE = "创业担保贷款财政贴息计算单";
/** Segments beside everything else on the first page; more go on to a page of their own. */
const SEGMENTS = 2;
/** Steps beside them; of more the segments stand on their page. */
const STEPS = 5;

/** "Why 806.73?": rule in force, segments, months, step by step, and every day on the sheets behind. */
export function drawWorking(
  paper: { facts: PaperFacts | null; data: WorkingOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const segments = d?.segments ?? [];
  const beside = (d?.steps.length ?? 0) > STEPS ? 0 : SEGMENTS;
  const here = segments.slice(0, beside);
  const more = segments.slice(beside);
  const pages = [
    (page: FormPage) => first(page, d, here, more.length),
    ...(more.length > 0 ? [(page: FormPage) => segmentSheet(page, d as WorkingOnPaper, more)] : []),
    ...(d?.after ? [(page: FormPage) => afterSheet(page, d.after as string)] : []),
    ...daySheets(d),
  ];
  return drawForm({ title: TITLE, facts: paper.facts, pages }, fonts);
}

function first(
  page: FormPage,
  d: WorkingOnPaper | null,
  segments: readonly SegmentOnPaper[],
  more: number,
): void {
  formHead(page, TITLE, [
    ["计算单号", d?.number ?? null],
    ["结息季度", d?.quarter ?? null],
    ["单位：元", undefined],
  ]);
  page.table(() => {
    loanRows(page, d);
    heading(page, "一、适用的贴息规则（放款日锁定）");
    for (const [label, value] of [
      ["政策版本", d?.policy],
      ["贴息规则", d?.rule],
      ["利率上限", d?.cap],
      ["不贴息情形", d?.none],
    ] as const)
      page.row(8.2, [
        { w: 24, label },
        { w: 0, value, wrap: true },
      ]);
    heading(page, "二、分段计息（算头不算尾）");
    if (!d || segments.length > 0 || more === 0)
      segmentRows(page, d, d ? segments : [null, null], 1, more === 0);
    // A loan repaid by months changes its balance three times a quarter: more than a line holds.
    const note = d && `余额说明：${d.balanceNote ?? "本季度内余额没有变化。"}`;
    page.row(8.2, [
      note
        ? {
            w: 0,
            value: `${note}${more > 0 ? `　${segments.length > 0 ? "另有" : "共"} ${more} 段${segments.length > 0 ? "" : "，"}见附页。` : ""}`,
            size: 9,
            least: 8,
            wrap: true,
          }
        : { w: 0, words: "余额说明：{130}", size: 9 },
    ]);
    heading(page, "三、按月核对");
    monthRows(page, d);
    heading(
      page,
      d
        ? `四、为什么是 ${yuanFigure(d.subsidyFen)}${d.after ? "（造表时；以后有变化，见附页）" : ""}`
        : "四、计算过程",
    );
    page.row(8, [
      { w: 9, head: "步骤" },
      { w: 68, head: "算什么" },
      { w: 59, head: "算式" },
      { w: 0, head: "结果（元）" },
    ]);
    const steps = d?.steps ?? [null, null, null, null];
    for (const [index, step] of steps.entries())
      page.row(steps.length < STEPS ? 8.8 : 8, [
        { w: 9, value: "①②③④⑤⑥⑦⑧"[index] ?? String(index + 1), align: "centre" },
        { w: 68, value: step?.words, size: 10, wrap: true },
        { w: 59, value: step?.sum, size: 10, least: 8, align: "right" },
        { w: 0, value: step?.result, bold: step?.final, align: "right" },
      ]);
    page.row(9.6, [
      { w: 24, label: "财政贴息" },
      { w: 34, value: d && `${yuanFigure(d.subsidyFen)} 元`, bold: true, size: 12 },
      { w: 0, value: d && chineseAmount(d.subsidyFen), size: 12, least: 9 },
    ]);
    const third = (title: string, day: boolean, w: number, second?: string) => ({
      w,
      draw: (box: { x: number; y: number; w: number; h: number }) => {
        page.fixed?.text(title, box.x + 1.6, box.y + 6.4, { role: "serif", size: 10.5 });
        if (second) page.values.text(second, box.x + 1.6, box.y + 12.6, { role: "serif", size: 10 });
        if (day) page.day(box.x + box.w - 3, box.y + box.h - 4.4);
      },
    });
    page.row(17, [
      third("系统计算：", false, 56, d?.workedOut),
      third("复核人：", true, 56),
      third("审核人：", true, 0),
    ]);
  });
}

function heading(page: FormPage, words: string): void {
  page.row(8, [{ w: 0, words, size: 9.5 }]);
}

function segmentRows(
  page: FormPage,
  d: WorkingOnPaper | null,
  segments: readonly (SegmentOnPaper | null)[],
  from: number,
  total: boolean,
): void {
  const w = [9, 23, 23, 13, 28, 17] as const;
  const basis = d?.basis ?? 360;
  page.row(8, [
    { w: w[0], head: "段" },
    { w: w[1], head: "起（含）" },
    { w: w[2], head: "止（不含）" },
    { w: w[3], head: "天数" },
    { w: w[4], head: "计息余额" },
    { w: w[5], head: "年利率" },
    { w: 0, head: `利息 = 余额 × 利率 × 天数 ÷ ${d ? basis : "（360 或 365）"}` },
  ]);
  for (const [index, s] of segments.entries())
    page.row(8, [
      { w: w[0], value: s && String(from + index), align: "centre" },
      { w: w[1], value: s?.from, align: "centre", size: 10 },
      { w: w[2], value: s?.to, align: "centre", size: 10 },
      { w: w[3], value: s && String(s.days), align: "right" },
      { w: w[4], value: s && yuanFigure(s.balanceFen), align: "right" },
      { w: w[5], value: percent(s?.ratePpm), align: "right" },
      { w: 0, value: s && said(s, basis), align: "right", size: 10, least: 7 },
    ]);
  if (!total) return;
  const all = d?.segments ?? [];
  page.row(8, [
    { w: 55, head: "合　计" },
    { w: w[3], value: d && String(all.reduce((sum, s) => sum + s.days, 0)), align: "right", bold: true },
    { w: w[4], value: null, align: "right" },
    { w: w[5], value: null, align: "right" },
    { w: 0, value: d && exactInterest(all, basis, 6), align: "right", bold: true },
  ]);
}

/** The same interest by calendar months: 24·30·30·30·28·26. */
function monthRows(page: FormPage, d: WorkingOnPaper | null): void {
  const months = new Map<string, DayOnPaper[]>();
  for (const day of d?.days ?? []) {
    const month = day.on.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  const own = [...months.values()].slice(0, 4);
  const widths = [30, 30, 30, 28];
  const title = (days: DayOnPaper[] | undefined) => {
    const [from, to] = [days?.[0]?.on, days?.at(-1)?.on];
    return from && to
      ? `${Number(from.slice(5, 7))} 月 ${Number(from.slice(8))}—${Number(to.slice(8))} 日`
      : "--";
  };
  const basis = d?.basis ?? 360;
  const row = (label: string, of: (days: readonly DayOnPaper[]) => string, bold = true) =>
    page.row(8, [
      { w: 24, label },
      ...widths.map((w, i) => ({ w, value: d && own[i] && of(own[i]), align: "right" as const, size: 10 })),
      { w: 0, value: d && of(d.days), align: "right" as const, size: 10, least: 7, bold },
    ]);
  page.row(8, [
    { w: 24, label: "月份" },
    ...widths.map((w, i) => ({ w, value: d && title(own[i]), align: "centre" as const, size: 9.5 })),
    { w: 0, head: "合计" },
  ]);
  row("天数", (days) => String(days.reduce((sum, day) => sum + day.days, 0)));
  row("利息", (days) => exactInterest(days, basis, 4));
}

const said = (s: SegmentOnPaper, basis: number): string => {
  const capped = s.reason === null && s.subsidisedPpm !== s.ratePpm;
  const note = s.reason ? `（${s.reason}，不贴息）` : capped ? `（贴息按 ${percent(s.subsidisedPpm)}）` : "";
  return `${note}${exactInterest([s], basis, 6)}`;
};

/** What has come after the batch, one by one. */
function afterSheet(page: FormPage, after: string): void {
  page.y = 26;
  page.fixed?.text("财政贴息计算单（附页：造表以后的变化）", page.left + 0.5, 22, {
    role: "serifBold",
    size: 12,
  });
  page.table(() => {
    for (const [index, words] of after.split("；").entries())
      page.row(8.2, [
        { w: 9, value: String(index + 1), align: "centre" },
        { w: 0, value: words, size: 10, wrap: true },
      ]);
  });
}

function segmentSheet(page: FormPage, d: WorkingOnPaper, segments: readonly SegmentOnPaper[]): void {
  page.y = 26;
  page.fixed?.text("财政贴息计算单（附页：分段计息）", page.left + 0.5, 22, { role: "serifBold", size: 12 });
  page.table(() => {
    segmentRows(page, d, segments, d.segments.length - segments.length + 1, true);
    if (d.measured.length <= SEGMENTS) return;
    heading(page, "按办法另算的部分（各段）");
    for (const part of d.measured)
      page.row(8, [
        { w: 46, value: `${part.from} — ${part.to}`, align: "centre", size: 10 },
        { w: 84, value: part.sum, align: "right", size: 10, least: 7 },
        { w: 0, value: part.exact, align: "right", size: 10 },
      ]);
  });
}
