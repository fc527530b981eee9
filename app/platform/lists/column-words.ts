import { defineText } from "../i18n/text";

export const columnWords = defineText(
  { columns: "列", show: "显示这些列" },
  { columns: "Columns", show: "Show these columns" },
);
