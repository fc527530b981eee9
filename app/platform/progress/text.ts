import { defineText } from "~/platform/i18n/text";

export const progressText = defineText(
  {
    soon: "约还需不到 1 分钟",
    minutes: "约还需 {{count}} 分钟",
    hours: "约还需 {{hours}} 小时 {{minutes}} 分钟",
  },
  {
    soon: "Less than a minute to go",
    minutes: "About {{count}} minutes to go",
    minutes_one: "About {{count}} minute to go",
    hours: "About {{hours}} h {{minutes}} min to go",
  },
);
