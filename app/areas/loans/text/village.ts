import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of the loans on a village's page. */
const zh = {
  label: "担保贷款",
  unit: "笔",
  none: "申请 {{applied}} 笔，还没有放款",
  detail: "申请 {{applied}} 笔，放款 {{sum}}，余额 {{balance}}",
  late: "逾期 {{sum}}，贴息 {{subsidy}}",
  onTime: "没有逾期，贴息 {{subsidy}}",
  overdue: "贷款逾期 {{sum}}",
  lateStep: "贷款申请超时：{{state}}",
  lateVisit: "贷后走访已过期：{{kind}}",
} as const;

const en: SameShape<typeof zh> = {
  label: "Guaranteed loans",
  unit: "loans",
  unit_one: "loan",
  none: "{{applied}} applied for, none paid out yet",
  detail: "{{applied}} applied for, {{sum}} lent, {{balance}} still owed",
  late: "{{sum}} overdue, {{subsidy}} of subsidy",
  onTime: "none overdue, {{subsidy}} of subsidy",
  overdue: "Loan, {{sum}} overdue",
  lateStep: "Loan application over its limit: {{state}}",
  lateVisit: "Visit to a borrower past its day: {{kind}}",
};

export const loanVillageText = defineText(zh, en);
