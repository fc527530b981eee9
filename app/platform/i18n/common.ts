import { en } from "./common.en";
import { zh } from "./common.zh";
import { defineText } from "./text";

export const commonText = defineText(zh, en);
