/** exceljs, loaded when the first spreadsheet is read or written: a start would wait a quarter of a second for it. */
export const excelJs = async () => (await import("exceljs")).default;
