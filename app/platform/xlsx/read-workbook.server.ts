import { type Merge, MergeFill } from "./merged-cells";
import type { ReadTable, TableLimits, TableProblem } from "./read-table.server";
import { SheetScan } from "./sheet-scan";
import type { Cell, Table } from "./table";
import { openWorkbook, type Workbook } from "./workbook-parts";
import { XmlError } from "./xml-scan";
import { openZip, partPieces, ZipError, type ZipParts } from "./zip-guard";

/** A workbook whose ZIP was looked through; its sheets are read from here, as often as is needed. */
export interface OpenedBook {
  zip: ZipParts;
  book: Workbook;
}

class TooManyRows extends Error {}

/** What is wrong with a file, for an error of reading it; what is none of these is thrown on. */
export function problemOf(error: unknown): TableProblem {
  if (error instanceof ZipError) return error.why;
  if (error instanceof XmlError) return "sheet.broken";
  if (error instanceof TooManyRows) return "sheet.tooManyRows";
  throw error;
}

/** @throws what `problemOf` knows. */
export function openBook(bytes: Uint8Array, limits: TableLimits): OpenedBook {
  const zip = openZip(bytes, limits);
  return { zip, book: openWorkbook(zip, limits.cell) };
}

/**
 * Tells the rows of one sheet, merged ranges filled. Memory: the texts that cells share and one piece of the sheet.
 * @param merges of this sheet, from `headOfSheet`
 * @throws what `problemOf` knows.
 */
export async function scanSheet(
  { zip, book }: OpenedBook,
  sheet: number,
  limits: TableLimits,
  merges: readonly Merge[],
  onRow: (number: number, cells: Cell[]) => void,
): Promise<void> {
  const filling = new MergeFill(merges, limits.columns);
  const scan = new SheetScan(book, limits, (number, cells) => {
    if (number > limits.rows) throw new TooManyRows();
    filling.fill(number, cells);
    onRow(number, cells);
  });
  for await (const piece of partPieces(zip, book.sheets[sheet]!.part)) scan.write(piece);
  scan.end();
}

const endOfRows = "sheetData>";
const startOfRow = "<row";

/** How many rows begin in these bytes: `<row>` or `<row r=…`, no `<rowBreaks`. */
function rowsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(startOfRow); at >= 0; at = bytes.indexOf(startOfRow, at + startOfRow.length))
    if (/[\s/>]/.test(String.fromCharCode(bytes[at + startOfRow.length] ?? 0))) count += 1;
  return count;
}

/**
 * The first rows of a sheet, its merged ranges and how many rows it has. The rows below are passed over as bytes: the
 * merges stand behind them.
 */
export async function headOfSheet(
  { zip, book }: OpenedBook,
  sheet: number,
  limits: TableLimits,
  rows: number,
): Promise<{ table: Table; merges: Merge[]; whole: boolean; rows: number }> {
  const found: { number: number; cells: Cell[] }[] = [];
  let enough = false;
  const scan = new SheetScan(book, limits, (number, cells) => {
    if (number <= rows) found.push({ number, cells });
    else enough = true;
  });
  let behind: SheetScan | null = null;
  let edge = Buffer.alloc(0);
  let count = 0;
  let before = Buffer.alloc(0);
  for await (const piece of partPieces(zip, book.sheets[sheet]!.part)) {
    // A row may begin across two pieces.
    const close = Buffer.concat([before, piece]);
    count += rowsIn(close);
    before = close.subarray(-startOfRow.length);
    if (behind) behind.write(piece);
    else if (!enough) scan.write(piece);
    else {
      const bytes = Buffer.concat([edge, piece]);
      const end = bytes.indexOf(endOfRows, 0, "latin1");
      if (end >= 0) {
        behind = new SheetScan(book, limits, () => {});
        behind.write(bytes.subarray(end + endOfRows.length));
      } else edge = Buffer.from(bytes.subarray(Math.max(0, bytes.length - endOfRows.length)));
    }
  }
  const merges = (behind ?? scan).merges;
  const table = filled(book.sheets[sheet]!.name, found, merges, limits);
  return { table, merges, whole: !enough, rows: count };
}

/** Rows as a table, row n at n - 1, merged ranges filled. */
function filled(
  sheetName: string,
  found: readonly { number: number; cells: Cell[] }[],
  merges: readonly Merge[],
  limits: TableLimits,
): Table {
  const rows: Cell[][] = [];
  for (const { number, cells } of found) {
    while (rows.length < number - 1) rows.push([]);
    rows[number - 1] = cells;
  }
  const filling = new MergeFill(merges, limits.columns);
  for (const [i, cells] of rows.entries()) filling.fill(i + 1, cells);
  return { sheetName, rows };
}

/** Reads a workbook (XLSX) as a whole. Hidden and empty sheets are passed over. */
export async function readWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<ReadTable> {
  try {
    const opened = openBook(bytes, limits);
    const tables: Table[] = [];
    for (const [sheet, { name }] of opened.book.sheets.entries()) {
      const found: { number: number; cells: Cell[] }[] = [];
      const scan = new SheetScan(opened.book, limits, (number, cells) => {
        if (number > limits.rows) throw new TooManyRows();
        found.push({ number, cells });
      });
      for await (const piece of partPieces(opened.zip, opened.book.sheets[sheet]!.part)) scan.write(piece);
      scan.end();
      const table = filled(name, found, scan.merges, limits);
      if (table.rows.some((cells) => cells.some((cell) => cell.kind !== "empty"))) tables.push(table);
    }
    return tables.length > 0 ? { ok: true, tables } : { ok: false, why: "sheet.empty" };
  } catch (error) {
    return { ok: false, why: problemOf(error) };
  }
}
