import { ageOn, type Day, todayOn } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { type Column, writeTable } from "~/platform/xlsx/write-table.server";
import { ethnicGroupName } from "./ethnic-groups";
import type { ExportedPeople } from "./export-people.server";
import { maskPhone } from "./id-number";
import type { PeopleRow } from "./list-people.server";
import type { Category, Education } from "./person";
import type { peopleText } from "./text";

type T = Translate<typeof peopleText.zh>;

/** The list as a worksheet: who, when and which filter on its first lines; numbers and names as text, days as days. */
export function peopleSheet(
  people: ExportedPeople,
  input: { notes: readonly string[]; full: boolean; language: Language; today?: Day },
  t: T,
): Promise<Buffer> {
  const { language, today = todayOn() } = input;
  const columns: Column<PeopleRow>[] = [
    { heading: t("field.name"), kind: "text", width: 14, value: (r) => r.name },
    { heading: t("field.sex"), kind: "text", width: 6, value: (r) => t(`sex.${r.sex}`) },
    { heading: t("field.birth"), kind: "day", width: 12, value: (r) => r.birthOn },
    { heading: t("field.age"), kind: "number", width: 6, value: (r) => ageOn(r.birthOn, today) },
    {
      heading: t("field.idNumber"),
      kind: "text",
      width: 22,
      value: (r) => people.numbers.get(r.id) ?? r.idNumberMasked,
    },
    {
      heading: t("field.phone"),
      kind: "text",
      width: 14,
      value: (r) => r.phone && (input.full && people.numbers.has(r.id) ? r.phone : maskPhone(r.phone)),
    },
    {
      heading: t("field.village"),
      kind: "text",
      width: 22,
      value: (r) => placeLabel({ townName: r.townName, name: r.villageName }, language),
    },
    { heading: t("field.group"), kind: "text", width: 10, value: (r) => r.villageGroup },
    {
      heading: t("field.category"),
      kind: "text",
      width: 18,
      value: (r) => r.category && t(`category.${r.category as Category}`),
    },
    {
      heading: t("field.education"),
      kind: "text",
      width: 12,
      value: (r) => r.education && t(`education.${r.education as Education}`),
    },
    {
      heading: t("field.ethnicity"),
      kind: "text",
      width: 10,
      value: (r) => r.ethnicity && ethnicGroupName(r.ethnicity, language),
    },
    { heading: t("field.added"), kind: "day", width: 12, value: (r) => todayOn(r.createdAt) },
  ];
  return writeTable({ sheetName: t("sheet.title"), notes: input.notes, columns, rows: people.rows });
}
