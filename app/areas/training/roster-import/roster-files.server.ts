import { categories, educations, peopleText } from "~/areas/people";
import { type Language, translator } from "~/platform/i18n/text";
import type { Layout } from "~/platform/imports/headings";
import { type Fixes, fixKey } from "~/platform/imports/source-rows";
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
 * The refused rows as they stand: the file with what was typed over it, in front of them the row and the reason, which is
 * about just that. Corrected, it can be imported as it is; row and reason of an earlier such file are left out.
 */
export function refusedFile(
  language: Language,
  table: Table,
  layout: Layout<RosterField>,
  fixes: Fixes,
  refused: readonly RefusedRow[],
  note: string,
): Promise<Buffer> {
  const t = translator(rosterText, language);
  const columns = [...columnsOfFile(), ...columnsTyped()];
  const why = (r: RefusedRow) =>
    r.problems
      .map(
        (p) =>
          `${columnName(language, layout.columns, p.field)}${language === "zh" ? "：" : ": "}${say(language, p.why)}`,
      )
      .join(language === "zh" ? "" : " ");
  const cell = (row: number, c: FileColumn) =>
    (c.field && fixes[fixKey(row, c.field)]) ??
    (c.at === null ? "" : (table.rows[row - 1]?.[c.at]?.text ?? ""));
  return writeTextSheets([
    {
      sheetName: t("refusedSheet"),
      headings: true,
      widths: [10, 50, ...columns.map((c) => (/证|id/i.test(c.heading) ? 24 : 16))],
      rows: [
        [t("refusedRow"), t("refusedWhy"), ...columns.map((c) => c.heading)],
        ...refused.map((r) => [String(r.row), why(r), ...columns.map((c) => cell(r.row, c))]),
      ],
    },
    { sheetName: t("template.notesSheet"), widths: [90], rows: [[note]] },
  ]);

  function columnsOfFile(): FileColumn[] {
    const width = Math.max(
      1,
      ...refused.map((r) => table.rows[r.row - 1]?.length ?? 0),
      ...Object.values(layout.columns).map((column) => column + 1),
    );
    return Array.from({ length: width }, (_, at) => {
      const own =
        layout.headingRow < 0
          ? ""
          : (table.rows[layout.headingRow]?.[at]?.text.replace(/\s+/g, " ").trim() ?? "");
      const field = rosterFields.find((f) => layout.columns[f] === at);
      return {
        at,
        field,
        heading: own.replace(/\s+/g, "") || (field ? t(`field.${field}`) : columnLetter(at)),
        own,
      };
    }).filter((c) => c.field !== undefined || !ownHeadings.includes(c.own));
  }

  /** What was typed for a field that the file has no column for. */
  function columnsTyped(): FileColumn[] {
    return rosterFields
      .filter(
        (f) => layout.columns[f] === undefined && refused.some((r) => fixes[fixKey(r.row, f)] !== undefined),
      )
      .map((field) => ({ at: null, field, heading: t(`field.${field}`) }));
  }
}

interface FileColumn {
  /** From 0; null when the file has no such column. */
  at: number | null;
  field: RosterField | undefined;
  heading: string;
}

/** What stands over the row and the reason in a file of refused rows. */
const ownHeadings = (["zh", "en"] as const).flatMap((language) => {
  const t = translator(rosterText, language);
  return [t("refusedRow"), t("refusedWhy")];
});
