import { defineText } from "~/platform/i18n/text";

export const listsText = defineText(
  {
    unknown: {
      what: "网址里的条件「{{conditions}}」写的内容看不懂，没有用上；下面的名单没有按它筛选。",
      comma: "、",
      without: "去掉这个条件",
    },
  },
  {
    unknown: {
      what: "The address has a value for “{{conditions}}” that is not known: the list below is not filtered by it.",
      comma: ", ",
      without: "Drop the condition",
    },
  },
);
