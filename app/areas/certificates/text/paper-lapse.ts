import { defineText } from "~/platform/i18n/text";

/** Why a paper of the loans holds no more: the public check and the pages of the loans say it in the same words. */
const zh = {
  supplementing: "申请已退回补材料，重新审核以后另出",
  "guarantee-refused": "担保没有通过",
  "bank-refused": "银行没有批",
  withdrawn: "申请已撤回",
  lapsed: "资格已过有效期",
  running: "登记的还款或代偿已冲销",
  compensated: "登记的追回已冲销，代偿款没有收回",
  "written-off": "代偿款已核销，不是还清",
  undone: "放款已撤销",
  draft: "批次已退回草稿或重新计算",
  replaced: "批次已更正，另做了一版",
  changed: "申请内容已改，以改后新出的为准",
};
const en: typeof zh = {
  supplementing: "the application was sent back; one issued after the new review counts",
  "guarantee-refused": "the guarantee was refused",
  "bank-refused": "the bank refused",
  withdrawn: "the application was withdrawn",
  lapsed: "the approval has run out",
  running: "a repayment or compensation was reversed",
  compensated: "a recovery was reversed and the compensation is still owed",
  "written-off": "what was compensated was written off, not paid back",
  undone: "the payout was undone",
  draft: "the batch was returned or worked out anew",
  replaced: "the batch was corrected by another version",
  changed: "the application was changed; one issued later counts",
};

export const paperLapseText = defineText(zh, en);
