import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";

/** Words for what the records lack: no other page loads them. */
const zh = {
  quality: {
    title: "要补的档案",
    lead: "您负责的村在册 {{count}} 人。每一项打开就是名单，可以存为视图、导出。",
    what: "缺什么",
    why: "为什么要补",
    count: "人数",
    act: "操作",
    open: "看名单",
    none: "都有",
    name: {
      phone: "没有手机号",
      consent: "没有签同意书",
      card: "没有身份证复印件",
      "card-expired": "身份证已过期",
      photo: "没有照片",
      double: "疑似重复",
      "over-age": "{{age}} 岁及以上",
    },
    reason: {
      phone: "开班、领证、回访都要打电话。",
      consent: "个人信息保护法要求先告知、再处理；下次见面打印告知书请本人签字。",
      card: "发证书、审贷款都要核对原件。",
      "card-expired": "换领新证以后要重新上传。",
      photo: "证书上要一寸免冠照片。",
      double: "同一个人可能登记了两次，合并以后历史才连得上。",
      "over-age":
        "满 {{age}} 岁的，过了政策库里城乡居民的年龄上限（16 到 {{last}} 岁），不能再培训；农民贷款也按这个年龄。按职工退休的，贷款时按性别、出生年月和参保身份另算。",
    },
  },
} as const;

const en: SameShape<typeof zh> = {
  quality: {
    title: "Records to complete",
    lead: "{{count}} people on record in your villages. Each line opens its list, to be saved as a view or exported.",
    lead_one:
      "{{count}} person on record in your villages. Each line opens its list, to be saved as a view or exported.",
    what: "What is missing",
    why: "Why it matters",
    count: "People",
    act: "Action",
    open: "See the list",
    none: "Complete",
    name: {
      phone: "No phone",
      consent: "No consent",
      card: "No copy of the ID card",
      "card-expired": "ID card expired",
      photo: "No photo",
      double: "Suspected duplicates",
      "over-age": "{{age}} or older",
    },
    reason: {
      phone: "Classes, certificates and follow-ups begin with a call.",
      consent: "The law wants people told before their data are used: print the notice and have it signed.",
      card: "Certificates and loans are checked against the original.",
      "card-expired": "The new card has to be added.",
      photo: "Certificates carry a photo.",
      double: "One person may be on record twice; merged, the history is whole.",
      "over-age":
        "At {{age}} somebody is past the age of residents for training (16 to {{last}}) by the policies in force, and a farmer for loans; whoever retires as an employee is worked out by sex, month of birth and insurance when a loan is asked for.",
    },
  },
};

/** With the words of people, for what their forms share. */
export const qualityText = defineText({ ...peopleText.zh, ...zh }, { ...peopleText.en, ...en });
