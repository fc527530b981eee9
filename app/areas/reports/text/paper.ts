import { defineText } from "~/platform/i18n/text";
import { en } from "./paper.en";
import { zh } from "./paper.zh";

/** Words of papers that are read, not signed: they speak the language of whoever prints them. */
export const paperText = defineText(zh, en);
