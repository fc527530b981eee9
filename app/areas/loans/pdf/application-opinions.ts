import type { FormPage } from "~/platform/pdf/form-page";
import type { ApplicationOnPaper } from "./application-data";
import { continued } from "./application-second";
import { opinionBox } from "./opinion-box";
import { dayText, money, words } from "./paper-words";

const U = 7;

/** Page 4: the office, the guarantee, the bank, finance. Signed by hand, so nothing is filled in here. */
export function opinionsPage(
  page: FormPage,
  a: ApplicationOnPaper | null,
  kind: ApplicationOnPaper["kind"],
): void {
  continued(page, a, kind);
  const firm = kind === "firm";
  const who = firm ? "企业" : "申请人";
  // The firm's form has the subsidy itself on it: its boxes make room, none lower than a seal takes.
  const [office, guarantee, bank] = firm ? [56, 56, 56] : [66, 62, 62];
  page.table(() => {
    opinionBox(page, {
      label: "县人社部门审核意见",
      h: office,
      lines: [
        firm
          ? "经审核，企业 []符合　[]不符合 条件；新招用人员占职工人数 {22} %。"
          : `经审核，${who} []符合　[]不符合 条件；人员类别 {44}`,
        "第 {9} 次申请，核定额度 {30} 元，期限 {12} 个月。",
        "资格编号：{36}　有效期至：{9} 年 {7} 月 {7} 日",
      ],
      signs: ["审核人", "负责人"],
    });
    opinionBox(page, {
      label: "担保机构意见",
      h: guarantee,
      lines: [
        "经尽职调查，[]同意担保　[]不同意担保",
        "担保额度 {28} 元，大写 {62}，",
        "期限 {12} 个月，反担保方式：{36}",
      ],
      signs: ["调查人", "负责人"],
    });
    opinionBox(page, {
      label: "经办银行意见",
      h: bank,
      lines: [
        "经审查，[]同意贷款　[]不同意贷款",
        "贷款金额 {28} 元，大写 {62}，",
        "期限 {12} 个月，年利率 {14} %，还款方式：{40}",
      ],
      signs: ["客户经理", "负责人"],
    });
    if (firm) page.section("财政贴息", () => subsidyRows(page, a));
    opinionBox(page, {
      label: "财政部门备案",
      h: 50,
      lines: ["已纳入创业担保贷款贴息备案，贴息规则：{60}"],
      signs: ["经办人", "负责人"],
    });
  });
  page.fixed?.text(
    "本表一式三份，人力资源和社会保障部门、担保机构、经办银行各存一份。",
    page.left,
    page.y + 6,
    { role: "kai", size: 9 },
  );
}

/** 贴息贷款金额, 比率, 起止, 月数, 贴息金额: known when the loan was paid out, written by hand before. */
function subsidyRows(page: FormPage, a: ApplicationOnPaper | null): void {
  const s = a?.subsidy;
  const said = (value: string | null | undefined) => (s ? value : " ");
  page.row(8.6, [
    { w: 4 * U, label: "贴息贷款金额" },
    { w: 7 * U, value: said(money(s?.principalFen)), align: "right" },
    { w: 4 * U, label: "贴息比率" },
    { w: 0, value: said(s?.share) },
  ]);
  page.row(8.6, [
    { w: 4 * U, label: "贴息起止" },
    {
      w: 11 * U,
      value: s ? `${dayText(s.fromOn)}至${dayText(s.toOn)}` : "　　　年　　月　　日至　　　年　　月　　日",
    },
    { w: 3 * U, label: "贴息月数" },
    { w: 0, value: said(s && `${s.months} 个月`), align: "centre" },
  ]);
  page.row(8.6, [
    { w: 4 * U, label: "贴息金额" },
    { w: 5 * U, value: said(money(s?.subsidyFen)), align: "right", bold: true },
    { w: 2 * U, label: "大写" },
    { w: 0, value: said(words(s?.subsidyFen)) },
  ]);
}
