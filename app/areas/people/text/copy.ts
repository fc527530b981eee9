import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of the copy that a person may ask for. */
const zh = {
  comma: "，",
  basics: "登记的基本情况",
  formerNames: "曾用登记名",
  formerNumbers: "原登记号码",
  diedOn: "去世日期",
  photo: "照片",
  yes: "有",
  no: "没有",
  item: "项目",
  content: "内容",
  residence: "户籍村变动",
  village: "村",
  from: "从",
  to: "到",
  reason: "原因",
  relation: "关系",
  name: "姓名",
  when: "时间",
  note: "说明",
  log: "谁改过、看过这份档案",
  who: "谁",
  what: "做了什么",
} as const;

const en: SameShape<typeof zh> = {
  comma: ", ",
  basics: "What is on record",
  formerNames: "Earlier names",
  formerNumbers: "Earlier numbers",
  diedOn: "Day of death",
  photo: "Photo",
  yes: "Yes",
  no: "No",
  item: "Item",
  content: "Content",
  residence: "Villages",
  village: "Village",
  from: "From",
  to: "To",
  reason: "Reason",
  relation: "Relation",
  name: "Name",
  when: "When",
  note: "Remark",
  log: "Who changed or opened this record",
  who: "Who",
  what: "What",
};

export const copyText = defineText(zh, en);
