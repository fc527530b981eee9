import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";

/** Words for the exported list and its page: no other page loads them. */
const zh = {
  export: {
    title: "导出人员名单",
    count: "{{count}} 人",
    chosen: "选中的 {{count}} 人",
    which: "导出哪些人",
    conditions: "条件",
    columns: "列",
    numbers: "身份证号和手机号",
    masked: "遮蔽，如 372928********0012",
    full: "完整号码（记入日志）",
    fullHelp: "完整号码离开本系统以后由您负责保管。",
    reason: "为什么要完整号码",
    needReason: "要完整号码，请写明原因。",
    notAllowed: "您的角色不能导出完整号码。",
    submit: "导出 {{count}} 人",
    hint: "文件为 XLSX，用 WPS 或 Excel 打开。名单里选过要看的列，就只导出这些列。导出记入日志；文件开头写明谁、何时、按什么条件导出。",
    tooMany: "一次最多导出 {{max}} 人。请加条件分几次导出。",
    none: "没有可以导出的人。",
    expired: "这个导出链接已过期，请重新导出。",
    consented: "不含还没有签同意书的 {{count}} 人",
    cancel: "取消",
    fullOnly: "（要完整号码时填）",
  },
  sheet: {
    title: "人员名单",
    file: "人员名单",
    by: "导出人：{{name}}，{{when}}",
    filter: "条件：{{filter}}",
    count: "共 {{count}} 人",
    masked: "身份证号和手机号已遮蔽",
    full: "含完整身份证号和手机号，请妥善保管。原因：{{reason}}",
    consented: "只含签了同意书的人",
    all: "全部",
    separator: "；",
  },
} as const;

const en: SameShape<typeof zh> = {
  export: {
    title: "Export a list of people",
    count: "{{count}} people",
    count_one: "{{count}} person",
    chosen: "the {{count}} chosen",
    which: "Which people",
    conditions: "Conditions",
    columns: "Columns",
    numbers: "ID and phone numbers",
    masked: "Masked, as 372928********0012",
    full: "Full numbers (logged)",
    fullHelp: "Once they leave this system, keeping full numbers safe is up to you.",
    reason: "Why full numbers are needed",
    needReason: "Full numbers need a reason in words.",
    notAllowed: "Your role cannot export full numbers.",
    submit: "Export {{count}} people",
    submit_one: "Export {{count}} person",
    hint: "An XLSX file for WPS or Excel, of the columns you chose to see in the list, or of all. The export is logged; the file says on its first lines who made it, when, and under which conditions.",
    tooMany: "At most {{max}} people at a time. Add conditions and export in parts.",
    none: "There is nobody to export.",
    expired: "This export link has expired. Please export again.",
    cancel: "Cancel",
    consented: "Leave out the {{count}} without a signed consent",
    fullOnly: "(for full numbers)",
  },
  sheet: {
    title: "List of people",
    file: "people",
    by: "Exported by {{name}}, {{when}}",
    filter: "Conditions: {{filter}}",
    count: "{{count}} people",
    masked: "ID and phone numbers are masked",
    full: "With full ID and phone numbers: keep safe. Reason: {{reason}}",
    all: "all",
    consented: "only people who agreed to the use of their data",
    separator: "; ",
  },
};

/** With the words of people, for what their forms share. */
export const exportText = defineText({ ...peopleText.zh, ...zh }, { ...peopleText.en, ...en });
