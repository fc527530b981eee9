import { defineText } from "~/platform/i18n/text";

export const listsText = defineText(
  {
    unknown: {
      what: "网址里的条件「{{conditions}}」看不懂，没有用上；下面的名单没有按它筛选。",
      stopped:
        "网址里的条件「{{conditions}}」看不懂，不知道是哪些人、哪些户，没有继续。请在名单里重新选条件。",
      comma: "、",
      without: "去掉这个条件",
    },
  },
  {
    unknown: {
      what: "The address has a condition that is not known ({{conditions}}): the list below is not filtered by it.",
      stopped:
        "The address has a condition that is not known ({{conditions}}): who is meant is not clear, so nothing was begun. Choose the conditions in the list again.",
      comma: ", ",
      without: "Drop the condition",
    },
  },
);
