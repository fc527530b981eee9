/** A table as a file holds it: plain values, whatever program wrote it. */

/** A cell: what it shows, and what kind of thing it is. */
export interface Cell {
  text: string;
  kind: "text" | "number" | "date" | "formula" | "error" | "empty";
}

export interface Table {
  sheetName: string;
  /** Row n of the file is rows[n - 1]. */
  rows: Cell[][];
}

export const emptyCell: Cell = { text: "", kind: "empty" };

/** A, B … Z, AA …: how spreadsheet programs call a column. `index` from 0. */
export function columnLetter(index: number): string {
  let letters = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
