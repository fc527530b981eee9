import { defineText } from "~/platform/i18n/text";
import { en } from "./briefing.en";
import { zh } from "./briefing.zh";

/** Words for the monthly briefing. */
export const briefingText = defineText(zh, en);
