import { defineText } from "~/platform/i18n/text";
import { enBankFile } from "./en";
import { zhBankFile } from "./zh";

export const bankFileText = defineText(zhBankFile, enBankFile);
