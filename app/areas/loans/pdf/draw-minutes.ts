import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawForm } from "./draw-form";
import { formHead } from "./form-head";
import type { PaperFacts } from "./paper-facts";
import { dayText, maskedId, moneyAndWords } from "./paper-words";

export interface VoteOnPaper {
  readonly name: string;
  /** yes | no | abstained; null while it was not given. */
  readonly vote: string | null;
  readonly reason: string | null;
  readonly on: Day | null;
}

/** 评审会纪要: who was asked, how each voted and why, and what that came to (FEATURES 61). */
export interface MinutesOnPaper {
  readonly number: string;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly chair: string;
  readonly name: string;
  readonly idNumber: string | null;
  readonly applicationNumber: string;
  readonly business: string | null;
  readonly amountFen: Fen;
  readonly termMonths: number;
  readonly needed: number;
  readonly members: number;
  readonly votes: readonly VoteOnPaper[];
  /** approved | refused; null while open. */
  readonly result: string | null;
  readonly note: string | null;
}

const TITLE = "创业担保贷款评审会纪要";
const votes = ["yes", "no", "abstained"];

export function drawMinutes(
  paper: { facts: PaperFacts | null; data: MinutesOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const members: readonly (VoteOnPaper | null)[] = d?.votes ?? Array.from({ length: 7 }, () => null);
  const n = (vote: string) => d?.votes.filter((v) => v.vote === vote).length ?? 0;
  const figure = (count: number) => (d ? String(count) : "＿＿");
  return drawForm(
    {
      title: TITLE,
      facts: paper.facts,
      pages: [
        (page) => {
          formHead(page, TITLE, [
            ["编号", d?.number ?? null],
            ["会议日期", dayText(d?.openedOn)],
            ["召集人", d?.chair ?? null],
          ]);
          page.table(() => {
            page.row(9, [
              { w: 24, label: "申请人" },
              { w: 60, value: d?.name },
              { w: 24, label: "身份号码" },
              { w: 0, value: maskedId(d?.idNumber) },
            ]);
            page.row(9, [
              { w: 24, label: "申请编号" },
              { w: 60, value: d?.applicationNumber },
              { w: 24, label: "申请期限" },
              { w: 0, value: d && `${d.termMonths} 个月` },
            ]);
            page.row(9, [
              { w: 24, label: "经营主体" },
              { w: 0, value: d?.business },
            ]);
            page.row(9, [
              { w: 24, label: "申请金额" },
              { w: 0, value: d && moneyAndWords(d.amountFen), bold: true },
            ]);
            page.row(9, [
              { w: 24, label: "表决规则" },
              {
                w: 0,
                words: d
                  ? `评审委员 ${d.members} 人，同意 ${d.needed} 人以上（含）为通过；本人提出、审核过该申请的不参加表决。`
                  : "评审委员 ＿＿ 人，同意 ＿＿ 人以上（含）为通过；本人提出、审核过该申请的不参加表决。",
                size: 9.5,
              },
            ]);
            page.row(8, [
              { w: 12, head: "序号" },
              { w: 28, head: "委员" },
              { w: 46, head: "表决" },
              { w: 50, head: "意见和理由" },
              { w: 0, head: "签名" },
            ]);
            for (const [index, v] of members.entries())
              page.row(11, [
                { w: 12, draw: (box) => page.label(String(index + 1), box, "sans") },
                { w: 28, value: v?.name, align: "centre", name: true },
                {
                  w: 46,
                  words: "[]同意 []不同意 []弃权",
                  size: 9.5,
                  ticks: votes.map((vote) => vote === v?.vote),
                },
                { w: 50, value: v?.reason, wrap: true, size: 9.5 },
                { w: 0, value: v && !v.vote ? "未表决" : " ", align: "centre", size: 9.5 },
              ]);
            page.row(17, [
              { w: 24, label: "表决结果" },
              {
                w: 0,
                words: `同意 ${figure(n("yes"))} 票，不同意 ${figure(n("no"))} 票，弃权 ${figure(n("abstained"))} 票。\n[]通过　　[]不通过　　结束日期：${dayText(d?.closedOn) ?? "＿＿＿＿＿＿＿"}`,
                ticks: [d?.result === "approved", d?.result === "refused"],
              },
            ]);
            page.row(10, [
              { w: 24, label: "备注" },
              { w: 0, value: d?.note, wrap: true },
            ]);
            page.row(30, [
              {
                w: 84,
                draw: (box) => {
                  page.fixed?.text("召集人（签字）：", box.x + 1.6, box.y + 6.4, {
                    role: "serif",
                    size: 10.5,
                  });
                  page.day(box.x + box.w - 3.4, box.y + box.h - 5);
                },
              },
              {
                w: 0,
                draw: (box) => {
                  page.fixed?.text("记录人（签字）：", box.x + 1.6, box.y + 6.4, {
                    role: "serif",
                    size: 10.5,
                  });
                  page.day(box.x + box.w - 3.4, box.y + box.h - 5);
                },
              },
            ]);
          });
        },
      ],
    },
    fonts,
  );
}
