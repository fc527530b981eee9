import { defineText } from "~/platform/i18n/text";
import { en } from "./office-paper.en";
import { zh } from "./office-paper.zh";

/** Words of checking a paper that is no certificate: those of the loans. */
export const officePaperText = defineText(zh, en);
