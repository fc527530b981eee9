import type { Db } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import type { RowProblem } from "~/platform/imports/said";
import { type StreamedCell, sheetStream } from "~/platform/xlsx/stream-sheet.server";
import { columnLetter } from "~/platform/xlsx/table";
import { type TextSheet, writeTextSheets } from "~/platform/xlsx/write-text-sheets.server";
import { categories, educations } from "../person";
import { peopleText } from "../text";
import { peopleImportText } from "../text/people-import";
import { saidIn } from "./dry-run-view.server";
import type { FileKind, FileLayout } from "./file-kind";
import { exampleNumbers, firstRowId, type PeopleField, peopleFields, rowOfId } from "./people-fields";
import { columnName, fieldWord, say } from "./people-say";

const templateFields = peopleFields.filter((f) => f !== "town" && f !== "sex" && f !== "birth");
const widths: Partial<Record<PeopleField, number>> = {
  idNumber: 24,
  phone: 16,
  village: 22,
  address: 30,
  category: 18,
};

/** An empty file of people: headings, two example rows that are passed over on import, and a sheet of notes. */
export function peopleTemplate(language: Language, village: string): Promise<Buffer> {
  const t = translator(peopleImportText, language);
  const p = translator(peopleText, language);
  const example = (idNumber: string, rest: Partial<Record<PeopleField, string>>) => [
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
        example(exampleNumbers[0]!, {
          name: "张　伟",
          phone: "13800000000",
          village,
          group: "2",
          ethnicity: "汉族",
          education: p("education.junior"),
          category: p("category.returned-migrant"),
        }),
        example(exampleNumbers[1]!, { name: "李秀英", village }),
      ],
    },
    { sheetName: t("template.notesSheet"), widths: [90], rows: notes.split("\n").map((line) => [line]) },
  ];
  return writeTextSheets(sheets);
}

/** The rows that stayed out, with what was wrong, by their row of the file. */
export function refusedReasons(
  db: Db,
  batchId: number,
  kind: FileKind,
  layout: FileLayout,
  language: Language,
): Map<number, string> {
  const rows = db.$client
    .prepare(
      `SELECT id, outcome, problems FROM import_row
       WHERE id BETWEEN ? AND ? AND outcome IN ('refused', 'late') ORDER BY id`,
    )
    .all(firstRowId(batchId), firstRowId(batchId + 1) - 1) as {
    id: number;
    outcome: string;
    problems: string | null;
  }[];
  const zh = language === "zh";
  const said = (p: RowProblem<string>) =>
    `${columnName(language, layout.columns, p.field, kind)}${zh ? "：" : ": "}${say(language, p.why, kind)}`;
  return new Map(
    rows.map((r) => [
      rowOfId(r.id),
      r.outcome === "late" && !r.problems
        ? say(language, { key: "why.late" }, kind)
        : saidIn<RowProblem<string>>(r.problems)
            .map(said)
            .join(zh ? "" : " "),
    ]),
  );
}

/** These rows as they stood in the file, in front of them the row and the reason. Corrected, it can be imported as it is. */
export function refusedFile(
  language: Language,
  kind: FileKind,
  input: {
    layout: FileLayout;
    headings: readonly string[];
    reasons: ReadonlyMap<number, string>;
    rows: readonly { number: number; texts: readonly string[] }[];
    note: string;
  },
): ReadableStream<Uint8Array> {
  const t = translator(kind.text, language);
  const width = Math.max(input.headings.length, ...input.rows.map((r) => r.texts.length), 1);
  const headings = Array.from({ length: width }, (_, i) => {
    const field = kind.fields.find((f) => input.layout.columns[f] === i);
    return input.headings[i] || (field ? fieldWord(language, kind, field) : columnLetter(i));
  });
  function* rows(): Generator<StreamedCell[]> {
    for (const r of input.rows)
      yield [
        String(r.number),
        input.reasons.get(r.number) ?? "",
        ...headings.map((_, i) => r.texts[i] ?? ""),
      ];
  }
  return sheetStream({
    sheetName: t("refusedSheet"),
    notes: [input.note],
    widths: [10, 50, ...headings.map((h) => (/证|id/i.test(h) ? 24 : 16))],
    headings: [t("refusedRow"), t("refusedWhy"), ...headings],
    rows: rows(),
  });
}
