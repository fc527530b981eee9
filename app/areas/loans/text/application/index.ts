import { defineText } from "~/platform/i18n/text";
import { applicationEn } from "./en";
import { applicationZh } from "./zh";

/** Words of the way of an application. What follows on the contract, and the papers, have catalogues of their own. */
export const applicationText = defineText(applicationZh, applicationEn);
