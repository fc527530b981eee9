import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawForm } from "./draw-form";
import { formHead, nextHead } from "./form-head";
import type { LoanOnPaper } from "./loan-data";
import { loanRows } from "./loan-rows";
import { opinionBox, promiseBox } from "./opinion-box";
import type { PaperFacts } from "./paper-facts";
import { dayText, moneyAndWords, percent } from "./paper-words";

/** 展期申请表: at most a year, no subsidy, and the guarantor's consent in writing (民法典 695). */
export interface ExtensionOnPaper extends LoanOnPaper {
  readonly number: string;
  readonly askedOn: Day;
  readonly balanceFen: Fen;
  /** The rate that holds when the extension begins, where it is the contract's no more. */
  readonly laterRate: { readonly from: Day; readonly ratePpm: number } | null;
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly reason: string;
  readonly guarantors: string | null;
  /** The centre of the fund, or the guarantee company. */
  readonly guaranteedBy: string | null;
  /** Who signed a consent of their own, and when: kept beside the request. */
  readonly signed: readonly { readonly name: string; readonly on: Day }[];
  /** Guarantors who have died and did not agree. */
  readonly died?: readonly { readonly name: string; readonly on: Day }[];
}

/** The guarantors' word: who has died is named and signs nothing, and their guarantee ends as before. */
function guarantorsBox(page: FormPage, d: ExtensionOnPaper | null): void {
  const died = (d?.died ?? []).map(
    (g) => `保证人${g.name}已于${dayText(g.on)}去世，未签；对其保证，保证期间不因展期延长。`,
  );
  const alone = died.length > 0 && !d?.guarantors;
  const agreed = `保证人${d?.guarantors ? `（${d.guarantors}）` : ""}已知晓本次展期，书面同意在展期期间继续承担保证责任；不同意的，保证期间不变。`;
  const signed = d?.signed.length
    ? [`另附保证人书面同意：${d.signed.map((s) => `${s.name} ${dayText(s.on)}签`).join("，")}。`]
    : [];
  promiseBox(
    page,
    "保证人",
    d?.signed.length ? 44 : 38,
    [...(alone ? [] : [agreed]), ...signed, ...died],
    alone ? [] : ["保证人（签字按指印）：", "保证人（签字按指印）："],
  );
}

const TITLE = "创业担保贷款展期申请表";

export function drawExtension(
  paper: { facts: PaperFacts | null; data: ExtensionOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  return drawForm(
    {
      title: TITLE,
      facts: paper.facts,
      pages: [
        (page) => {
          formHead(page, TITLE, [
            ["编号", d?.number ?? null],
            ["申请日期", dayText(d?.askedOn)],
            ["单位：元", undefined],
          ]);
          page.table(() => {
            loanRows(page, d);
            page.row(9.4, [
              { w: 24, label: "未还本金" },
              { w: 0, value: d && moneyAndWords(d.balanceFen), bold: true },
            ]);
            if (d?.laterRate)
              page.row(8, [
                { w: 24, label: "调整后年利率" },
                { w: 0, value: `${percent(d.laterRate.ratePpm)}（${dayText(d.laterRate.from)}起）` },
              ]);
            page.row(9.4, [
              { w: 24, label: "申请展期" },
              {
                w: 0,
                words: `自 ${dayText(d?.fromOn) ?? "＿＿＿年＿月＿日"} 至 ${dayText(d?.toOn) ?? "＿＿＿年＿月＿日"}（不超过一年，不贴息）`,
              },
            ]);
            page.row(24, [
              { w: 24, label: "展期理由" },
              { w: 0, value: d?.reason, wrap: true },
            ]);
            promiseBox(
              page,
              "借款人",
              34,
              ["本人申请展期，知晓展期期间不享受财政贴息，展期后按新的还款计划还本付息。"],
              ["借款人（签字按指印）："],
            );
            guarantorsBox(page, d);
            opinionBox(page, {
              label: "担保机构意见",
              h: 48,
              lines: [
                ...(d?.guaranteedBy ? [`担保机构：${d.guaranteedBy}`] : []),
                "[]同意继续担保　[]不同意，理由：{66}",
              ],
              signs: ["经办人", "负责人"],
            });
          });
        },
        (page) => {
          nextHead(page, TITLE, [
            ["编号", d?.number ?? null],
            ["借款人", d?.name ?? null],
          ]);
          page.table(() => {
            opinionBox(page, {
              label: "经办银行意见",
              h: 62,
              lines: [
                "[]同意展期至 {20} 年 {9} 月 {9} 日　[]不同意，理由：{30}",
                "展期期间年利率 {16} %，还款方式：{56}",
              ],
              signs: ["客户经理", "负责人"],
            });
            opinionBox(page, {
              label: "县人社部门意见",
              h: 62,
              lines: [
                "收件日期：{24}　[]同意备案　[]不同意，理由：{40}",
                "展期期间不计入贴息，已通知经办银行。",
              ],
              signs: ["经办人", "负责人"],
            });
          });
        },
      ],
    },
    fonts,
  );
}
