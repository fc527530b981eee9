import { defineText } from "~/platform/i18n/text";
import { en } from "./item.en";
import { zh } from "./item.zh";

/** Words of single things: the list, the page of one, its label, repairs, losses. */
export const itemText = defineText(zh, en);
