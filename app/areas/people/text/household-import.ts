import { defineText } from "~/platform/i18n/text";
import { householdImportEn } from "./household-import-en";
import { householdImportZh } from "./household-import-zh";

export const householdImportText = defineText(householdImportZh, householdImportEn);
