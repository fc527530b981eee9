import { defineText } from "~/platform/i18n/text";
import { en } from "./en";
import { en as rosterEn } from "./roster.en";
import { zh as rosterZh } from "./roster.zh";
import { zh } from "./zh";

export const trainingText = defineText(zh, en);
/** Words for importing a roster. */
export const rosterText = defineText(rosterZh, rosterEn);
