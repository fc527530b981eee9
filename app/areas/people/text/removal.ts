import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";
import { personPageText } from "./person-page";

/** Words for deleting a record that was entered by mistake: no other page loads them. */
const zh = {
  removal: {
    title: "删除 {{name}}",
    help: "只用来撤回登记错的人，删除以后不能恢复；日志里留下删除前的内容。进过班、有证书的人不能删除：号码或姓名写错了请改正，搬走了请办迁移。",
    reason: "原因",
    reasonHelp: "如：同一个人登记了两次。",
    submit: "删除 {{name}}",
    done: "已删除 {{name}}。",
    inUse: "这个人进过班、有证书，或登记过同意、证件和关系，不能这样删除。本人要求删除的，请登记删除申请。",
  },
} as const;

const en: SameShape<typeof zh> = {
  removal: {
    title: "Remove {{name}}",
    help: "Only for somebody registered by mistake. It cannot be undone; the log keeps what stood there. Whoever was in a class or holds a certificate stays: correct a wrong name or number, move who moved away.",
    reason: "Reason",
    reasonHelp: "Such as: the same person was registered twice.",
    submit: "Remove {{name}}",
    done: "{{name}} is removed.",
    inUse:
      "This person was in a class, holds a certificate, or has consent, papers or relations on record, and cannot be removed like this. If the person asks for it, take in a request for deletion.",
  },
};

/** With the words of people, for what their forms share. */
export const removalText = defineText(
  { ...peopleText.zh, ...personPageText.zh, ...zh },
  { ...peopleText.en, ...personPageText.en, ...en },
);
