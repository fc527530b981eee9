import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of donated equipment on other pages: a village's, a person's, copies of what is held, mergers. */
const zh = {
  person: { title: "设备", what: "{{name}} {{number}}", from: "{{donor}} 捐赠", until: "到 {{day}}" },
  village: {
    label: "捐赠设备",
    unit: "件",
    detail: "学校 {{school}} 件，维修中 {{repair}} 件",
    none: "还没有捐赠设备",
  },
  merge: { holder: "领用的设备" },
  work: { word: "设备的接收单位" },
  held: {
    title: "领用的捐赠设备",
    name: "名称",
    number: "编号",
    state: "状态",
    since: "从何时起",
    keeper: "保管人",
    open: "名下有在册设备：{{name}} {{number}}",
    kept: "捐赠设备的接收和盘点记录",
  },
} as const;

const en: SameShape<typeof zh> = {
  person: {
    title: "Equipment",
    what: "{{name}} {{number}}",
    from: "given by {{donor}}",
    until: "until {{day}}",
  },
  village: {
    label: "Donated equipment",
    unit: "pieces",
    detail: "school {{school}}, under repair {{repair}}",
    none: "No donated equipment yet",
  },
  merge: { holder: "Equipment received" },
  work: { word: "Recipients of equipment" },
  held: {
    title: "Donated equipment received",
    name: "Name",
    number: "Number",
    state: "State",
    since: "Since",
    keeper: "Keeper",
    open: "Equipment on the books: {{name}} {{number}}",
    kept: "Records of donated equipment and its stocktakes",
  },
};

export const equipmentHomeText = defineText(zh, en);
