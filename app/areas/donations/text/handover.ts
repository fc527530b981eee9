import { defineText } from "~/platform/i18n/text";
import { en } from "./handover.en";
import { zh } from "./handover.zh";

/** Words of the papers by which things change hands. */
export const handoverText = defineText(zh, en);
