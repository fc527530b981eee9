import { defineText } from "~/platform/i18n/text";
import { en } from "./en";
import { householdsEn } from "./households-en";
import { householdsZh } from "./households-zh";
import { zh } from "./zh";

export const householdsText = defineText(householdsZh, householdsEn);

/** What is said of a form that asks for a person too: their number, name and phone have the words of the people's forms. */
const ofPerson = { idNumber: zh.idNumber, name: zh.name, phone: zh.phone, person: zh.person };
export const householdFormText = defineText(
  { ...householdsZh, ...ofPerson },
  { ...householdsEn, idNumber: en.idNumber, name: en.name, phone: en.phone, person: en.person },
);
