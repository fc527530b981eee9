import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawTablePaper } from "./draw-table-paper";
import type { PaperFacts } from "./paper-facts";

export interface CalculationRow {
  readonly no: number;
  readonly due: string;
  readonly days: number;
  readonly balance: string;
  readonly principal: string | null;
  readonly interest: string;
  readonly subsidy: string | null;
  readonly own: string | null;
  readonly sum: string;
}

/** 测算单: what was asked, row by row, and what the rules say of it. It promises nothing and says so. */
export interface CalculationOnPaper {
  readonly name: string | null;
  readonly amount: string;
  readonly rate: string;
  readonly from: string;
  readonly term: string;
  readonly rows: readonly CalculationRow[];
  readonly totals: {
    readonly interest: string;
    /** Null where the shares are made by quarters that are not the rows. */
    readonly subsidy: string | null;
    readonly own: string | null;
    readonly sum: string;
  };
  readonly own: string;
  /** Rules that are not met, rules to be proved, the formula: one line each. */
  readonly notes: readonly string[];
}

const columns = [
  { head: "期", w: 12 },
  { head: "应还日", w: 36 },
  { head: "天数", w: 18 },
  { head: "计息余额", w: 36, align: "right" },
  { head: "还本金", w: 34, align: "right" },
  { head: "利息", w: 30, align: "right" },
  { head: "财政贴息", w: 34, align: "right" },
  { head: "个人付", w: 34, align: "right" },
  { head: "应付合计", w: 43, align: "right" },
] as const;

export function drawCalculation(
  paper: { facts: PaperFacts; data: CalculationOnPaper },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  // A line holds some eighty characters at nine points.
  const notes = d.notes.map((words) => ({ words, h: 5.4 * Math.ceil([...words].length / 80) + 0.4 }));
  return drawTablePaper(
    {
      title: "创业担保贷款测算单",
      line: [
        ["借款人", d.name ?? "未指定"],
        ["金额", `${d.amount} 元`],
        ["放款日、期限", `${d.from}，${d.term} 个月`],
        ["年利率", d.rate],
        ["单位：元", undefined],
      ],
      columns: columns.map((c) => (c.head === "个人付" ? { ...c, head: d.own } : c)),
      rows: d.rows.map((r) => [
        String(r.no),
        r.due,
        String(r.days),
        r.balance,
        r.principal ?? "--",
        r.interest,
        r.subsidy ?? "--",
        r.own ?? "--",
        r.sum,
      ]),
      rowHeight: 6.2,
      closing: 8 + notes.reduce((sum, n) => sum + n.h, 0) + 20,
      last: (page) => {
        page.row(8, [
          { w: 66, head: "合　计" },
          { w: 36, value: "--", align: "right", size: 9 },
          { w: 34, value: d.amount, align: "right", size: 9, bold: true },
          { w: 30, value: d.totals.interest, align: "right", size: 9, bold: true },
          { w: 34, value: d.totals.subsidy ?? "--", align: "right", size: 9, bold: true },
          { w: 34, value: d.totals.own ?? "--", align: "right", size: 9, bold: true },
          { w: 0, value: d.totals.sum, align: "right", size: 9, bold: true },
        ]);
        for (const { words, h } of notes) page.row(h, [{ w: 0, value: words, size: 9, wrap: true }]);
      },
      signatures: ["经办：", "咨询人："],
      sealed: false,
    },
    paper.facts,
    fonts,
  );
}
