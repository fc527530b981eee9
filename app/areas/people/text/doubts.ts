import { defineText, type SameShape } from "~/platform/i18n/text";

/** What is asked about a relation before it is kept: said by the server alone, no page loads it. */
const zh = {
  person: "这个人",
  elsewhere: "其他村的一个人",
  male: "{{name}}的身份证号是男性，选的却是「{{relation}}」。",
  female: "{{name}}的身份证号是女性，选的却是「{{relation}}」。",
  head: "{{name}}选的是「{{relation}}」，和户主的性别对不上。",
  younger: "{{name}}比户主年纪小，选的却是「{{relation}}」。",
  older: "{{name}}比户主年纪大，选的却是「{{relation}}」。",
  close: "{{name}}和户主的年纪太近，选的却是「{{relation}}」。",
  minor: "{{name}}不满 16 周岁，选的却是「{{relation}}」。",
  unwed: "户主不满 18 周岁，{{name}}选的却是「{{relation}}」。",
  ask: "请核对；确实如此，再按一次就保存。",
} as const;

const en: SameShape<typeof zh> = {
  person: "This person",
  elsewhere: "Somebody of another village",
  male: "{{name}} is a man by the ID number, yet chosen as “{{relation}}”. ",
  female: "{{name}} is a woman by the ID number, yet chosen as “{{relation}}”. ",
  head: "{{name}} is chosen as “{{relation}}”, which does not fit the sex of the head. ",
  younger: "{{name}} is younger than the head, yet chosen as “{{relation}}”. ",
  older: "{{name}} is older than the head, yet chosen as “{{relation}}”. ",
  close: "{{name}} is too near the head in age for “{{relation}}”. ",
  minor: "{{name}} is not yet 16, yet chosen as “{{relation}}”. ",
  unwed: "The head is not yet 18, yet {{name}} is chosen as “{{relation}}”. ",
  ask: "Check it; if it is so, press the button again.",
};

export const doubtsText = defineText(zh, en);
