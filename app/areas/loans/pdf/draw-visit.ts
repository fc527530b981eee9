import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawForm } from "./draw-form";
import { formHead } from "./form-head";
import type { LoanOnPaper } from "./loan-data";
import { loanRows, twoParties } from "./loan-rows";
import type { PaperFacts } from "./paper-facts";
import { dayText, money } from "./paper-words";

/** 贷后检查表: at three months and at twelve; what the money went into, who has work. */
export interface VisitOnPaper extends LoanOnPaper {
  readonly number: string;
  /** three-months | twelve-months | other */
  readonly kind: string;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  /** as-stated | partly | misused | unclear; null before the visit. */
  readonly use: string | null;
  readonly purpose: string | null;
  readonly balanceFen: Fen;
  readonly jobs: number | null;
  readonly turnoverFen: Fen | null;
  readonly note: string | null;
  readonly visitor: string | null;
}

const TITLE = "创业担保贷款贷后检查表";
const kinds = ["three-months", "twelve-months", "other"];
const uses = ["as-stated", "partly", "misused", "unclear"];

export function drawVisit(
  paper: { facts: PaperFacts | null; data: VisitOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const done = d?.doneOn != null;
  return drawForm(
    {
      title: TITLE,
      facts: paper.facts,
      pages: [
        (page) => {
          formHead(page, TITLE, [
            ["编号", d?.number ?? null],
            ["应查日期", dayText(d?.dueOn)],
            ["单位：元", undefined],
          ]);
          page.table(() => {
            loanRows(page, d);
            page.row(8.6, [
              { w: 24, label: "检查日期" },
              { w: 60, value: done ? dayText(d?.doneOn) : "　　　　年　　月　　日" },
              { w: 24, label: "联系电话" },
              { w: 0, value: d?.phone },
            ]);
            page.row(8.6, [
              { w: 24, label: done ? "检查日余额" : "贷款余额" },
              { w: 0, value: money(d?.balanceFen), align: "right" },
            ]);
            page.row(9.4, [
              { w: 24, label: "检查类别" },
              {
                w: 0,
                words: "[]放款后三个月　[]放款后十二个月　[]其他",
                ticks: kinds.map((kind) => kind === d?.kind),
              },
            ]);
            page.row(11, [
              { w: 24, label: "申请用途" },
              { w: 0, value: d?.purpose, wrap: true },
            ]);
            page.row(16, [
              { w: 24, label: "实际用途" },
              {
                w: 0,
                words:
                  "[]与申请一致　[]部分一致　[]挪作他用　[]无法核实\n用款凭证：[]发票　[]合同　[]转账记录　[]现场实物",
                ticks: done ? uses.map((use) => use === d?.use) : [],
              },
            ]);
            page.row(9.4, [
              { w: 24, label: "经营状况" },
              { w: 0, words: "[]正常　[]停业　[]转让　[]地址变更　　现场负责人：{40}" },
            ]);
            page.row(9.4, [
              { w: 24, label: "带动就业" },
              { w: 60, value: done && d?.jobs != null ? `${d.jobs} 人` : " " },
              { w: 24, label: "上月营业额" },
              { w: 0, value: done && d?.turnoverFen != null ? money(d.turnoverFen) : " ", align: "right" },
            ]);
            page.row(9.4, [
              { w: 24, label: "还款情况" },
              { w: 0, words: "[]按期　[]有逾期，说明：{80}" },
            ]);
            page.row(44, [
              { w: 24, label: "检查情况\n和意见" },
              { w: 0, value: done ? d?.note : " ", wrap: true },
            ]);
            page.row(9.4, [
              { w: 24, label: "处理" },
              { w: 0, words: "[]无问题　[]限期整改　[]停止贴息　[]追回贴息　[]提前收回贷款" },
            ]);
            twoParties(page, `检查人（两人签字）：${d?.visitor ?? ""}`, "借款人（签字按指印）：", 40);
          });
          page.fixed?.text(
            "挪作他用的，自查实之日起停止贴息并追回；检查人不少于两人。附现场照片。",
            page.left,
            page.y + 6,
            { role: "kai", size: 9 },
          );
        },
      ],
    },
    fonts,
  );
}
