import { defineText } from "~/platform/i18n/text";
import { enLists } from "./en";
import { zhLists } from "./zh";

export const loanListText = defineText(zhLists, enLists);
