import type ExcelJS from "exceljs";
import { dayOfSerial } from "~/platform/dates";
import { excelJs } from "./exceljs.server";
import type { ReadTable, TableLimits } from "./read-table.server";
import { type Cell, emptyCell, type Table } from "./table";
import { whyNotZip } from "./zip-guard";

/** Reads a workbook (XLSX) whose ZIP was looked through first. Hidden and empty sheets are passed over. */
export async function readWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<ReadTable> {
  const why = whyNotZip(bytes, limits);
  if (why) return { ok: false, why };
  const { Workbook } = await excelJs();
  const book = new Workbook();
  try {
    await book.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
  } catch {
    return { ok: false, why: "sheet.broken" };
  }
  const tables: Table[] = [];
  for (const sheet of book.worksheets) {
    if (sheet.state !== "visible") continue;
    const rows: Cell[][] = [];
    // Only rows that hold something: WPS formats rows down to 1,048,576 at a stroke.
    sheet.eachRow((row, number) => {
      if (number > limits.rows) {
        rows.length = number;
        return;
      }
      while (rows.length < number - 1) rows.push([]);
      const cells: Cell[] = [];
      for (let c = 1; c <= Math.min(row.cellCount, limits.columns); c += 1)
        cells.push(cellOf(row.getCell(c), limits.cell));
      rows[number - 1] = cells;
    });
    if (rows.length > limits.rows) return { ok: false, why: "sheet.tooManyRows" };
    if (rows.some((cells) => cells.some((c) => c.kind !== "empty")))
      tables.push({ sheetName: sheet.name, rows });
  }
  return tables.length > 0 ? { ok: true, tables } : { ok: false, why: "sheet.empty" };
}

/** A cell that a merge covers: one below its master says the same (a village beside its people), one beside it nothing. */
/** ValueType.Merge, whose module is not loaded here. */
const mergedType: ExcelJS.ValueType.Merge = 1;

function cellOf(cell: ExcelJS.Cell, longest: number): Cell {
  if (cell.type === mergedType)
    return cell.master.col === cell.col ? readValue(cell.master.value, longest) : emptyCell;
  return readValue(cell.value, longest);
}

function readValue(value: ExcelJS.CellValue, longest: number): Cell {
  const words = (text: string): Cell =>
    text === "" ? emptyCell : { text: text.slice(0, longest), kind: "text" };
  if (value === null || value === undefined) return emptyCell;
  if (typeof value === "string") return words(value);
  if (typeof value === "number") return { text: String(value), kind: "number" };
  if (typeof value === "boolean") return words(String(value));
  if (value instanceof Date) {
    const serial = value.getTime() / 86_400_000 + 25_569;
    return { text: dayOfSerial(serial) ?? "", kind: "date" };
  }
  if ("richText" in value) return words(value.richText.map((part) => part.text).join(""));
  if ("hyperlink" in value) {
    const { text } = value as { text: unknown };
    return typeof text === "object"
      ? readValue(text as ExcelJS.CellValue, longest)
      : words(String(text ?? ""));
  }
  if ("formula" in value || "sharedFormula" in value) {
    const { result } = value;
    if (result && typeof result === "object" && "error" in result)
      return { text: String(result.error), kind: "error" };
    const shown = result instanceof Date ? result.toISOString().slice(0, 10) : String(result ?? "");
    return { text: shown.slice(0, longest), kind: "formula" };
  }
  if ("error" in value) return { text: String(value.error), kind: "error" };
  return emptyCell;
}
