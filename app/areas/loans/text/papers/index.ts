import { defineText } from "~/platform/i18n/text";
import { en } from "./en";
import { zh } from "./zh";

/** Words of the pages around the papers; the papers themselves are Chinese. */
export const loanPaperText = defineText(zh, en);
