import type { Merge } from "~/platform/xlsx/merged-cells";
import { readTable, type TableLimits, type TableProblem } from "~/platform/xlsx/read-table.server";
import { headOfSheet, openBook, problemOf } from "~/platform/xlsx/read-workbook.server";
import type { Table } from "~/platform/xlsx/table";

/** Rows of a large file that are looked at for headings and shown beside the columns. */
const headRows = 230;

/** `rows` counts those of each sheet, empty ones and headings among them. */
export type Look =
  | { ok: true; tables: Table[]; merges: Merge[][]; rows: number[] }
  | { ok: false; why: TableProblem };

/** The first rows of each sheet of a file, and where its merged ranges are. The rows below are not read. */
export async function lookAtFile(bytes: Uint8Array, limits: TableLimits): Promise<Look> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes.length > limits.bytes) {
    const read = await readTable(bytes, limits);
    if (!read.ok) return read;
    return {
      ok: true,
      tables: read.tables.map((t) => ({ ...t, rows: t.rows.slice(0, headRows) })),
      merges: read.tables.map(() => []),
      rows: read.tables.map((t) => t.rows.length),
    };
  }
  try {
    const opened = openBook(bytes, limits);
    const heads = [];
    for (const sheet of opened.book.sheets.keys())
      heads.push(await headOfSheet(opened, sheet, limits, headRows));
    if (heads.every((h) => h.whole && h.table.rows.length === 0)) return { ok: false, why: "sheet.empty" };
    return {
      ok: true,
      tables: heads.map((h) => h.table),
      merges: heads.map((h) => h.merges),
      rows: heads.map((h) => h.rows),
    };
  } catch (error) {
    return { ok: false, why: problemOf(error) };
  }
}
