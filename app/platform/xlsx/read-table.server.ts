import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { readWorkbook } from "./read-workbook.server";
import { type Cell, emptyCell, type Table } from "./table";
import type { ZipProblem } from "./zip-guard";

export interface TableLimits {
  bytes: number;
  rows: number;
  columns: number;
  /** Characters kept of one cell. */
  cell: number;
  unzippedBytes: number;
}

export const tableLimits: TableLimits = {
  bytes: 10 * 1024 * 1024,
  rows: 100_000,
  columns: 100,
  cell: 2_000,
  unzippedBytes: 200 * 1024 * 1024,
};

export type TableProblem =
  | ZipProblem
  | "sheet.tooLarge"
  | "sheet.tooManyRows"
  | "sheet.oldExcel"
  | "sheet.empty"
  | "sheet.encoding";

export type ReadTable = { ok: true; tables: Table[] } | { ok: false; why: TableProblem };

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);

const otherKinds = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x7b, 0x5c, 0x72, 0x74], // RTF
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
];

/**
 * Reads what WPS, Excel and LibreOffice write (XLSX), and CSV in UTF-8, UTF-16 or GBK. What it is is told by its
 * bytes, never by its name. Whatever it cannot read is refused with a reason; it never throws on bytes.
 */
export async function readTable(bytes: Uint8Array, limits: TableLimits = tableLimits): Promise<ReadTable> {
  if (bytes.length === 0) return { ok: false, why: "sheet.empty" };
  if (bytes.length > limits.bytes) return { ok: false, why: "sheet.tooLarge" };
  // A password puts a workbook into the container that old Excel used, in a stream of this name.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return {
      ok: false,
      why: Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"))
        ? "sheet.encrypted"
        : "sheet.oldExcel",
    };
  if (otherKinds.some((head) => starts(bytes, ...head))) return { ok: false, why: "sheet.otherKind" };
  if (starts(bytes, 0x50, 0x4b)) return readWorkbook(bytes, limits);
  return readCsv(bytes, limits);
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

function readCsv(bytes: Uint8Array, limits: TableLimits): ReadTable {
  const text = decode(bytes)?.replace(/^\ufeff/, "");
  // No encoding of text has these bytes: what is left of a workbook, not a list in another encoding.
  if (text === undefined)
    return { ok: false, why: bytes.some((b) => b < 9 || b === 0x7f) ? "sheet.broken" : "sheet.encoding" };
  if (/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text) || /^\s*<(!doctype|html|table|\?xml)/i.test(text))
    return { ok: false, why: "sheet.otherKind" };
  const head = text.slice(0, 4000);
  const delimiter = [",", "\t", ";"].sort((a, b) => head.split(b).length - head.split(a).length)[0];
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: limits.rows + 1,
    }) as string[][];
    if (records.length > limits.rows) return { ok: false, why: "sheet.tooManyRows" };
    const rows = records.map((r) =>
      r
        .slice(0, limits.columns)
        .map((v): Cell => (v === "" ? emptyCell : { text: v.slice(0, limits.cell), kind: "text" })),
    );
    return rows.some((r) => r.some((c) => c.text.trim() !== ""))
      ? { ok: true, tables: [{ sheetName: "", rows }] }
      : { ok: false, why: "sheet.empty" };
  } catch {
    return { ok: false, why: "sheet.broken" };
  }
}
