import { defineText } from "~/platform/i18n/text";
import { en } from "./people-import-en";
import { zh } from "./people-import-zh";

export const peopleImportText = defineText(zh, en);
