import type { Day } from "~/platform/dates";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawForm } from "./draw-form";
import { formHead } from "./form-head";
import type { LoanOnPaper } from "./loan-data";
import { loanRows, notesRow, twoParties } from "./loan-rows";
import type { PaperFacts } from "./paper-facts";
import { dayText, moneyAndWords } from "./paper-words";

/** 放款登记: contract, note, what was paid out, what it was frozen with. */
export interface DisbursementOnPaper extends LoanOnPaper {
  readonly number: string;
  readonly applicationNumber: string;
  readonly approvalNumber: string | null;
  readonly business: string | null;
  readonly purpose: string | null;
  readonly guarantee: string | null;
  readonly guaranteeMode: string | null;
  readonly policy: string;
  readonly rule: string;
  readonly proof: boolean;
  readonly enteredOn: Day;
  readonly enteredBy: string;
}

const TITLE = "创业担保贷款放款登记表";

export function drawDisbursement(
  paper: { facts: PaperFacts | null; data: DisbursementOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const wide = (label: string, value: string | null | undefined) => [
    { w: 24, label },
    { w: 0, value, wrap: true },
  ];
  return drawForm(
    {
      title: TITLE,
      facts: paper.facts,
      pages: [
        (page) => {
          formHead(page, TITLE, [
            ["登记编号", d?.number ?? null],
            ["登记日期", dayText(d?.enteredOn)],
            ["单位：元", undefined],
          ]);
          page.table(() => {
            page.row(8.6, [
              { w: 24, label: "申请编号" },
              { w: 60, value: d?.applicationNumber },
              { w: 24, label: "资格编号" },
              { w: 0, value: d?.approvalNumber },
            ]);
            loanRows(page, d);
            page.row(8.6, [
              { w: 24, label: "合同编号" },
              { w: 60, value: d?.contractNumber },
              { w: 24, label: "人员类别" },
              { w: 0, value: d?.group },
            ]);
            page.row(9.4, wide("经营主体", d?.business));
            page.row(11, wide("资金用途", d?.purpose));
            page.row(9.4, wide("还款方式", d?.method));
            page.row(8.6, [
              { w: 24, label: "担保方式" },
              { w: 60, value: d?.guarantee },
              { w: 24, label: "保证方式" },
              { w: 0, value: d?.guaranteeMode },
            ]);
            page.row(9.4, wide("政策版本", d?.policy));
            page.row(9.4, wide("贴息规则", d?.rule));
            page.row(9.4, [
              { w: 24, label: "放款凭证" },
              {
                w: 0,
                words: "[]借款合同　[]借据　[]银行放款回单　[]放款入本人账户",
                ticks: d ? [true, true, d.proof, false] : [],
              },
            ]);
            page.row(10.4, wide("实际放款", d && moneyAndWords(d.principalFen)));
            notesRow(page, [
              "放款日起锁定政策版本和贴息规则；撤销登记须说明理由并经第二人同意。",
              "利息不得预先在本金中扣除（民法典第六百七十条）。",
              "登记由经办一人凭银行凭证完成；打印后由另一人对照凭证核对签字，登记人不得自己核对。",
            ]);
            twoParties(page, `登记人：${d?.enteredBy ?? ""}`, "核对人（签字）：", 32);
            twoParties(page, "经办银行（盖章）：", "担保机构（盖章）：", 46);
          });
        },
      ],
    },
    fonts,
  );
}
