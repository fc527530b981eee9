import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { dayOfSerial } from "~/platform/dates";
import { whyNotZip, type ZipProblem } from "./zip-guard";

/** A cell as it stands in the file: what it shows, and what kind of thing it is. */
export interface Cell {
  text: string;
  kind: "text" | "number" | "date" | "formula" | "error" | "empty";
}

export interface Table {
  sheetName: string;
  /** Row n of the file is rows[n - 1]. */
  rows: Cell[][];
}

export const tableLimits = { bytes: 10 * 1024 * 1024, rows: 100_000, columns: 100, cell: 2_000 } as const;

export type TableProblem =
  | ZipProblem
  | "sheet.tooLarge"
  | "sheet.tooManyRows"
  | "sheet.oldExcel"
  | "sheet.otherKind"
  | "sheet.empty"
  | "sheet.encoding";

export type ReadTable = { ok: true; tables: Table[] } | { ok: false; why: TableProblem };

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);
const empty: Cell = { text: "", kind: "empty" };

/**
 * Reads what WPS, Excel and LibreOffice write (XLSX), and CSV in UTF-8, UTF-16 or GBK. Whatever it cannot read is
 * refused with a reason; it never throws on bytes.
 */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.length === 0) return { ok: false, why: "sheet.empty" };
  if (bytes.length > tableLimits.bytes) return { ok: false, why: "sheet.tooLarge" };
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, why: "sheet.oldExcel" };
  if (
    starts(bytes, 0x25, 0x50, 0x44, 0x46) ||
    starts(bytes, 0x89, 0x50) ||
    starts(bytes, 0xff, 0xd8) ||
    starts(bytes, 0x7b, 0x5c)
  )
    return { ok: false, why: "sheet.otherKind" };
  if (starts(bytes, 0x50, 0x4b)) return readWorkbook(bytes);
  return readCsv(bytes);
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadTable> {
  const why = whyNotZip(bytes);
  if (why) return { ok: false, why };
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
  } catch {
    return { ok: false, why: "sheet.broken" };
  }
  const tables: Table[] = [];
  for (const sheet of book.worksheets) {
    if (sheet.state !== "visible" || sheet.rowCount === 0) continue;
    if (sheet.rowCount > tableLimits.rows) return { ok: false, why: "sheet.tooManyRows" };
    const rows: Cell[][] = [];
    for (let r = 1; r <= sheet.rowCount; r += 1) {
      const row = sheet.getRow(r);
      const cells: Cell[] = [];
      for (let c = 1; c <= Math.min(row.cellCount, tableLimits.columns); c += 1)
        cells.push(cellOf(row.getCell(c)));
      rows.push(cells);
    }
    tables.push({ sheetName: sheet.name, rows });
  }
  return tables.length > 0 ? { ok: true, tables } : { ok: false, why: "sheet.empty" };
}

const cut = (text: string) => text.slice(0, tableLimits.cell);

function cellOf(cell: ExcelJS.Cell): Cell {
  const value = cell.value;
  if (value === null || value === undefined) return empty;
  if (typeof value === "string") return value === "" ? empty : { text: cut(value), kind: "text" };
  if (typeof value === "number") return { text: String(value), kind: "number" };
  if (typeof value === "boolean") return { text: String(value), kind: "text" };
  if (value instanceof Date) {
    const serial = value.getTime() / 86_400_000 + 25_569;
    return { text: dayOfSerial(serial) ?? "", kind: "date" };
  }
  if ("richText" in value)
    return { text: cut(value.richText.map((part) => part.text).join("")), kind: "text" };
  if ("hyperlink" in value) return { text: cut(String(value.text ?? "")), kind: "text" };
  if ("formula" in value || "sharedFormula" in value)
    return { text: cut(String(value.result ?? "")), kind: "formula" };
  if ("error" in value) return { text: String(value.error), kind: "error" };
  return empty;
}

/** UTF-16 and UTF-8 by their marks or by being valid; what is neither is GB 18030, as Chinese Excel saves CSV. */
function decode(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(bytes, 0xff, 0xfe)) return iconv.decode(buffer, "utf16le");
  if (starts(bytes, 0xfe, 0xff)) return iconv.decode(buffer, "utf16be");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = iconv.decode(buffer, "gb18030");
    return text.includes("\ufffd") ? null : text;
  }
}

function readCsv(bytes: Uint8Array): ReadTable {
  const text = decode(bytes)?.replace(/^\ufeff/, "");
  if (text === undefined) return { ok: false, why: "sheet.encoding" };
  if (text.includes("\0") || /^\s*<(!doctype|html|\?xml)/i.test(text))
    return { ok: false, why: "sheet.otherKind" };
  const head = text.slice(0, 4000);
  const delimiter = [",", "\t", ";"].sort((a, b) => head.split(b).length - head.split(a).length)[0];
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: tableLimits.rows + 1,
    }) as string[][];
    if (records.length > tableLimits.rows) return { ok: false, why: "sheet.tooManyRows" };
    const rows = records.map((r) =>
      r.slice(0, tableLimits.columns).map((v): Cell => (v === "" ? empty : { text: cut(v), kind: "text" })),
    );
    return rows.some((r) => r.some((c) => c.kind !== "empty"))
      ? { ok: true, tables: [{ sheetName: "CSV", rows }] }
      : { ok: false, why: "sheet.empty" };
  } catch {
    return { ok: false, why: "sheet.broken" };
  }
}
