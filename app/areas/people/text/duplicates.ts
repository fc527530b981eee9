import { defineText } from "~/platform/i18n/text";
import { duplicatesEn } from "./duplicates-en";
import { duplicatesZh } from "./duplicates-zh";

export const duplicatesText = defineText(duplicatesZh, duplicatesEn);
