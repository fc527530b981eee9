import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of things that are in the hand of somebody who has died, on the home page. */
const zh = {
  title: "领用人去世的设备",
  what: "{{village}}，领用人{{name}}：收回或交给别人",
  died: "领用人去世",
  diedOn: "{{day}}去世",
  act: "办移交",
} as const;

const en: SameShape<typeof zh> = {
  title: "Equipment whose holder died",
  what: "{{village}}; held by {{name}}: take it back or hand it on",
  died: "Holder died",
  diedOn: "died on {{day}}",
  act: "Hand over",
};

export const equipmentDeathText = defineText(zh, en);
