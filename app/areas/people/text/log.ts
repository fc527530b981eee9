import { defineText } from "~/platform/i18n/text";
import { enLog } from "./en-log";
import { zhLog } from "./zh-log";

/** Words for the log of a person: loaded where the log is, not with every list. */
export const personLogText = defineText(zhLog, enLog);
