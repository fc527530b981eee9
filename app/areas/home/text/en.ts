import type { SameShape } from "~/platform/i18n/text";
import type { zh } from "./zh";

export const en: SameShape<typeof zh> = {
  title: "Home",
  greet: "{{name}}, {{rest}}",
  waiting: "{{count}} things wait for you today",
  waiting_one: "{{count}} thing waits for you today",
  waitingLead: "{{lead}} today, {{count}} things wait for you",
  waitingLead_one: "{{lead}} today, {{count}} thing waits for you",
  leadOnly: "{{lead}} today, nothing else waits for you",
  free: "nothing waits for you now",
  noRoleTitle: "You have no role yet",
  noRoleText:
    "Your work appears here once you have a role. Ask the administrator for a role and villages, then reload this page.",
  account: "My account",
  weekday: {
    "0": "Sunday",
    "1": "Monday",
    "2": "Tuesday",
    "3": "Wednesday",
    "4": "Thursday",
    "5": "Friday",
    "6": "Saturday",
  },
  dayLine: "{{weekday}}, {{day}}",
  figures: "Figures",
  side: "To look up",
};
