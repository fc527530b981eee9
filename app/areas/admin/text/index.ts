import { defineText } from "~/platform/i18n/text";
import { en as auditEn } from "./audit.en";
import { zh as auditZh } from "./audit.zh";
import { en } from "./en";
import { zh } from "./zh";

export const adminText = defineText(zh, en);
/** Words for the rows of the log. */
export const auditText = defineText(auditZh, auditEn);
