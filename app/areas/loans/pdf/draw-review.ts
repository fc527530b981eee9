import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type Cell, rowHeight } from "~/platform/pdf/cell-fit";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { breakLines, mm } from "~/platform/pdf/text-fit";
import { drawForm } from "./draw-form";
import { formHead, nextHead } from "./form-head";
import type { PaperFacts } from "./paper-facts";
import { dayText, money, moneyAndWords } from "./paper-words";

export interface ReviewLine {
  readonly item: string;
  readonly result: string;
  readonly way: string | null;
  readonly on: Day | null;
  /** Which of the papers under the table, and its clause; null where no paper of this place holds the rule. */
  readonly paper: number | null;
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
  /** What the rules rest on, each once: numbered under the table. */
  readonly papers: readonly string[];
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
/** Heights of a check: the largest at which all stand on one page with conclusion and signatures. */
const ROWS = [9.6, 8.8, 8.3, 7.6, 7] as const;
/** The same with smaller words, for the sheet with every rule there is. */
const SMALL_ROWS = [8.3, 7.6, 7, 6.4] as const;
/** Millimetres between the heads of the table and the rule of the foot. */
const ROOM = 281 - 38.6 - 4 * 8;
const NEXT_ROOM = 281 - 26 - 8;
const SIGNED = 47;
/** Checks that go over to the page of the signatures where one page does not hold them. */
const OVER = 4;
const NOTE = { size: 8, pitch: 3.8, first: 4.8 } as const;

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
  const notes = noteLines(fonts, d);
  const below = conclusionHeight(fonts, d) + SIGNED + NOTE.first + notes.length * NOTE.pitch;
  const room = ROOM - headGrows(fonts, d);
  const { row, small, heights } = rowsThatFit(fonts, lines, room - below);
  const spans = spansOf(heights, room, below);
  const pages = spans.map(({ from, to }, index) => (page: FormPage) => {
    if (index === 0)
      formHead(page, TITLE, [
        ["审核编号", d?.number ?? null],
        ["受理日期", d ? dayText(d.receivedOn) : null],
        ["办理时限", d?.workingDays ? `${d.workingDays} 个工作日` : null],
      ]);
    else
      nextHead(page, TITLE, [
        ["审核编号", d?.number ?? null],
        ["申请人", d?.name ?? null],
      ]);
    const last = index === spans.length - 1;
    page.table(() => {
      if (index === 0) headRows(page, d);
      if (to > from) checkRows(page, lines.slice(from, to), from, { row, small });
      if (last) closingRows(page, d);
    });
    if (last) note(page, notes);
  });
  return drawForm({ title: TITLE, facts: paper.facts, pages }, fonts);
}

/** Checks by pages; the last keeps room for what stands below them. */
function spansOf(heights: readonly number[], first: number, below: number): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let from = 0;
  for (;;) {
    const room = spans.length === 0 ? first : NEXT_ROOM;
    const left = heights.slice(from);
    if (left.reduce((a, b) => a + b, 0) <= room - below) return [...spans, { from, to: heights.length }];
    const to = from + Math.min(left.length, holds(left, room));
    spans.push({ from, to });
    from = to;
  }
}

/** Millimetres that long names and the word for a business add to the head. */
const headGrows = (fonts: PaperFonts, d: ReviewOnPaper | null): number =>
  d ? headCells(d).reduce((sum, cells) => sum + rowHeight(fonts, 8, cells, 168) - 8, 0) : 0;

function headRows(page: FormPage, d: ReviewOnPaper | null): void {
  for (const cells of headCells(d)) page.row(8, cells);
}

function headCells(d: ReviewOnPaper | null): Cell[][] {
  const [a, b, c, e, f] = [3 * U, 3 * U, 4 * U, 6 * U, 3 * U];
  return [
    [
      { w: a, label: "申请人" },
      { w: b, value: d?.name },
      { w: c, label: "公民身份号码" },
      { w: e, value: d?.idNumber },
      { w: f, label: "人员类别" },
      { w: 0, value: d?.group },
    ],
    [
      { w: a, label: "配偶" },
      { w: b, value: d?.spouse },
      { w: c, label: "公民身份号码" },
      { w: e, value: d?.spouseId },
      { w: f, label: "申请次数" },
      { w: 0, value: d?.timesNo ? `第 ${d.timesNo} 次` : null },
    ],
    [
      { w: a, label: "经营主体" },
      { w: 7 * U, value: d?.business },
      { w: 3 * U, label: "申请金额" },
      { w: 3 * U, value: money(d?.amountFen), align: "right" },
      { w: 3 * U, label: "申请期限" },
      { w: 0, value: d?.termMonths ? `${d.termMonths} 个月` : null },
    ],
  ];
}

/** Height of a check, of each of them, and of all: the largest that fits, else the one that takes least. */
function rowsThatFit(fonts: PaperFonts, lines: readonly (ReviewLine | null)[], room: number) {
  const tried = [
    ...ROWS.map((row) => ({ row, small: false })),
    ...SMALL_ROWS.map((row) => ({ row, small: true })),
  ].map(({ row, small }) => {
    const heights = lines.map((line) => (line ? rowHeight(fonts, row, checkCells(line, small), 168) : row));
    return { row, small, heights, sum: heights.reduce((a, b) => a + b, 0) };
  });
  return tried.find((t) => t.sum <= room) ?? tried.reduce((a, b) => (b.sum < a.sum ? b : a));
}

/** How many rows from the first stand in so many millimetres; some are left for the page of the signatures. */
function holds(heights: readonly number[], room: number): number {
  let [count, used] = [0, 0];
  for (const h of heights) {
    if (used + h > room) break;
    used += h;
    count += 1;
  }
  return Math.max(1, Math.min(count, heights.length - OVER));
}

const w = [9, 41, 46, 23, 18, 18.5] as const;
/** No paper of this place: the rule stands in its own words. */
const NO_PAPER = "--";
const mark = (paper: number): string => "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"[paper] ?? "";
const basisOf = ({ paper, clause }: ReviewLine): string =>
  paper === null ? NO_PAPER : `${mark(paper)}${clause ?? ""}`;
const checkCells = (line: ReviewLine, small: boolean): Cell[] => [
  { w: w[0] },
  { w: w[1], value: line.item, wrap: true, size: small ? 9 : 10, least: small ? 8.5 : 9 },
  { w: w[2], value: line.result, wrap: true, size: 9, least: small ? 8 : 8.5 },
  { w: w[3], value: line.way, wrap: true, size: 9 },
  { w: w[4], value: line.on, size: 9, align: "centre" },
  { w: w[5], value: basisOf(line), size: 8.5, least: 8, align: "centre" },
  { w: 0, value: line.verdict, size: 9.5, align: "centre" },
];

function checkRows(
  page: FormPage,
  lines: readonly (ReviewLine | null)[],
  before: number,
  { row, small }: { row: number; small: boolean },
): void {
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
    page.row(row, [
      { w: w[0], draw: (box) => page.label(String(before + index + 1), box, "sans") },
      ...(line
        ? checkCells(line, small).slice(1)
        : [{ w: w[1], label: usual[index] ?? "" }, ...w.slice(2).map((width) => ({ w: width })), { w: 0 }]),
    ]);
}

/** Millimetres of the conclusion; a refusal has its reason below. */
function conclusionHeight(fonts: PaperFonts, d: ReviewOnPaper | null): number {
  return d?.qualified === false ? 10 + rowHeight(fonts, 14, reasonCells(d), 168) : 24;
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
  page.row(SIGNED, [
    third("初审意见", "初审人", d?.firstReviewer),
    third("复核意见", "复核人", d?.secondReviewer),
    { ...third("审批意见（盖章）", "审批人", d?.approver), w: 0 },
  ]);
}

/** What stands under the table: the policy, who may sign, and the papers by their numbers. */
function noteLines(fonts: PaperFonts, d: ReviewOnPaper | null): string[] {
  if (!d) return ["初审、复核、审批不得为同一人。"];
  const papers = d.papers.map((paper, k) => `${mark(k)}${paper}`).join("；");
  return [
    `适用政策：${d.policy}。初审、复核、审批不得为同一人；本人签字后生效。`,
    ...(d.papers.length > 0 ? [`政策依据：${papers}。`] : []),
    ...(d.lines.some((line) => line.paper === null)
      ? [`记“${NO_PAPER}”的审核项目没有查到本地文件条款，按项目所写条件审核。`]
      : []),
  ].flatMap((words) => breakLines(fonts.kai, words, 168 / mm(NOTE.size)));
}

function note(page: FormPage, lines: readonly string[]): void {
  for (const [i, words] of lines.entries())
    page.fixed?.text(words, page.left, page.y + NOTE.first + i * NOTE.pitch, {
      role: "kai",
      size: NOTE.size,
    });
}
