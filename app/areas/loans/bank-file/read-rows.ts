import { type Day, dayOfSerial, parseDay } from "~/platform/dates";
import { type Fen, parseYuan } from "~/platform/money";
import type { Cell, Table } from "~/platform/xlsx/table";
import { type AmountUnit, type Column, type ColumnKey, type Columns, findColumns } from "./find-columns";

/** A repayment as a bank's file tells it; null where a cell is empty, undefined where it cannot be read. */
export interface FileRow {
  rowNumber: number;
  noteNumber: string | null;
  borrower: string | null;
  on: Day | null | undefined;
  principalFen: Fen | undefined;
  interestFen: Fen | undefined;
  penaltyFen: Fen | undefined;
}

function dayIn(cell: Cell | undefined): Day | null | undefined {
  const text = cell?.text.trim() ?? "";
  if (text === "") return null;
  const parsed = parseDay(text.replace(/[ T]\d{1,2}:\d{2}.*$/, ""));
  if (parsed) return parsed;
  return /^\d{5}(\.\d+)?$/.test(text) ? (dayOfSerial(Number(text)) ?? undefined) : undefined;
}

/** A spreadsheet may carry the tail of its floating point: 1613.4500000000001, 0.50000000000000011. More than that is no tail. */
function withoutTail(text: string, places: number): string {
  if (!/^\d+\.\d+$/.test(text)) return text;
  const near = Number(text).toFixed(places);
  return Math.abs(Number(text) - Number(near)) < 10 ** (-places - 4) ? near : text;
}

function moneyIn(cell: Cell | undefined, unit: AmountUnit = "yuan"): Fen | undefined {
  const text = cell?.text.trim() ?? "";
  if (text === "" || /^[-—]+$/.test(text)) return 0;
  const amount = parseYuan(withoutTail(text, unit === "wan" ? 6 : 2), unit);
  return amount.ok ? amount.fen : undefined;
}

/** What a file's columns were read as, and what of them was left alone. */
export interface ReadAs {
  used: { key: ColumnKey; heading: string; unit: AmountUnit }[];
  unused: string[];
}

export const readAs = ({ columns, unused }: Columns): ReadAs => ({
  used: Object.entries(columns).map(([key, c]) => ({
    key: key as ColumnKey,
    heading: c.heading,
    unit: c.unit,
  })),
  unused,
});

const addUp = (parts: readonly (Fen | undefined)[]): Fen | undefined =>
  parts.reduce((sum, fen) => (sum === undefined || fen === undefined ? undefined : sum + fen), 0);

export type RowsRead =
  | { ok: true; rows: FileRow[]; columns: ReadAs }
  | Extract<ReturnType<typeof findColumns>, { ok: false }>;

/** The repayments of a table, without its headings, its totals and its empty lines; penalties of every kind are one sum. */
export function rowsOf(table: Table): RowsRead {
  const found = findColumns(table.rows);
  if (!found.ok) return found;
  const { at, columns: c } = found;
  const cell = (row: readonly Cell[], column: Column | undefined) => (column ? row[column.at] : undefined);
  const money = (row: readonly Cell[], key: ColumnKey) => moneyIn(cell(row, c[key]), c[key]?.unit);
  const rows: FileRow[] = [];
  for (const [k, row] of table.rows.entries()) {
    if (k <= at || !row.some((one) => one.text.trim() !== "")) continue;
    const first = row.find((one) => one.text.trim() !== "")?.text.replace(/\s/g, "") ?? "";
    if (/^(合计|总计|小计|total|单位[:：])/i.test(first)) continue;
    rows.push({
      rowNumber: k + 1,
      noteNumber: cell(row, c.note)?.text.trim() || null,
      borrower: cell(row, c.borrower)?.text.replace(/\s/g, "") || null,
      on: dayIn(cell(row, c.on)),
      principalFen: money(row, "principal"),
      interestFen: money(row, "interest"),
      penaltyFen: addUp([money(row, "penalty"), money(row, "compound"), money(row, "breach")]),
    });
  }
  return { ok: true, rows, columns: readAs(found) };
}
