import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of open shops whose owner has died, on the home page. */
const zh = {
  title: "店主去世的网店",
  shop: "网店",
  what: "店主{{name}}去世：问家人是否接着开，不开的登记关店，接着开的登记以后的销售",
  died: "店主去世",
  diedOn: "去世日",
  act: "去处理",
} as const;

const en: SameShape<typeof zh> = {
  title: "Online shops whose owner died",
  shop: "Shop",
  what: "{{name}} died: ask whether the family goes on; if not, enter that it closed, else enter the sales from then on",
  died: "Owner died",
  diedOn: "Died on",
  act: "See to it",
};

export const shopDeathText = defineText(zh, en);
