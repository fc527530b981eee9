import { defineText } from "~/platform/i18n/text";
import { en } from "./threshold.en";
import { zh } from "./threshold.zh";

/** Words of the thresholds for fixed assets. */
export const thresholdText = defineText(zh, en);
