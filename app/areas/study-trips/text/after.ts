import { defineText } from "~/platform/i18n/text";
import { en } from "./after.en";
import { zh } from "./after.zh";

/** Words for what follows a trip: bills, lessons, tasks, shops, pictures. */
export const tripAfterText = defineText(zh, en);
