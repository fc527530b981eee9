import { defineText } from "~/platform/i18n/text";
import { en } from "./approval.en";
import { zh } from "./approval.zh";

/** Words of the paper that approves a disposal. */
export const approvalText = defineText(zh, en);
