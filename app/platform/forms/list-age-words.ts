import { defineText } from "~/platform/i18n/text";

export const listAgeText = defineText(
  { listOf: "连不上网。这份名单是 {{when}} 的，加上这台手机上记过的；有网以后自动换成最新的。" },
  {
    listOf:
      "No network. This list is of {{when}}, with what was noted on this phone; it becomes the latest once the network is back.",
  },
);
