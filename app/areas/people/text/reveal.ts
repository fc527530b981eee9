import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";
import { personPageText } from "./person-page";

/** Words for looking at a whole number: pages that open none do not load them. */
const zh = {
  title: "为什么要看完整号码？",
  part: { "id-number": "身份证号", phone: "手机号", "bank-account": "银行账号" },
  help: "号码显示 30 秒后自动遮住。谁、何时、为什么，都记入查看记录，本人可以查询。",
  otherWhy: "说明原因",
  show: "显示 30 秒",
  cancel: "取消",
  hidden: "已遮住。需要时请再看一次。",
  left: "{{seconds}} 秒后遮住",
  hideNow: "现在遮住",
  otherOnly: "（选「其他」时填）",
  leftPage: "30 秒后自动返回。",
  dial: "拨打",
} as const;

const en: SameShape<typeof zh> = {
  title: "Why do you need the full number?",
  part: { "id-number": "ID number", phone: "phone number", "bank-account": "bank account" },
  help: "Shown for 30 seconds. Who, when and why is kept in the access log, which the person may ask to see.",
  otherWhy: "The reason in words",
  show: "Show for 30 seconds",
  cancel: "Cancel",
  hidden: "Hidden again. Ask once more when you need it.",
  left: "hidden in {{seconds}} s",
  hideNow: "Hide now",
  otherOnly: "(with “Other”)",
  leftPage: "Goes back by itself after 30 seconds.",
  dial: "Dial",
};

/** With the words of people, which name the reasons everywhere. */
export const revealText = defineText(
  {
    ...peopleText.zh,
    ...personPageText.zh,
    reveal: { ...peopleText.zh.reveal, ...zh },
  },
  {
    ...peopleText.en,
    ...personPageText.en,
    reveal: { ...peopleText.en.reveal, ...en },
  },
);
