import { chineseAmount } from "~/platform/chinese-amount";
import type { Day } from "~/platform/dates";
import { type Fen, yuanFigure } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { Cell } from "~/platform/pdf/form-page";
import { countLines } from "../subsidy/line-count";
import { drawTablePaper, type Span } from "./draw-table-paper";
import type { PaperFacts } from "./paper-facts";
import { maskedId, percent } from "./paper-words";

/** A loan in the list that finance is asked by. */
export interface SubsidyRowOnPaper {
  readonly name: string;
  readonly idNumber: string | null;
  readonly group: string;
  readonly noteNumber: string;
  readonly disbursedOn: Day;
  readonly maturesOn: Day;
  readonly principalFen: Fen;
  readonly balanceFen: Fen;
  readonly ratePpm: number;
  readonly lprPpm: number | null;
  readonly rule: string;
  /** The rate that is subsidised at the end of the quarter: the contract's, or the highest that is allowed. */
  readonly subsidisedPpm: number | null;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly interestFen: Fen;
  readonly subsidyFen: Fen;
  readonly borrowerFen: Fen;
  readonly accountTail: string | null;
  readonly note: string | null;
  /** Where balance, rate or entitlement change inside the quarter: each part by itself, so that the row can be recomputed. */
  readonly segments: readonly SubsidyPartOnPaper[];
}

/** Days of a row with one balance, one rate and one answer to whether they are subsidised. */
export interface SubsidyPartOnPaper {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly balanceFen: Fen;
  readonly ratePpm: number;
  readonly lprPpm: number | null;
  readonly subsidisedPpm: number;
  /** Yuan, not rounded to fen: the sum of the parts is. */
  readonly interest: string;
  /** 逾期 */
  readonly reason: string | null;
}

/** 贴息申请明细表 of a quarter; its sums are those of its rows, made once. */
export interface SubsidyDetailOnPaper {
  readonly number: string;
  readonly bank: string;
  /** 2026年6月21日—2026年9月20日 */
  readonly quarter: string;
  readonly rows: readonly SubsidyRowOnPaper[];
}

const TITLE = "创业担保贷款财政贴息申请明细表";
const columns = [
  { head: "序号", w: 8 },
  { head: "借款人", w: 20, name: true },
  { head: "身份证号码", w: 30 },
  { head: "人员类别", w: 22 },
  { head: "借据号", w: 25 },
  { head: "放款日\n到期日", w: 18 },
  { head: "贷款金额\n计息余额", w: 20, align: "right" },
  { head: "合同利率\nLPR", w: 13, align: "right" },
  { head: "贴息规则\n贴息利率", w: 17 },
  { head: "计息起\n计息止", w: 18 },
  { head: "天数", w: 9, align: "right" },
  { head: "利息合计", w: 17, align: "right" },
  { head: "财政贴息", w: 17, align: "right" },
  { head: "个人承担", w: 17, align: "right" },
  { head: "账号\n尾号", w: 11 },
  { head: "备注", w: 15 },
] as const;

const EMPTY = "--";

function cells(r: SubsidyRowOnPaper, index: number): string[] {
  return [
    String(index + 1),
    r.name,
    maskedId(r.idNumber) ?? EMPTY,
    r.group,
    r.noteNumber,
    `${r.disbursedOn}\n${r.maturesOn}`,
    `${yuanFigure(r.principalFen)}\n${yuanFigure(r.balanceFen)}`,
    `${percent(r.ratePpm)}\n${percent(r.lprPpm) ?? EMPTY}`,
    `${r.rule}\n${percent(r.subsidisedPpm) ?? EMPTY}`,
    `${r.from}\n${r.to}`,
    String(r.days),
    yuanFigure(r.interestFen),
    yuanFigure(r.subsidyFen),
    yuanFigure(r.borrowerFen),
    r.accountTail ?? EMPTY,
    r.note ?? EMPTY,
  ];
}

/** A part under its row: its figures stand in the columns of the row's. */
const partCells = (s: SubsidyPartOnPaper, index: number): string[] => [
  EMPTY,
  `其中第 ${index + 1} 段`,
  EMPTY,
  EMPTY,
  EMPTY,
  EMPTY,
  yuanFigure(s.balanceFen),
  `${percent(s.ratePpm)}\n${percent(s.lprPpm) ?? EMPTY}`,
  s.reason ? "不贴" : (percent(s.subsidisedPpm) ?? EMPTY),
  `${s.from}\n${s.to}`,
  String(s.days),
  s.interest,
  EMPTY,
  EMPTY,
  EMPTY,
  s.reason ?? EMPTY,
];

/** How many loans, and how many lines where some have an adjustment beside their own. */
function countWords(rows: readonly SubsidyRowOnPaper[]): string {
  const { loans, lines } = countLines(rows.map((r) => r.noteNumber));
  return loans === lines ? `${loans} 笔` : `${loans} 笔贷款，${lines} 行`;
}

export function drawSubsidyDetail(
  paper: { facts: PaperFacts | null; data: SubsidyDetailOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const all = d?.rows ?? [];
  const printed = all.flatMap((row, index) => [
    { row, cells: cells(row, index) },
    ...row.segments.map((part, k) => ({ row: null, cells: partCells(part, k) })),
  ]);
  const rowsOf = (span: Span) => printed.slice(span.from, span.to).flatMap((p) => p.row ?? []);
  const sum = (span: Span, of: (r: SubsidyRowOnPaper) => Fen) =>
    yuanFigure(rowsOf(span).reduce((total, r) => total + of(r), 0));
  const sumRow = (words: string, span: Span): Cell[] => [
    d ? { w: 200, value: words, align: "right", bold: true, size: 9 } : { w: 200, head: "合　计" },
    ...[
      (r: SubsidyRowOnPaper) => r.interestFen,
      (r: SubsidyRowOnPaper) => r.subsidyFen,
      (r: SubsidyRowOnPaper) => r.borrowerFen,
    ].map(
      (of): Cell => ({
        w: 17,
        value: d ? sum(span, of) : " ",
        align: "right",
        bold: true,
        size: 8,
        // A sum of millions is set smaller, never in two lines.
        least: 6,
      }),
    ),
    { w: 0, value: " " },
  ];
  const total = all.reduce((sum, r) => sum + r.subsidyFen, 0);
  return drawTablePaper(
    {
      title: TITLE,
      line: [
        ["经办银行", d?.bank ?? null],
        ["结息季度", d?.quarter ?? null],
        ["申报批次", d?.number ?? null],
        ["单位：元　计息算头不算尾（止日不计）", undefined],
      ],
      columns,
      rows: d
        ? printed.map((p) => p.cells)
        : Array.from({ length: 10 }, (_, i) => [String(i + 1), ...columns.slice(1).map(() => "")]),
      rowHeight: 8.6,
      // A row is recomputed by its parts: they are read on one page.
      joined: (index) => printed[index]?.row === null,
      sums: (part, upTo) => [
        sumRow(
          part.from === 0 && part.to === printed.length
            ? `合　计（${countWords(all)}）`
            : `本页小计（${countWords(rowsOf(part))}）`,
          part,
        ),
        ...(part.from > 0 ? [sumRow(`累计（${countWords(rowsOf(upTo))}）`, upTo)] : []),
      ],
      last: (page) =>
        page.row(9, [
          { w: 80, head: "财政贴息总额（大写）" },
          {
            w: 0,
            value: d
              ? `${total < 0 ? "负" : ""}${chineseAmount(Math.abs(total))}　　（小写 ${yuanFigure(total)} 元，共 ${countWords(all)}）`
              : " ",
          },
        ]),
      closing: 9 + 34,
      signatures: ["经办银行负责人：", "人社部门审核人：", "财政部门审核人："],
      sealed: true,
    },
    paper.facts,
    fonts,
  );
}
