import { type Cell, emptyCell, type Table } from "~/platform/xlsx/table";
import { type FieldPattern, headingText, type Layout, mapHeadings } from "./headings";

/** What somebody typed over a cell during the dry run: `row.field` → text. */
export type Fixes = Readonly<Record<string, string>>;

export const fixKey = (row: number, field: string) => `${row}.${field}`;

/** A row of the file that is meant as a record. */
export interface SourceRow<F extends string> {
  /** Row of the file, from 1. */
  row: number;
  at: (field: F) => Cell;
  /** What the file itself says, whatever was typed over it. */
  inFile: (field: F) => Cell;
  fixed: readonly F[];
  /** One of its cells says that it is an example of the template. */
  example: boolean;
}

/**
 * What a cell of the file says, in full, or what was typed over it.
 * @returns undefined when the field has no column and nothing was typed
 */
export function typedIn<F extends string>(
  rows: readonly (readonly Cell[])[],
  layout: Layout<F>,
  fixes: Fixes,
): (row: number, field: F) => { typed: string | undefined; fixed: boolean; inFile: string } {
  return (row, field) => {
    const over = fixes[fixKey(row, field)];
    const column = layout.columns[field];
    const inFile = column === undefined ? undefined : rows[row - 1]?.[column]?.text.trim();
    return { typed: over ?? inFile, fixed: over !== undefined, inFile: inFile ?? "" };
  };
}

/** 合计 before or after a figure that stands where a name would. */
const sum = /^(合计|共计|总计|小计|总数|total)[:：]?$/i;
const figure = /^[\d,.]{1,8}$/;

/** A number that is somebody's: a row that has it is no empty one, though it is all it has. */
const telephone = /^1\d{10}$/;

const exampleWord = /^(示例|example)$/i;

/** 制表人, 合计, 共 30 人 and the like: lines under a table that are nobody. */
const footer =
  /^(制表|填表|审核|负责人|经办|签字|签名|合计|共计|总计|填报|单位|日期|备注|说明|注)[^\d]{0,8}[:：]?|(签字|签名|盖章|年\s*月\s*日|共\s*\d+\s*[人户])|^共?\s*\d+\s*[人名户口]$/;

/**
 * Tells for one row after another whether it is a record: blank rows, numbered but empty rows, headings repeated on a
 * second page and lines of signatures are none. A row with any of the needed fields is never passed over.
 */
export function sourceRow<F extends string>(
  layout: Layout<F>,
  patterns: readonly FieldPattern<F>[],
  fixes: Fixes = {},
): (number: number, cells: readonly Cell[]) => SourceRow<F> | null {
  const needed = patterns.filter((p) => p.needed).map((p) => p.field);
  const fields = patterns.map((p) => p.field);
  const fixedRows = new Set(Object.keys(fixes).map((key) => Number.parseInt(key, 10)));
  return (number, cells) => {
    if (number <= layout.headingRow + 1) return null;
    const inFile = (field: F): Cell => {
      const column = layout.columns[field];
      return column === undefined ? emptyCell : (cells[column] ?? emptyCell);
    };
    if (isHeading(cells, layout, patterns)) return null;
    const says = needed.map((field) => inFile(field).text.trim()).filter((text) => text !== "");
    if (says.length === 0 || says.every((text) => footer.test(text))) {
      const filled = cells.filter((c) => c.text.trim() !== "");
      const known = fields.some((field) => telephone.test(inFile(field).text.replace(/[\s-]/g, "")));
      if ((filled.length <= 2 && !known) || filled.some((c) => footer.test(c.text.trim()))) return null;
    }
    if (
      says.every((text) => figure.test(text) || sum.test(text)) &&
      cells.some((c) => sum.test(c.text.replace(/\s/g, "")))
    )
      return null;
    const example = cells.some((c) => exampleWord.test(c.text.trim()));
    if (!fixedRows.has(number)) return { row: number, at: inFile, inFile, fixed: [], example };
    return {
      row: number,
      at: (field) => {
        const typed = fixes[fixKey(number, field)];
        return typed === undefined ? inFile(field) : { text: typed, kind: typed ? "text" : "empty" };
      },
      inFile,
      fixed: fields.filter((field) => fixes[fixKey(number, field)] !== undefined),
      example,
    };
  };
}

/** The records of a table that is at hand as a whole. */
export function sourceRows<F extends string>(
  table: Table,
  layout: Layout<F>,
  patterns: readonly FieldPattern<F>[],
  fixes: Fixes = {},
): SourceRow<F>[] {
  const read = sourceRow(layout, patterns, fixes);
  return table.rows.flatMap((cells, i) => read(i + 1, cells ?? []) ?? []);
}

/** Headings again: the same fields in the same columns. */
function isHeading<F extends string>(
  cells: readonly Cell[],
  layout: Layout<F>,
  patterns: readonly FieldPattern<F>[],
): boolean {
  // Most rows are none: two cells must look like the heading of their own column before all are compared.
  let alike = 0;
  for (const { field, heading } of patterns) {
    const column = layout.columns[field];
    const told = column === undefined ? "" : (cells[column]?.text ?? "");
    // Numbers are no headings, and every row has some.
    if (told === "" || (told >= "0" && told < ":")) continue;
    const text = headingText(told);
    if (text !== "" && heading.test(text)) alike += 1;
  }
  if (alike < 2) return false;
  const columns = Object.entries(mapHeadings(cells, patterns)) as [F, number][];
  return columns.length >= 2 && columns.every(([field, column]) => layout.columns[field] === column);
}

const halfWidth = (text: string) =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** ID numbers and phones inside a text are shown masked: 372928********0012, 138****6625. */
export const maskDigits = (text: string): string =>
  halfWidth(text)
    .replace(/(?<!\d)(1\d{2})[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g, "$1****$2")
    .replace(/\d[\d\s-]{10,}[\dXx]/g, (n) => {
      const digits = n.replace(/[\s-]/g, "");
      return digits.length < 12 ? n : `${digits.slice(0, 6)}********${digits.slice(-4)}`;
    });

/** Columns for a person to say what they are: letter aside, what the heading says and the first values, masked. */
export function columnSamples(table: Table, headingRow: number): { heading: string; samples: string[] }[] {
  const below = table.rows.slice(headingRow + 1);
  const width = Math.max(
    0,
    ...table.rows.slice(Math.max(0, headingRow), headingRow + 200).map((r) => r.length),
  );
  return Array.from({ length: width }, (_, c) => ({
    heading: headingRow < 0 ? "" : (table.rows[headingRow]?.[c]?.text.replace(/\s+/g, " ").trim() ?? ""),
    samples: below
      .map((r) => r[c]?.text.trim() ?? "")
      .filter((text) => text !== "")
      .slice(0, 3)
      .map((text) => maskDigits(text).slice(0, 24)),
  }));
}
