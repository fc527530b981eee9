import type { Difference } from "~/areas/people";
import { maskPhone, peopleText } from "~/areas/people";
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
    said.key === "note.fills" || said.key === "note.differs"
      ? differenceWords(language, said.values as unknown as Difference)
      : said.key === "note.categoryTaken"
        ? {
            ...said.values,
            category: translateMessage(peopleText, language, `category.${said.values?.category}`),
          }
        : typeof birth === "string"
          ? { ...said.values, birth: longDay(birth, language) }
          : said.values;
  const text = message(said.key, values);
  if (/^(why|note|undoWhy)\./.test(said.key)) return translateMessage(rosterText, language, text);
  if (said.key.startsWith("enrol.")) return translateMessage(trainingText, language, text);
  return translateMessage(peopleText, language, text);
}

/** Field and both values in words; phones masked. */
function differenceWords(language: Language, d: Difference) {
  const word = (value: string | null) => {
    if (value === null) return "";
    if (d.field === "phone") return maskPhone(value);
    if (d.field === "education" || d.field === "category")
      return translateMessage(peopleText, language, message(`${d.field}.${value}`));
    return value;
  };
  const field = translator(
    rosterText,
    language,
  )(d.field === "villageGroup" ? "field.group" : `field.${d.field}`);
  return { field, from: word(d.from), to: word(d.to) };
}

/** C 列 身份证号; the field alone when it has no column. */
export function columnName(language: Language, columns: RosterColumns, field: RosterField): string {
  const t = translator(rosterText, language);
  const column = columns[field];
  return column === undefined
    ? t(`field.${field}`)
    : t("columnName", { letter: columnLetter(column), name: t(`field.${field}`) });
}
