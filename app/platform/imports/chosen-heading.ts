import type { Table } from "~/platform/xlsx/table";
import { type FieldPattern, findHeading, unknownHeading } from "./headings";

/**
 * The sheet and row of headings that are asked for, else those that were saved, else what looks most like them, known or not. A row
 * that was chosen on another sheet (`was`) does not count.
 */
export function chosenHeading<F extends string>(
  params: URLSearchParams,
  tables: readonly Table[],
  saved: { sheet: number; headingRow: number } | null,
  patterns: readonly FieldPattern<F>[],
  choosable: number,
): { sheet: number; headingRow: number; table: Table } {
  const whole = (name: string) => {
    const text = params.get(name) ?? "";
    return /^-?\d{1,4}$/.test(text) ? Number(text) : null;
  };
  const asked = whole("sheet");
  const sheet = asked !== null && tables[asked] ? asked : (saved?.sheet ?? 0);
  const table = tables[sheet]!;
  const row = whole("heading");
  const was = whole("was");
  const fits = row !== null && row >= -1 && row < Math.min(choosable, table.rows.length);
  if (fits && (was === null || was === sheet)) return { sheet, headingRow: row, table };
  if (saved?.sheet === sheet) return { sheet, headingRow: saved.headingRow, table };
  const known = findHeading(table.rows, patterns).index;
  const headingRow = known >= 0 ? known : unknownHeading(table.rows);
  return { sheet, headingRow, table };
}
