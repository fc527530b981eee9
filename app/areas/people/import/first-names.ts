import { type Language, translator } from "~/platform/i18n/text";
import { peopleImportText } from "../text/people-import";

/** The first names of many, and that there are more. */
export function firstNames(names: readonly string[], count: number, language: Language): string {
  const said = names.join(language === "zh" ? "、" : ", ");
  return count > names.length ? translator(peopleImportText, language)("andMore", { names: said }) : said;
}
