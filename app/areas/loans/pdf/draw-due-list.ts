import type { Day } from "~/platform/dates";
import { type Fen, yuanFigure } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawTablePaper } from "./draw-table-paper";
import type { PaperFacts } from "./paper-facts";
import { dayText, phoneText } from "./paper-words";

export interface DueRowOnPaper {
  readonly name: string;
  readonly village: string;
  readonly phone: string | null;
  readonly noteNumber: string;
  readonly dueOn: Day;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  /** Null on the later days of a loan, where it was said above. */
  readonly balanceFen: Fen | null;
  /** Days over the due day; 0 while nothing is. */
  readonly overdueDays: number;
  /** Last day of the bank's grace where the day is over and nothing is late yet. */
  readonly graceUntil: Day | null;
  readonly lastCall: string | null;
}

export interface DueListOnPaper {
  readonly asOf: Day;
  readonly bank: string;
  /** Loans, each with a row for every day on which something is due. */
  readonly loans: number;
  readonly rows: readonly DueRowOnPaper[];
}

const overdueWords = ({ overdueDays, graceUntil }: DueRowOnPaper): string =>
  overdueDays > 0 ? String(overdueDays) : graceUntil ? `宽限至\n${graceUntil}` : "--";

/** 到期催收名单: whom to call, with room to write what was said. Telephone whole: somebody has to call. */
export function drawDueList(
  paper: {
    facts: PaperFacts | null;
    data: DueListOnPaper | null;
  },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const columns = [
    { head: "序号", w: 9 },
    { head: "借款人", w: 22, name: true },
    { head: "村（社区）", w: 26 },
    { head: "电话", w: 27 },
    { head: "借据号", w: 26 },
    { head: "应还日", w: 20 },
    { head: "应还本金", w: 22, align: "right" },
    { head: "应还利息", w: 19, align: "right" },
    { head: "贷款余额", w: 22, align: "right" },
    { head: "逾期天数\n或宽限", w: 17 },
    { head: "上次联系", w: 23 },
    { head: "本次联系：日期、结果、约定还款日", w: 44 },
  ] as const;
  const rows = d
    ? d.rows.map((r, i) => [
        String(i + 1),
        r.name,
        r.village,
        phoneText(r.phone) ?? "--",
        r.noteNumber,
        r.dueOn,
        yuanFigure(r.principalFen),
        yuanFigure(r.interestFen),
        r.balanceFen === null ? "--" : yuanFigure(r.balanceFen),
        overdueWords(r),
        r.lastCall ?? "--",
        "",
      ])
    : Array.from({ length: 12 }, (_, i) => [String(i + 1), ...columns.slice(1).map(() => "")]);
  return drawTablePaper(
    {
      title: "创业担保贷款到期催收名单",
      line: [
        ["经办银行", d?.bank ?? null],
        ["截至", dayText(d?.asOf)],
        ["共", d ? `${d.loans} 笔` : null],
        ["单位：元", undefined],
      ],
      columns,
      rows,
      rowHeight: 9.2,
      closing: 26,
      signatures: ["制表：", "催收人：", "负责人："],
      sealed: false,
    },
    paper.facts,
    fonts,
  );
}
