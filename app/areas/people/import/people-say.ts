import { longDay } from "~/platform/dates";
import { type Language, message, translateMessage, translator } from "~/platform/i18n/text";
import type { Columns } from "~/platform/imports/headings";
import type { Said } from "~/platform/imports/said";
import { columnLetter } from "~/platform/xlsx/table";
import { maskPhone } from "../id-number";
import { peopleText } from "../text";
import { peopleImportText } from "../text/people-import";
import type { Difference } from "./people-difference";
import type { PeopleField } from "./people-fields";

/** What the dry run says, in words: keys of the import, or of people. */
export function say(language: Language, said: Said): string {
  const birth = said.values?.birth;
  const values =
    said.key === "note.fills" || said.key === "note.differs"
      ? differenceWords(language, said.values as unknown as Difference)
      : typeof birth === "string"
        ? { ...said.values, birth: longDay(birth, language) }
        : said.values;
  const text = message(said.key, values);
  return /^(why|note)\./.test(said.key)
    ? translateMessage(peopleImportText, language, text)
    : translateMessage(peopleText, language, text);
}

/** Field and both values in words; phones masked. */
function differenceWords(language: Language, d: Difference) {
  const word = (value: string | null) => {
    if (!value) return "";
    if (d.field === "phone") return maskPhone(value);
    if (d.field === "education" || d.field === "category")
      return translateMessage(peopleText, language, message(`${d.field}.${value}`));
    return value;
  };
  const t = translator(peopleImportText, language);
  const field = t(d.field === "villageGroup" ? "field.group" : `field.${d.field}`);
  return { field, from: word(d.from), to: word(d.to) };
}

/** C 列 身份证号; the field alone when it has no column. */
export function columnName(language: Language, columns: Columns<PeopleField>, field: PeopleField): string {
  const t = translator(peopleImportText, language);
  const column = columns[field];
  return column === undefined
    ? t(`field.${field}`)
    : t("columnName", { letter: columnLetter(column), name: t(`field.${field}`) });
}
