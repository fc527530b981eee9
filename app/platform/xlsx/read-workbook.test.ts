import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOfSerial } from "~/platform/dates";
import { readTable, type TableLimits, tableLimits } from "./read-table.server";
import { headOfSheet, openBook, scanSheet } from "./read-workbook.server";
import type { Cell } from "./table";

// Our own scanner against exceljs: the same workbook, the same table.

/** A cell as exceljs reads it. */
function plainly(value: ExcelJS.CellValue): Cell {
  const words = (text: string): Cell => ({ text, kind: text === "" ? "empty" : "text" });
  if (value === null || value === undefined) return words("");
  if (typeof value === "string") return words(value);
  if (typeof value === "number") return { text: String(value), kind: "number" };
  if (typeof value === "boolean") return words(String(value));
  if (value instanceof Date)
    return { text: dayOfSerial(value.getTime() / 86_400_000 + 25_569) ?? "", kind: "date" };
  if ("richText" in value) return words(value.richText.map((part) => part.text).join(""));
  if ("formula" in value) {
    const { result } = value;
    if (result && typeof result === "object" && "error" in result)
      return { text: String(result.error), kind: "error" };
    return { text: String(result ?? ""), kind: "formula" };
  }
  if ("error" in value) return { text: String(value.error), kind: "error" };
  return words("");
}

async function byExcelJs(bytes: Uint8Array): Promise<Cell[][][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book.worksheets.map((sheet) => {
    const rows: Cell[][] = [];
    sheet.eachRow((row, number) => {
      while (rows.length < number) rows.push([]);
      for (let c = 1; c <= row.cellCount; c += 1) {
        const cell = row.getCell(c);
        const covered = cell.type === ExcelJS.ValueType.Merge;
        const shown = !covered || cell.master.col === cell.col;
        rows[number - 1]!.push(plainly(shown ? (covered ? cell.master.value : cell.value) : null));
      }
    });
    return rows;
  });
}

/** Without the empty cells and rows at the ends, which only formatting leaves there. */
function trimmed(rows: readonly (readonly Cell[])[]): Cell[][] {
  const kept = rows.map((cells) => {
    let end = cells.length;
    while (end > 0 && cells[end - 1]!.text === "" && cells[end - 1]!.kind === "empty") end -= 1;
    return cells.slice(0, end);
  });
  while (kept.at(-1)?.length === 0) kept.pop();
  return kept;
}

// What XML can carry; exceljs leaves the rest out when it writes.
const words = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .map((text) => text.replace(/[^\P{Cc}\n\t]|[\ud800-\udfff\ufffe\uffff]|\r/gu, ""));
const value: fc.Arbitrary<ExcelJS.CellValue> = fc.oneof(
  { weight: 4, arbitrary: words },
  fc.constantFrom("372928198805150012", "张　伟", "a<b>&\"c'", "]]>", "&amp;", "_x0041_ no", "  two  "),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(Date.UTC(1950, 0, 1) + n * 86_400_000)),
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((parts) => ({ richText: parts.map((text) => ({ text })) })),
  words.map((text) => ({ formula: 'A1&"x"', result: text })),
  // exceljs loses a result of 0; ours keeps it.
  fc.integer({ min: 1 }).map((result) => ({ formula: "1+1", result })),
  fc.constantFrom<ExcelJS.CellValue>({ error: "#N/A" }, { formula: "1/0", result: { error: "#DIV/0!" } }),
  fc.constant(null),
);
const sheetOf = fc.record({
  cells: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), value), {
    minLength: 1,
    maxLength: 40,
  }),
  merge: fc.option(
    fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
    ),
  ),
  styled: fc.boolean(),
});

async function written(sheets: readonly (typeof sheetOf extends fc.Arbitrary<infer S> ? S : never)[]) {
  const book = new ExcelJS.Workbook();
  for (const [i, { cells, merge, styled }] of sheets.entries()) {
    const sheet = book.addWorksheet(`表 ${i}`);
    for (const [row, column, content] of cells) sheet.getCell(row, column).value = content;
    // A last row, so that no merge reaches below what is there.
    sheet.getCell(40, 1).value = "end";
    if (merge) sheet.mergeCells(merge[0], merge[1], merge[0] + merge[2], merge[1] + merge[3]);
    if (styled) for (let row = 41; row < 60; row += 1) sheet.getCell(row, 3).font = { bold: true };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function inPieces(bytes: Uint8Array, limits: TableLimits): Promise<Cell[][][]> {
  const opened = openBook(bytes, limits);
  const tables: Cell[][][] = [];
  for (const sheet of opened.book.sheets.keys()) {
    const { merges } = await headOfSheet(opened, sheet, limits, 3);
    const rows: Cell[][] = [];
    await scanSheet(opened, sheet, limits, merges, (number, cells) => {
      while (rows.length < number) rows.push([]);
      rows[number - 1] = cells;
    });
    tables.push(rows);
  }
  return tables;
}

describe("a workbook", () => {
  it("is the same table to us as to exceljs, read as a whole or row by row", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sheetOf, { minLength: 1, maxLength: 3 }), async (sheets) => {
        const bytes = await written(sheets);
        const theirs = (await byExcelJs(bytes)).map(trimmed);
        const ours = await readTable(bytes);
        expect(ours.ok && ours.tables.map((t) => trimmed(t.rows))).toEqual(theirs);
        for (const [sheet, rows] of (await inPieces(bytes, tableLimits)).map(trimmed).entries())
          for (const [i, cells] of theirs[sheet]!.entries()) {
            // A row that holds nothing but what a merge above reaches into is not told.
            const { merge } = sheets[sheet]!;
            const covered = merge && i + 1 > merge[0] && i + 1 <= merge[0] + merge[2];
            if (!covered || rows[i]?.length) expect(rows[i]).toEqual(cells);
          }
      }),
      { numRuns: 60 },
    );
  });

  it("is refused row by row as it is as a whole", async () => {
    const bytes = await written([{ cells: [[1, 1, "x"]], merge: null, styled: false }]);
    await expect(inPieces(bytes, { ...tableLimits, rows: 30 })).rejects.toThrow();
    await expect(inPieces(bytes.slice(0, -200), tableLimits)).rejects.toThrow();
  });
});
