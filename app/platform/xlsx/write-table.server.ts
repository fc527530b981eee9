import { excelJs } from "./exceljs.server";
import { sheetName } from "./sheet-name";

export interface Column<R> {
  heading: string;
  /** text keeps digits as they are (ID, phone); day becomes a real date. */
  kind: "text" | "number" | "day";
  width?: number;
  value: (row: R) => string | number | null;
}

/**
 * A worksheet: note lines (who, when, which filter), headings, rows. Text stays text: a name `=1+1` is no formula,
 * an ID number keeps its 18 digits (FEATURES 108).
 */
export async function writeTable<R>(input: {
  sheetName: string;
  notes: readonly string[];
  columns: readonly Column<R>[];
  rows: readonly R[];
}): Promise<Buffer> {
  const { Workbook } = await excelJs();
  const book = new Workbook();
  const sheet = book.addWorksheet(sheetName(input.sheetName), {
    views: [{ state: "frozen", ySplit: input.notes.length + 1 }],
  });
  for (const note of input.notes) sheet.addRow([note]);
  sheet.addRow(input.columns.map((c) => c.heading)).font = { bold: true };
  for (const [i, c] of input.columns.entries()) {
    const column = sheet.getColumn(i + 1);
    column.width = c.width ?? 14;
    column.numFmt = c.kind === "text" ? "@" : c.kind === "day" ? "yyyy-mm-dd" : "General";
  }
  for (const row of input.rows) {
    sheet.addRow(
      input.columns.map((c) => {
        const value = c.value(row);
        if (value === null || value === "") return null;
        if (c.kind === "day") return new Date(`${value}T00:00:00Z`);
        return c.kind === "number" ? Number(value) : String(value);
      }),
    );
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
