import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";
import { personPageText } from "./person-page";

/** Words for what the records lack: no other page loads them. */
const zh = {
  quality: {
    title: "要补的档案",
    lead: "您负责的村在册 {{count}} 人。每一项打开就是名单，可以存为视图{{more}}。",
    export: "、导出",
    what: "缺什么",
    why: "为什么要补",
    count: "人数",
    act: "操作",
    open: "看名单",
    none: "都有",
    nobody: "没有",
    name: {
      phone: "没有手机号",
      consent: "没有签同意书",
      card: "没有身份证复印件",
      "card-expired": "身份证已过期",
      photo: "没有照片",
      double: "疑似重复",
      "over-age": "已过政策年龄",
      "age-unsure": "可能已过年龄，要证明",
    },
    reason: {
      phone: "开班、领证、回访都要打电话。16 周岁以上的才要。",
      consent: "个人信息保护法要求先告知、再处理；下次见面打印告知书请本人签字。",
      card: "发证书、审贷款都要核对原件。",
      "card-expired": "换领新证以后要重新上传。",
      photo: "证书上要一寸免冠照片。16 周岁以上的才要。",
      double: "同一个人可能登记了两次，合并以后历史才连得上。",
      "over-age":
        "不再推荐培训和贷款。农民、居民满 {{age}} 周岁；职工按性别、岗位和出生年月算退休年龄。按哪种年龄，写在每个人名下。",
      "age-unsure": "没有登记参保身份，贷款按一种已到龄、按另一种还没到：先看参保证明，不能直接说超龄。",
    },
  },
} as const;

const en: SameShape<typeof zh> = {
  quality: {
    title: "Records to complete",
    lead: "{{count}} people on record in your villages. Each line opens its list, to be saved as a view{{more}}.",
    lead_one:
      "{{count}} person on record in your villages. Each line opens its list, to be saved as a view{{more}}.",
    export: " or exported",
    what: "What is missing",
    why: "Why it matters",
    count: "People",
    act: "Action",
    open: "See the list",
    none: "Complete",
    nobody: "None",
    name: {
      phone: "No phone",
      consent: "No consent",
      card: "No copy of the ID card",
      "card-expired": "ID card expired",
      photo: "No photo",
      double: "Suspected duplicates",
      "over-age": "Past the age limit",
      "age-unsure": "Maybe past the age: needs proof",
    },
    reason: {
      phone: "Classes, certificates and follow-ups begin with a call. Asked of those aged 16 and over.",
      consent: "The law wants people told before their data are used: print the notice and have it signed.",
      card: "Certificates and loans are checked against the original.",
      "card-expired": "The new card has to be added.",
      photo: "Certificates carry a photo. Asked of those aged 16 and over.",
      double: "One person may be on record twice; merged, the history is whole.",
      "over-age":
        "Training and loans are no longer offered. Farmers and residents: {{age}} years; employees by sex, work and month of birth. The list says which age it is.",
      "age-unsure":
        "No insurance is on record: for a loan past the age under one of them, not under another. Ask for a proof before saying so.",
    },
  },
};

/** With the words of people, for what their forms share. */
export const qualityText = defineText(
  { ...peopleText.zh, ...personPageText.zh, ...zh },
  { ...peopleText.en, ...personPageText.en, ...en },
);
