import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of what this area holds about a person. */
const zh = {
  trips: "参观学习",
  shops: "网店",
  trip: "哪一次",
  days: "日期",
  state: "情况",
  states: { seated: "在名单上", reserve: "候补", withdrawn: "退出" },
  signs: "签到 {{count}} 次",
  learned: "心得",
  task: "回村任务",
  emergency: "紧急联系人",
  name: "店名",
  goods: "货品",
  opened: "开店",
  months: "月度数据",
  month: "{{month}} 销售 {{sales}}，收入 {{income}}",
  file: "参观学习档案：{{trip}}",
  open: "还在 {{trip}} 的名单上，请先退出或等归档",
} as const;

const en: SameShape<typeof zh> = {
  trips: "Study trips",
  shops: "Online shops",
  trip: "Trip",
  days: "Days",
  state: "State",
  states: { seated: "On the roll", reserve: "In reserve", withdrawn: "Withdrawn" },
  signs: "signed {{count}} times",
  learned: "What was learned",
  task: "Tasks at home",
  emergency: "Emergency contact",
  name: "Name",
  goods: "Goods",
  opened: "Opened",
  months: "By month",
  month: "{{month}} sales {{sales}}, income {{income}}",
  file: "Study trip file: {{trip}}",
  open: "Still on the roll of {{trip}}: withdraw first, or wait until it is closed",
};

export const tripHeldText = defineText(zh, en);
