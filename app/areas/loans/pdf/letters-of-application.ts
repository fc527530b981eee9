import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { strong } from "~/platform/pdf/running-text";
import { periodOfGuarantee } from "./guarantee-period";
import { type Letter, pair, pairs } from "./letter";
import { dayText, gap, maskedId, money, moneyAndWords } from "./paper-words";

/** Who a letter is about, as every letter of an application says it. */
export interface LetterAbout {
  readonly name: string;
  readonly idNumber: string | null;
  /** 统一社会信用代码 where the borrower is a firm: it takes the place of the ID number. */
  readonly firmCode?: string | null;
  /** 申请编号 */
  readonly number: string;
  readonly appliedOn: Day;
  readonly amountFen: Fen | null;
  /** 个人创业担保贷款 and so on. */
  readonly product: string;
  readonly village: string;
  readonly issuer: string;
  readonly day: Day;
  /** Number that stands on the letter. */
  readonly paperNumber: string;
  readonly contact: string | null;
}

const common = (a: LetterAbout | null, title: readonly string[]) => ({
  issuer: a?.issuer ?? null,
  number: a?.paperNumber ?? null,
  title,
  day: a ? dayText(a.day) : null,
  contact: a?.contact ?? null,
});
const receipt = (a: LetterAbout | null, paper: string) => ({
  paper,
  number: a?.paperNumber ?? null,
  to: a?.name ?? null,
  place: null,
});
/** What a borrower is told by: a firm by its code, a person by the number of identity, masked. */
const ownNumber = (a: LetterAbout | null) =>
  a?.firmCode === undefined
    ? { label: "身份号码", long: "公民身份号码", value: maskedId(a?.idNumber) }
    : { label: "信用代码", long: "统一社会信用代码", value: a.firmCode };
const amount = (fen: Fen | null | undefined): string => `${gap(money(fen), 6)}元`;

/** 一次性告知书: everything that lacks, said once (DOMAIN §1.5). */
export function missingLetter(
  a: (LetterAbout & { missing: readonly string[]; until: Day | null }) | null,
): Letter {
  const rows = a?.missing ?? Array.from({ length: 7 }, () => "");
  return {
    ...common(a, ["创业担保贷款申请材料一次性告知书"]),
    to: `${gap(a?.name, 6)}：`,
    body: [
      `你于${gap(dayText(a?.appliedOn), 9)}提出的${a?.product ?? "创业担保贷款"}申请（申请编号 ${gap(a?.number, 9)}）已收到。经核对，还需补正下列材料，现一次性告知：`,
      {
        h: 9.4,
        rows: [
          [
            { w: 14, head: "序号" },
            { w: 112, head: "需补正的材料" },
            { w: 0, head: "补齐打勾" },
          ],
          ...rows.map((words, i) => [
            { w: 14, value: String(i + 1), align: "centre" as const },
            { w: 112, value: words || " ", size: 12 },
            { w: 0, words: "　　[]" },
          ]),
        ],
      },
      `请于${gap(dayText(a?.until), 9)}前补齐。等待补正的时间不计入办理时限；补齐后当日受理，不再要求其他材料。`,
    ],
    receipt: receipt(a, "创业担保贷款申请材料一次性告知书"),
  };
}

export interface RefusalReason {
  readonly title: string;
  readonly fact: string;
  readonly basis: string | null;
}

const NUMBERS = "一二三四五六七八九十";

/** 不予通过通知书: each reason with its fact and clause, what can be done, review and suit (PAPER §7.12). */
export function refusalLetter(
  a:
    | (LetterAbout & {
        reasons: readonly RefusalReason[];
        office: string;
        /** Refused by the guarantee, not by the review. */
        byGuarantee?: boolean;
      })
    | null,
): Letter {
  const own = ownNumber(a);
  const step = a?.byGuarantee ? "担保审查" : "资格审核";
  const reasons = a
    ? a.reasons.map(
        (r, i) =>
          `${strong(`${NUMBERS[i] ?? i + 1}是${r.title}。`)}${r.fact}${r.basis ? `依据：${r.basis}。` : ""}`,
      )
    : [1, 2].map((_, i) => `${NUMBERS[i]}是${"＿".repeat(46)}。依据：${"＿".repeat(12)}。`);
  return {
    ...common(a, [`创业担保贷款${step}`, "不予通过通知书"]),
    to: `${gap(a?.name, 6)}（${own.long} ${gap(own.value, 10)}）：`,
    body: [
      `你于${gap(dayText(a?.appliedOn), 9)}提交的${a?.product ?? "创业担保贷款"}申请（申请编号 ${gap(a?.number, 9)}，申请金额${amount(a?.amountFen)}）收悉。经${a?.byGuarantee ? "担保审查" : "审核"}，不符合以下条件：`,
      ...reasons,
      `根据上述情况，本次${step}不予通过。上述情形消除后，你可以凭相应证明重新申请，其他材料在有效期内的不必重复提交；本次申请不计入享受次数。`,
      // Whether to stand for a loan is the guarantor's own decision, not an act of the administration.
      `如对本通知有异议，可以自收到之日起5个工作日内向${a?.office ?? "我局"}申请复核${a?.byGuarantee ? "。" : "；也可以自收到之日起60日内依法申请行政复议，或者在6个月内依法向人民法院提起行政诉讼。"}`,
      "特此通知。",
    ],
    receipt: receipt(a, `创业担保贷款${step}不予通过通知书`),
  };
}

/** 推荐函: the office recommends to guarantee and bank. */
export function recommendationLetter(
  a:
    | (LetterAbout & {
        to: string | null;
        business: string | null;
        group: string | null;
        approvedFen: Fen;
        termMonths: number;
        approvalNumber: string | null;
        untilOn: Day | null;
      })
    | null,
): Letter {
  return {
    ...common(a, ["创业担保贷款推荐函"]),
    to: `${gap(a?.to, 10)}：`,
    body: [
      "经审核，下列申请人符合创业担保贷款条件，现推荐给贵单位，请按规定办理担保和贷款手续：",
      {
        h: 9.4,
        rows: [
          pairs("申请人", a?.name ?? "", ownNumber(a).label, ownNumber(a).value),
          pairs("人员类别", a?.group ?? null, "申请编号", a?.number ?? null),
          pair("经营主体", a?.business ?? null),
          pair("推荐额度", a ? moneyAndWords(a.approvedFen) : null),
          pairs("期限", a ? `${a.termMonths} 个月` : null, "资格编号", a?.approvalNumber ?? null),
          pair("资格有效期", a?.untilOn ? `至 ${dayText(a.untilOn)}` : null),
        ],
      },
      "请在规定时限内作出是否担保、是否贷款的决定；不予担保、不予贷款的，请书面说明理由并退回本函。逾期未放款的，资格失效，须重新审核。",
    ],
    receipt: null,
  };
}

/** 同意担保通知书 (担保审核意见). */
export function guaranteeLetter(
  a:
    | (LetterAbout & {
        bank: string;
        approvedFen: Fen;
        termMonths: number;
        mode: string;
        counter: string;
        periodMonths: number | null;
      })
    | null,
): Letter {
  return {
    ...common(a, ["创业担保贷款", "同意担保通知书"]),
    to: `${gap(a?.bank, 10)}：`,
    body: [
      "经尽职调查，我单位同意为下列借款人在贵行的创业担保贷款提供担保：",
      {
        h: 9.4,
        rows: [
          pairs("借款人", a?.name ?? null, ownNumber(a).label, ownNumber(a).value),
          pair("担保额度", a ? moneyAndWords(a.approvedFen) : null),
          pairs("贷款期限", a ? `${a.termMonths} 个月` : null, "保证方式", a?.mode ?? null),
          pairs(
            "保证期间",
            a ? `到期之日起 ${periodOfGuarantee(a.periodMonths)} 个月` : null,
            "反担保",
            a?.counter ?? null,
          ),
        ],
      },
      "请据此办理贷款手续。贷款金额、期限、利率与本通知不一致的，或者未经我单位书面同意展期、加重债务的，对超出部分我单位不承担保证责任。放款后请于3个工作日内将借款合同、借据和还款计划送我单位备案。",
    ],
    receipt: null,
  };
}
