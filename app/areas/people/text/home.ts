import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of this area on the home page. */
const zh = {
  act: "操作",
  figure: "在册人员",
  unit: "人",
  note: "今年新登记 {{count}} 人",
  mine: {
    title: "我村的人员",
    village: "村",
    what: "在册",
    state: "情况",
    when: "年龄",
    count: "{{count}} 人",
    young: "16 到 {{last}} 岁 {{count}} 人",
    phone: "缺手机号 {{count}} 人",
    complete: "手机号都有",
    none: "还没有登记",
    fill: "补手机号",
    see: "看名单",
  },
  add: "登记人员",
} as const;

const en: SameShape<typeof zh> = {
  act: "Action",
  figure: "People on record",
  unit: "people",
  note: "{{count}} added this year",
  mine: {
    title: "People of my villages",
    village: "Village",
    what: "On record",
    state: "State",
    when: "Age",
    count: "{{count}} people",
    count_one: "{{count}} person",
    young: "{{count}} aged 16 to {{last}}",
    phone: "{{count}} without phone",
    complete: "All have a phone",
    none: "Nobody yet",
    fill: "Add phones",
    see: "See the list",
  },
  add: "Register a person",
};

export const peopleHomeText = defineText(zh, en);
