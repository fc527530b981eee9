import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of this area on the home page. */
const zh = {
  figure: "帮扶村",
  unit: "个",
  note: "{{count}} 个工作组",
  who: "有事找谁",
  all: "全部村",
} as const;

const en: SameShape<typeof zh> = {
  figure: "Villages",
  unit: "villages",
  unit_one: "village",
  note: "{{count}} work groups",
  note_one: "{{count}} work group",
  who: "Whom to call",
  all: "All villages",
};

export const villagesHomeText = defineText(zh, en);
