import { categories, educations, peopleText } from "~/areas/people";
import { type Language, translator } from "~/platform/i18n/text";
import type { Layout } from "~/platform/imports/headings";
import { columnLetter, type Table } from "~/platform/xlsx/table";
import { type TextSheet, writeTextSheets } from "~/platform/xlsx/write-text-sheets.server";
import { rosterText } from "../text";
import type { RefusedRow } from "./kept-refused.server";
import { exampleNumbers, type RosterField, rosterFields } from "./roster-fields";
import { columnName, say } from "./roster-say";

const templateFields = rosterFields.filter((f) => f !== "town" && f !== "sex" && f !== "birth");
const widths: Partial<Record<RosterField, number>> = {
  idNumber: 24,
  phone: 16,
  village: 22,
  category: 18,
  idea: 24,
};

/** An empty roster: headings, two example rows that are passed over on import, and a sheet of notes. */
export function rosterTemplate(language: Language, village: string): Promise<Buffer> {
  const t = translator(rosterText, language);
  const p = translator(peopleText, language);
  const example = (idNumber: string, rest: Partial<Record<RosterField, string>>) => [
    t("template.example"),
    ...templateFields.map((f) => (f === "idNumber" ? idNumber : (rest[f] ?? ""))),
  ];
  const list = language === "zh" ? "、" : ", ";
  const notes = t("template.notes", {
    educations: educations.map((e) => p(`education.${e}`)).join(list),
    categories: categories.map((c) => p(`category.${c}`)).join(list),
  });
  const sheets: TextSheet[] = [
    {
      sheetName: t("template.sheet"),
      headings: true,
      widths: [8, ...templateFields.map((f) => widths[f] ?? 12)],
      rows: [
        [t("template.number"), ...templateFields.map((f) => t(`field.${f}`))],
        example(exampleNumbers[0], {
          name: "张　伟",
          phone: "13800000000",
          village,
          group: "2",
          ethnicity: "汉族",
          education: p("education.junior"),
          category: p("category.returned-migrant"),
          idea: "大棚蔬菜",
          inBusiness: t("no"),
        }),
        example(exampleNumbers[1], { name: "李秀英", village, inBusiness: t("yes") }),
      ],
    },
    { sheetName: t("template.notesSheet"), widths: [90], rows: notes.split("\n").map((line) => [line]) },
  ];
  return writeTextSheets(sheets);
}

/**
 * The refused rows as they stood in the file, in front of them the row and the reason. Corrected, it can be imported
 * as it is.
 */
export function refusedFile(
  language: Language,
  table: Table,
  layout: Layout<RosterField>,
  refused: readonly RefusedRow[],
  note: string,
): Promise<Buffer> {
  const t = translator(rosterText, language);
  const width = Math.max(1, ...refused.map((r) => table.rows[r.row - 1]?.length ?? 0));
  const headings = Array.from({ length: width }, (_, i) => {
    const own =
      layout.headingRow < 0 ? "" : (table.rows[layout.headingRow]?.[i]?.text.replace(/\s+/g, "") ?? "");
    const field = rosterFields.find((f) => layout.columns[f] === i);
    return own || (field ? t(`field.${field}`) : columnLetter(i));
  });
  const why = (r: RefusedRow) =>
    r.problems
      .map(
        (p) =>
          `${columnName(language, layout.columns, p.field)}${language === "zh" ? "：" : ": "}${say(language, p.why)}`,
      )
      .join(language === "zh" ? "" : " ");
  return writeTextSheets([
    {
      sheetName: t("refusedSheet"),
      headings: true,
      widths: [10, 50, ...headings.map((h) => (/证|id/i.test(h) ? 24 : 16))],
      rows: [
        [t("refusedRow"), t("refusedWhy"), ...headings],
        ...refused.map((r) => [
          String(r.row),
          why(r),
          ...headings.map((_, i) => table.rows[r.row - 1]?.[i]?.text ?? ""),
        ]),
      ],
    },
    { sheetName: t("template.notesSheet"), widths: [90], rows: [[note]] },
  ]);
}
