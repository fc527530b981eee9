import { excelJs } from "./exceljs.server";
import { sheetName } from "./sheet-name";

export interface TextSheet {
  sheetName: string;
  rows: readonly (readonly string[])[];
  /** Width of each column, in characters. */
  widths: readonly number[];
  /** The first row is headings: bold, and stays in sight. */
  headings?: boolean;
}

/** Sheets of text: every cell and every column as text, so that what is typed below keeps its digits too. */
export async function writeTextSheets(sheets: readonly TextSheet[]): Promise<Buffer> {
  const { Workbook } = await excelJs();
  const book = new Workbook();
  for (const s of sheets) {
    const sheet = book.addWorksheet(sheetName(s.sheetName), {
      views: s.headings ? [{ state: "frozen", ySplit: 1 }] : [],
    });
    for (const [i, width] of s.widths.entries()) {
      const column = sheet.getColumn(i + 1);
      column.width = width;
      column.numFmt = "@";
    }
    for (const row of s.rows) sheet.addRow(row.map((text) => text || null));
    if (s.headings) sheet.getRow(1).font = { bold: true };
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
