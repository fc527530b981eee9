import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of this area on a village's page. */
const zh = {
  village: {
    label: "创业培训",
    unit: "个班",
    detail: "在办 {{running}} 个，本村 {{people}} 人次参加",
    ahead: "{{detail}}，另 {{count}} 人报了还没开的班",
    note: "结业 {{closed}} 个班，合格 {{qualified}} 人",
    none: "还没有在这个村办过班",
  },
} as const;

const en: SameShape<typeof zh> = {
  village: {
    label: "Training",
    unit: "classes",
    unit_one: "class",
    detail: "{{running}} running, {{people}} enrolments from here",
    ahead: "{{detail}}, and {{count}} in classes still to begin",
    note: "{{closed}} closed, {{qualified}} people qualified",
    none: "No class has been held here yet",
  },
};

export const trainingFigureText = defineText(zh, en);
