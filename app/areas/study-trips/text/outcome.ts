import { defineText } from "~/platform/i18n/text";
import { en } from "./outcome.en";
import { zh } from "./outcome.zh";

/** Words for what came of a trip: lessons, tasks, follow-ups, shops. */
export const outcomeText = defineText(zh, en);
