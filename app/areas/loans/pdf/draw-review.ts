import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type Cell, rowHeight } from "~/platform/pdf/cell-fit";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawForm } from "./draw-form";
import { formHead, nextHead } from "./form-head";
import type { PaperFacts } from "./paper-facts";
import { dayText, money, moneyAndWords } from "./paper-words";

export interface ReviewLine {
  readonly item: string;
  readonly result: string;
  readonly way: string | null;
  readonly on: Day | null;
  readonly clause: string | null;
  readonly verdict: string;
}

/** 资格审核表: every rule with the value it was decided by (PAPER §7.4). */
export interface ReviewOnPaper {
  readonly number: string;
  readonly receivedOn: Day | null;
  readonly workingDays: number | null;
  readonly name: string;
  readonly idNumber: string | null;
  readonly spouse: string | null;
  readonly spouseId: string | null;
  readonly group: string | null;
  readonly business: string | null;
  readonly amountFen: Fen | null;
  readonly termMonths: number | null;
  readonly timesNo: number | null;
  readonly lines: readonly ReviewLine[];
  /** null while nothing was decided. */
  readonly qualified: boolean | null;
  /** What the reviewer wrote, where it was refused. */
  readonly refusedReason: string | null;
  readonly approvedFen: Fen | null;
  readonly approvalNumber: string | null;
  readonly untilOn: Day | null;
  readonly firstReviewer: string | null;
  readonly secondReviewer: string | null;
  readonly approver: string | null;
  readonly policy: string;
}

const U = 7;
const TITLE = "创业担保贷款资格审核表";
const ROW = 9.2;
/** Millimetres for checks on the page that conclusion and signatures stand on, and on one that only goes on. */
const [FITS, FULL] = [14 * ROW, 22 * ROW];

const usual = [
  "人员类别",
  "年龄与还款期",
  "经营主体登记",
  "其他贷款",
  "其他就业",
  "享受次数",
  "额度上限",
  "信用状况",
  "创业培训",
  "反担保",
  "带动就业",
  "行业范围",
];

export function drawReview(
  paper: { facts: PaperFacts | null; data: ReviewOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const lines: readonly (ReviewLine | null)[] = d?.lines ?? usual.map(() => null);
  const heights = lines.map((line) => (line ? rowHeight(fonts, ROW, checkCells(line), 168) : ROW));
  const conclusion = conclusionHeight(fonts, d);
  const sum = heights.reduce((a, b) => a + b, 0);
  const more = sum + conclusion > FITS;
  const first = lines.slice(0, more ? holds(heights, FULL) : lines.length);
  const rest = lines.slice(first.length);
  const pages = [
    (page: FormPage) => {
      formHead(page, TITLE, [
        ["审核编号", d?.number ?? null],
        ["受理日期", d ? dayText(d.receivedOn) : null],
        ["办理时限", d?.workingDays ? `${d.workingDays} 个工作日` : null],
      ]);
      page.table(() => {
        headRows(page, d);
        checkRows(page, first, 0);
        if (!more) closingRows(page, d);
      });
      if (!more) note(page, d);
    },
  ];
  if (more)
    pages.push((page) => {
      nextHead(page, TITLE, [
        ["审核编号", d?.number ?? null],
        ["申请人", d?.name ?? null],
      ]);
      page.table(() => {
        if (rest.length > 0) checkRows(page, rest, first.length);
        closingRows(page, d);
      });
      note(page, d);
    });
  return drawForm({ title: TITLE, facts: paper.facts, pages }, fonts);
}

function headRows(page: FormPage, d: ReviewOnPaper | null): void {
  const [a, b, c, e, f] = [3 * U, 3 * U, 4 * U, 6 * U, 3 * U];
  page.row(8.4, [
    { w: a, label: "申请人" },
    { w: b, value: d?.name },
    { w: c, label: "公民身份号码" },
    { w: e, value: d?.idNumber },
    { w: f, label: "人员类别" },
    { w: 0, value: d?.group },
  ]);
  page.row(8.4, [
    { w: a, label: "配偶" },
    { w: b, value: d?.spouse },
    { w: c, label: "公民身份号码" },
    { w: e, value: d?.spouseId },
    { w: f, label: "申请次数" },
    { w: 0, value: d?.timesNo ? `第 ${d.timesNo} 次` : null },
  ]);
  page.row(8.4, [
    { w: a, label: "经营主体" },
    { w: 7 * U, value: d?.business },
    { w: 3 * U, label: "申请金额" },
    { w: 3 * U, value: money(d?.amountFen), align: "right" },
    { w: 3 * U, label: "申请期限" },
    { w: 0, value: d?.termMonths ? `${d.termMonths} 个月` : null },
  ]);
}

/** How many rows from the first stand in so many millimetres; one is left for the page of the signatures. */
function holds(heights: readonly number[], room: number): number {
  let [count, used] = [0, 0];
  for (const h of heights) {
    if (used + h > room) break;
    used += h;
    count += 1;
  }
  return Math.max(1, Math.min(count, heights.length - 1));
}

const w = [9, 26, 44, 23, 19, 34] as const;
const checkCells = (line: ReviewLine): Cell[] => [
  { w: w[0] },
  { w: w[1], value: line.item, wrap: true, size: 10 },
  { w: w[2], value: line.result, wrap: true, size: 9 },
  { w: w[3], value: line.way, wrap: true, size: 9 },
  { w: w[4], value: line.on, size: 9, align: "centre" },
  { w: w[5], value: line.clause, size: 8.5, least: 8, wrap: true },
  { w: 0, value: line.verdict, size: 9.5, align: "centre" },
];

function checkRows(page: FormPage, lines: readonly (ReviewLine | null)[], before: number): void {
  page.row(8, [
    { w: w[0], head: "序号" },
    { w: w[1], head: "审核项目" },
    { w: w[2], head: "核查结果" },
    { w: w[3], head: "核查方式" },
    { w: w[4], head: "核查日期" },
    { w: w[5], head: "政策依据" },
    { w: 0, head: "结论" },
  ]);
  for (const [index, line] of lines.entries())
    page.row(ROW, [
      { w: w[0], draw: (box) => page.label(String(before + index + 1), box, "sans") },
      ...(line
        ? checkCells(line).slice(1)
        : [{ w: w[1], label: usual[index] ?? "" }, ...w.slice(2).map((width) => ({ w: width })), { w: 0 }]),
    ]);
}

/** Millimetres that a refusal's reason takes beyond the usual conclusion. */
function conclusionHeight(fonts: PaperFonts, d: ReviewOnPaper | null): number {
  return d?.qualified === false ? rowHeight(fonts, 14, reasonCells(d), 168) - 14 : 0;
}

const reasonCells = (d: ReviewOnPaper): Cell[] => [
  { w: 3 * U, label: "不符合原因" },
  { w: 0, value: d.refusedReason, wrap: true },
];

function closingRows(page: FormPage, d: ReviewOnPaper | null): void {
  const sum = d?.approvedFen
    ? `${moneyAndWords(d.approvedFen)}`
    : "＿＿＿＿＿＿ 元（大写 ＿＿＿＿＿＿＿＿＿＿＿＿）";
  const ticks = [d?.qualified === true, d?.qualified === false];
  const verdict = "[]符合条件　　[]不符合条件";
  if (d?.qualified === false) {
    page.row(10, [
      { w: 3 * U, label: "审核结论" },
      { w: 0, words: verdict, ticks },
    ]);
    page.row(14, reasonCells(d));
  } else
    page.row(24, [
      { w: 3 * U, label: "审核结论" },
      {
        w: 0,
        words: [
          verdict,
          `核定额度 ${sum}，期限 ${d?.termMonths ?? "＿＿＿"} 个月。`,
          `资格编号 ${d?.approvalNumber ?? "＿＿＿＿＿＿＿＿"}，有效期至 ${dayText(d?.untilOn) ?? "＿＿＿＿＿＿＿"}，逾期未放款须重新审核。`,
        ].join("\n"),
        ticks,
      },
    ]);
  const third = (title: string, who: string, name: string | null | undefined) => ({
    w: 56,
    draw: (box: { x: number; y: number; w: number; h: number }) => {
      page.fixed?.text(title, box.x + 1.6, box.y + 5.4, { role: "sans", size: 9 });
      page.sign(`${who}：`, box.x + box.w - 6, box.y + 31, 30, name);
      page.day(box.x + box.w - 3, box.y + 40.4);
    },
  });
  page.row(47, [
    third("初审意见", "初审人", d?.firstReviewer),
    third("复核意见", "复核人", d?.secondReviewer),
    { ...third("审批意见（盖章）", "审批人", d?.approver), w: 0 },
  ]);
}

function note(page: FormPage, d: ReviewOnPaper | null): void {
  const lines = d
    ? [`适用政策：${d.policy}。`, "初审、复核、审批不得为同一人；本人签字后生效。"]
    : ["初审、复核、审批不得为同一人。"];
  for (const [i, words] of lines.entries())
    page.fixed?.text(words, page.left, page.y + 5.6 + i * 4.6, { role: "kai", size: 9 });
}
