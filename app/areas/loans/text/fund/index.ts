import { defineText } from "~/platform/i18n/text";
import { enFund } from "./en";
import { zhFund } from "./zh";

export const fundText = defineText(zhFund, enFund);
