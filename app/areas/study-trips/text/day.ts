import { defineText } from "~/platform/i18n/text";
import { en } from "./day.en";
import { zh } from "./day.zh";

/** Words of the day itself: signing in by list, badge and scanner. */
export const tripDayText = defineText(zh, en);
