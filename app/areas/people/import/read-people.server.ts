import { type Look, lookAtFile } from "~/platform/imports/look-at-file.server";
import type { RowProblem } from "~/platform/imports/said";
import { type Fixes, sourceRow } from "~/platform/imports/source-rows";
import { readTable, type TableLimits, tableLimits } from "~/platform/xlsx/read-table.server";
import { openBook, problemOf, scanSheet } from "~/platform/xlsx/read-workbook.server";
import type { Cell } from "~/platform/xlsx/table";
import type { FileLayout } from "./file-kind";
import { exampleNumbers, type PeopleField, type PeopleLayout, peoplePatterns } from "./people-fields";
import { cellWords, readPersonCells } from "./person-cells";
import type { FileRow } from "./plan-person.server";

export const peopleLimits: TableLimits = { ...tableLimits, rows: 100_030 };

/** Looks at the head of a file of people. */
export const lookAtPeopleFile = (bytes: Uint8Array): Promise<Look> => lookAtFile(bytes, peopleLimits);

/** A row that was told already and turns out to share its number with a later one of another name. */
export interface Conflict {
  row: number;
  problem: RowProblem<PeopleField>;
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Tells the rows of one sheet of a file, from the first to the last. Memory: the texts that cells share, one piece of
 * the sheet; of a CSV the whole table.
 * @throws what `problemOf` knows, for a file that cannot be read to its end.
 */
export async function eachRow(
  bytes: Uint8Array,
  layout: FileLayout,
  onRow: (number: number, cells: readonly Cell[]) => void,
): Promise<void> {
  if (isZip(bytes))
    return scanSheet(openBook(bytes, peopleLimits), layout.sheet, peopleLimits, layout.merges ?? [], onRow);
  const read = await readTable(bytes, peopleLimits);
  if (!read.ok) throw new UnreadableFile(read.why);
  for (const [i, cells] of (read.tables[layout.sheet]?.rows ?? []).entries()) onRow(i + 1, cells);
}

export class UnreadableFile extends Error {
  constructor(readonly why: ReturnType<typeof problemOf>) {
    super(why);
  }
}

export const whyUnreadable = (error: unknown) =>
  error instanceof UnreadableFile ? error.why : problemOf(error);

/**
 * Reads the people of a file. One person twice: the first row stands. One number under two names: nobody knows whose it
 * is, so none stands; the earlier rows of these are in the answer.
 */
export async function readPeople(
  bytes: Uint8Array,
  layout: PeopleLayout,
  fixes: Fixes,
  onPerson: (row: FileRow) => void,
): Promise<Conflict[]> {
  const read = sourceRow(layout, peoplePatterns, fixes);
  const first = new Map<string, { row: number; name: string; masked: string }>();
  const conflicts = new Map<number, Conflict>();
  let above: { village: string; row: number } | null = null;
  await eachRow(bytes, layout, (number, cells) => {
    const source = read(number, cells);
    if (!source) return;
    const row: FileRow = {
      ...readPersonCells(number, source.at),
      address: cellWords(source.at("address")),
    };
    if (source.fixed.length > 0) row.notes.push({ key: "note.fixed" });
    // A CSV keeps of merged cells only the first; lists are in the order of villages.
    const example = row.idNumber !== null && exampleNumbers.includes(row.idNumber);
    if (example && source.example) return;
    if (example) row.problems.push({ field: "idNumber", value: row.masked, why: { key: "why.example" } });
    if (row.village) above = { village: row.village, row: number };
    else if (above) {
      row.village = above.village;
      row.villageFrom = above.row;
      row.notes.push({ key: "note.villageAbove", values: { village: above.village } });
    }
    if (row.idNumber === null) return onPerson(row);
    const before = first.get(row.idNumber);
    if (!before) first.set(row.idNumber, { row: number, name: row.name, masked: row.masked });
    else {
      const sameName = !row.name || !before.name || row.name === before.name;
      const problem = (other: number): RowProblem<PeopleField> => ({
        field: "idNumber",
        value: row.masked,
        why: { key: sameName ? "why.repeated" : "why.twoNames", values: { row: other } },
      });
      row.problems.push(problem(before.row));
      if (!sameName && !conflicts.has(before.row))
        conflicts.set(before.row, { row: before.row, problem: problem(number) });
    }
    onPerson(row);
  });
  return [...conflicts.values()];
}

/** Some rows of a file as they stand there, and its headings. */
export async function rowsOfFile(input: {
  bytes: Uint8Array;
  layout: FileLayout;
  rows: readonly number[];
}): Promise<{ headings: string[]; rows: { number: number; texts: string[] }[] }> {
  const wanted = new Set(input.rows);
  let headings: string[] = [];
  const rows: { number: number; texts: string[] }[] = [];
  await eachRow(input.bytes, input.layout, (number, cells) => {
    const texts = () => cells.map((c) => c.text);
    if (number === input.layout.headingRow + 1) headings = texts().map((h) => h.replace(/\s+/g, ""));
    else if (wanted.has(number)) rows.push({ number, texts: texts() });
  });
  return { headings, rows };
}
