import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words for a trip whose last day has passed and that nobody ended, or began. */
const zh = {
  title: "出行日已过，还没有办完的",
  when: "出行最后一天",
  end: "出行已结束（{{day}}），还没有按「结束出行」",
  begin: "出行日已过（{{day}}）：登记出行或取消",
  lateEnd: "出行已结束，还没有按「结束出行」：{{trip}}",
  lateBegin: "出行日已过，没有登记出行，也没有取消：{{trip}}",
  actEnd: "去结束出行",
  actBegin: "去登记或取消",
  toSteps: "去办",
  signFirst: "没签到的先补签到",
  ask: "由带队{{name}}办。",
} as const;

const en: SameShape<typeof zh> = {
  title: "Trips whose day has passed",
  when: "Last day",
  end: "The trip is over ({{day}}) and was not ended by “End the trip”",
  begin: "The day of the trip has passed ({{day}}): set off or cancel it",
  lateEnd: "Trip is over and was not ended: {{trip}}",
  lateBegin: "Day of the trip has passed; neither begun nor cancelled: {{trip}}",
  actEnd: "End it",
  actBegin: "Begin or cancel",
  toSteps: "See to it",
  signFirst: "Sign in who is missing first",
  ask: "{{name}}, who leads the trip, sees to it.",
};

export const leftOpenText = defineText(zh, en);
