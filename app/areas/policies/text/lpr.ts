import { defineText } from "~/platform/i18n/text";
import { en } from "./lpr-en";
import { zh } from "./lpr-zh";

export const lprText = defineText(zh, en);
