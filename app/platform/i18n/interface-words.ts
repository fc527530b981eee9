import { en } from "./interface-words.en";
import { zh } from "./interface-words.zh";
import { defineText } from "./text";

export const interfaceText = defineText(zh, en);
