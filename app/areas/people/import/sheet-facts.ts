import { ignoredColumns, type Layout } from "~/platform/imports/headings";
import type { Merge } from "~/platform/xlsx/merged-cells";
import type { Table } from "~/platform/xlsx/table";

/** What is kept of a sheet beside which column is which. Files of before lack some of it. */
export interface SheetFacts {
  /** Merged ranges that reach into the rows below the headings: the others change nothing. */
  merges?: readonly Merge[];
  /** The row of headings as it stands: units and years are in it. */
  headings?: readonly string[];
  /** Columns with data that nothing is imported of, with where they stand (from 0). */
  ignored?: readonly { column: number; heading: string }[];
}

/** A layout with what its sheet says beside. */
export function withSheetFacts(
  look: { tables: readonly Table[]; merges: readonly (readonly Merge[])[] },
  layout: Layout<string>,
): Layout<string> & SheetFacts {
  const rows = look.tables[layout.sheet]?.rows ?? [];
  return {
    sheet: layout.sheet,
    headingRow: layout.headingRow,
    columns: layout.columns,
    merges: (look.merges[layout.sheet] ?? []).filter((m) => m.bottom > layout.headingRow + 1),
    headings: (rows[layout.headingRow] ?? []).map((cell) => cell.text.slice(0, 60)),
    ignored: ignoredColumns(rows, layout),
  };
}
