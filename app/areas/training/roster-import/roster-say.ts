import { peopleText } from "~/areas/people";
import { longDay } from "~/platform/dates";
import { type Language, message, translateMessage, translator } from "~/platform/i18n/text";
import { columnLetter } from "~/platform/xlsx/table";
import { rosterText, trainingText } from "../text";
import type { Said } from "./read-roster";
import type { RosterColumns, RosterField } from "./roster-fields";

/** What the dry run says, in words: keys of the roster, of training, or of people. */
export function say(language: Language, said: Said): string {
  const birth = said.values?.birth;
  const values =
    typeof birth === "string" ? { ...said.values, birth: longDay(birth, language) } : said.values;
  const text = message(said.key, values);
  if (/^(why|note|undoWhy)\./.test(said.key)) return translateMessage(rosterText, language, text);
  if (said.key.startsWith("enrol.")) return translateMessage(trainingText, language, text);
  return translateMessage(peopleText, language, text);
}

/** C 列 身份证号; the field alone when it has no column. */
export function columnName(language: Language, columns: RosterColumns, field: RosterField): string {
  const t = translator(rosterText, language);
  const column = columns[field];
  return column === undefined
    ? t(`field.${field}`)
    : t("columnName", { letter: columnLetter(column), name: t(`field.${field}`) });
}
