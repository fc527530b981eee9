/** A maker's number as it is compared: no blanks, half-width, capitals. */
export const normaliseSerial = (text: string): string =>
  text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, "")
    .slice(0, 40)
    .toUpperCase();

/** Items whose number stands more than once. */
export function twiceIn(rows: readonly { itemId: number; serial: string }[]): number[] {
  const counts = new Map<string, number>();
  for (const r of rows) if (r.serial) counts.set(r.serial, (counts.get(r.serial) ?? 0) + 1);
  return rows.filter((r) => r.serial && (counts.get(r.serial) ?? 0) > 1).map((r) => r.itemId);
}

/** Numbers out of a pasted list or a column of a table: one each line, headings and running numbers left out. */
export const serialsIn = (cells: readonly string[]): string[] =>
  cells.map(normaliseSerial).filter((s) => s.length >= 4 && /\d/.test(s));
