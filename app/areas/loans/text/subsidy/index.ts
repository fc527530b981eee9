import { defineText } from "~/platform/i18n/text";
import { enSubsidy } from "./en";
import { zhSubsidy } from "./zh";

export const subsidyText = defineText(zhSubsidy, enSubsidy);
