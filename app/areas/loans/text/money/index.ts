import { defineText } from "~/platform/i18n/text";
import { en } from "./en";
import { zh } from "./zh";

export const moneyText = defineText(zh, en);
