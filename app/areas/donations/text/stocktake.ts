import { defineText } from "~/platform/i18n/text";
import { en } from "./stocktake.en";
import { zh } from "./stocktake.zh";

/** Words of 盘点: the list, the phone page, what was found. */
export const stocktakeText = defineText(zh, en);
