import { longDay } from "~/platform/dates";
import { type Language, message, translateMessage, translator, type Values } from "~/platform/i18n/text";
import type { Columns } from "~/platform/imports/headings";
import type { Said } from "~/platform/imports/said";
import { columnLetter } from "~/platform/xlsx/table";
import { householdFact } from "../households/fact-words";
import type { NeedKind } from "../households/household";
import { benefitSaid, checkSaid } from "../households/import/social-words";
import { isRelation } from "../households/relation";
import { maskPhone } from "../id-number";
import { peopleText } from "../text";
import { householdsText } from "../text/households";
import { type FileKind, fileKinds } from "./file-kind";
import type { Difference } from "./people-difference";

/** What the dry run says, in words: keys of the import, or of people. */
export function say(language: Language, said: Said, kind: FileKind = fileKinds.people): string {
  const text = message(said.key, valuesOf(language, said, kind));
  return /^(why|note)\./.test(said.key)
    ? translateMessage(kind.text, language, text)
    : translateMessage(peopleText, language, text);
}

function valuesOf(language: Language, said: Said, kind: FileKind): Values | undefined {
  const { key, values } = said;
  if (key === "note.fills" || key === "note.differs") return differenceWords(language, said, kind);
  if (key === "note.relation") {
    const t = translator(householdsText, language);
    const word = (code: unknown) =>
      typeof code === "string" && isRelation(code) ? t(`relation.${code}`) : "";
    return { relation: word(values?.relation), told: word(values?.told) };
  }
  if (key === "note.fillsWishes") {
    const t = translator(householdsText, language);
    const word = (kind: string) => t(`need.${kind as NeedKind}`);
    const told = String(values?.wishes ?? "").split(" ");
    return { wishes: told.map(word).join(language === "zh" ? "、" : ", ") };
  }
  if (key === "note.addsBenefit" || key === "note.fillsBenefit" || key === "note.benefitDiffers")
    return benefitSaid(language, values ?? {});
  if (key === "note.addsCheck" || key === "note.pensionDiffers") return checkSaid(language, values ?? {});
  if (key === "note.disabilityTold") {
    const t = translator(householdsText, language);
    return { note: [t("health.disabled"), values?.note].filter(Boolean).join(" ") };
  }
  if (key === "note.categoryTaken")
    return { ...values, category: translateMessage(peopleText, language, `category.${values?.category}`) };
  const birth = values?.birth;
  return typeof birth === "string" ? { ...values, birth: longDay(birth, language) } : values;
}

const fieldKeys: Readonly<Record<string, string>> = {
  villageGroup: "group",
  landLi: "land",
  expenseFen: "expense",
  debtFen: "debt",
};

/** Field and both values in words; phones masked. */
function differenceWords(language: Language, said: Said, kind: FileKind): Values {
  const { field, from, to } = said.values as unknown as Difference;
  const word = (value: string | null): string => {
    if (!value) return "";
    if (field === "phone") return maskPhone(value);
    if (field === "education" || field === "category")
      return translateMessage(peopleText, language, message(`${field}.${value}`));
    return kind.name === "households" ? (householdFact(field, value, language) ?? value) : value;
  };
  return { field: fieldWord(language, kind, fieldKeys[field] ?? field), from: word(from), to: word(to) };
}

/** A field as the kind of file calls it. */
export const fieldWord = (language: Language, kind: FileKind, field: string): string =>
  translateMessage(kind.text, language, `field.${field}`);

/** C 列 身份证号; the field alone when it has no column. */
export function columnName(
  language: Language,
  columns: Columns<string>,
  field: string,
  kind: FileKind = fileKinds.people,
): string {
  const column = columns[field];
  const name = fieldWord(language, kind, field);
  return column === undefined
    ? name
    : translator(kind.text, language)("columnName", { letter: columnLetter(column), name });
}
