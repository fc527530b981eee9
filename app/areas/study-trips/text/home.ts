import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of study trips on the home page, on a village's page and on a person's page. */
const zh = {
  trip: "参观学习",
  figureUnit: "人",
  figureNote: "从开始到今天去过的",
  what: "什么",
  state: "情况",
  act: "操作",
  all: "全部参观学习",
  comma: "、",
  approve: {
    title: "参观学习等批准",
    when: "谁送的",
    plan: "{{days}}，{{people}} 人，预算 {{budget}}",
    by: "{{name}} {{day}}",
    word: "等批准",
    act: "审批",
  },
  steps: { title: "参观学习要办的", when: "出发" },
  today: { title: "今天出行", when: "人数", people: "{{count}} 人", act: "签到" },
  join: {
    title: "参观学习可以报名",
    when: "出发",
    free: "还有 {{count}} 个名额",
    full: "名额已满，可排候补",
    act: "报名",
  },
  village: {
    label: "参观学习",
    unit: "次",
    detail: "本村去了 {{people}} 人次",
    none: "这个村还没有参加参观学习",
  },
  person: {
    title: "参观学习",
    came: "参加了",
    standIn: "替补参加",
    absent: "没来",
    reserve: "候补第 {{number}} 位",
    going: "已报名",
    withdrawn: "退出",
  },
} as const;

const en: SameShape<typeof zh> = {
  trip: "Trip",
  figureUnit: "people",
  figureUnit_one: "person",
  figureNote: "on trips so far",
  what: "What",
  state: "State",
  act: "Action",
  all: "All study trips",
  comma: ", ",
  approve: {
    title: "Trips that wait for approval",
    when: "Asked by",
    plan: "{{days}}, {{people}} people, budget {{budget}}",
    by: "{{name}}, {{day}}",
    word: "Waiting",
    act: "Decide",
  },
  steps: { title: "Trips to get on with", when: "Leaves" },
  today: { title: "On the way today", when: "People", people: "{{count}} people", act: "Sign in" },
  join: {
    title: "Trips open for nominations",
    when: "Leaves",
    free: "{{count}} places left",
    free_one: "{{count}} place left",
    full: "Full; reserves are taken",
    act: "Nominate",
  },
  village: {
    label: "Study trips",
    unit: "trips",
    unit_one: "trip",
    detail: "{{people}} people went from here",
    detail_one: "{{people}} person went from here",
    none: "This village has not been on a trip yet",
  },
  person: {
    title: "Study trip",
    came: "Took part",
    standIn: "Took part as substitute",
    absent: "Absent",
    reserve: "No. {{number}} of the reserves",
    going: "Nominated",
    withdrawn: "Withdrawn",
  },
};

export const tripHomeText = defineText(zh, en);
