import type { FormPage } from "~/platform/pdf/form-page";
import type { ApplicationOnPaper } from "./application-data";
import { continued } from "./application-second";
import { opinionBox } from "./opinion-box";

/** Page 4: the office, the guarantee, the bank, finance. Signed by hand, so nothing is filled in here. */
export function opinionsPage(
  page: FormPage,
  a: ApplicationOnPaper | null,
  kind: ApplicationOnPaper["kind"],
): void {
  continued(page, a, kind);
  const who = kind === "firm" ? "企业" : "申请人";
  page.table(() => {
    opinionBox(page, {
      label: "县人社部门审核意见",
      h: 66,
      lines: [
        kind === "firm"
          ? "经审核，企业 []符合　[]不符合 条件；新招用人员占职工人数 {22} %。"
          : `经审核，${who} []符合　[]不符合 条件；人员类别 {44}`,
        "第 {9} 次申请，核定额度 {30} 元，期限 {12} 个月。",
        "资格编号：{36}　有效期至：{9} 年 {7} 月 {7} 日",
      ],
      signs: ["审核人", "负责人"],
    });
    opinionBox(page, {
      label: "担保机构意见",
      h: 62,
      lines: [
        "经尽职调查，[]同意担保　[]不同意担保",
        "担保额度 {28} 元，大写 {62}，",
        "期限 {12} 个月，反担保方式：{36}",
      ],
      signs: ["调查人", "负责人"],
    });
    opinionBox(page, {
      label: "经办银行意见",
      h: 62,
      lines: [
        "经审查，[]同意贷款　[]不同意贷款",
        "贷款金额 {28} 元，大写 {62}，",
        "期限 {12} 个月，年利率 {14} %，还款方式：{40}",
      ],
      signs: ["客户经理", "负责人"],
    });
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
