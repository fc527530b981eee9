import { type Day, dayOfSerial, parseDay } from "~/platform/dates";
import { type Fen, parseYuan } from "~/platform/money";
import type { Cell, Table } from "~/platform/xlsx/table";

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

const headings = {
  note: /借据(编?号)?|note/i,
  borrower: /借款人|姓名|客户名?称?|户名|name|borrower/i,
  on: /(还款|交易|记账|入账|扣款)?(日期|时间)|还款日|\bday\b|date/i,
  principal: /本金|还本|principal/i,
  interest: /利息|还息|interest/i,
  penalty: /罚息|复利|违约|penalty/i,
} as const;
type Key = keyof typeof headings;

/** Which column says what, and the row of the headings; null when day or amounts are not found. */
export function findColumns(
  rows: readonly Cell[][],
): { at: number; columns: Partial<Record<Key, number>> } | null {
  for (const [at, row] of rows.slice(0, 20).entries()) {
    const columns: Partial<Record<Key, number>> = {};
    for (const [k, cell] of row.entries()) {
      const text = cell.text.replace(/\s/g, "");
      // 罚息 holds the 息 of 利息: the narrow word is looked for first.
      const key = (["penalty", "note", "borrower", "principal", "interest", "on"] as const).find((name) =>
        headings[name].test(text),
      );
      if (key && columns[key] === undefined && text.length <= 20) columns[key] = k;
    }
    const named = columns.note !== undefined || columns.borrower !== undefined;
    if (
      named &&
      columns.on !== undefined &&
      (columns.principal !== undefined || columns.interest !== undefined)
    )
      return { at, columns };
  }
  return null;
}

function dayIn(cell: Cell | undefined): Day | null | undefined {
  const text = cell?.text.trim() ?? "";
  if (text === "") return null;
  const parsed = parseDay(text.replace(/[ T]\d{1,2}:\d{2}.*$/, ""));
  if (parsed) return parsed;
  return /^\d{5}(\.\d+)?$/.test(text) ? (dayOfSerial(Number(text)) ?? undefined) : undefined;
}

function moneyIn(cell: Cell | undefined): Fen | undefined {
  const text = cell?.text.trim() ?? "";
  if (text === "" || /^[-—]+$/.test(text)) return 0;
  // A spreadsheet may carry the tail of its floating point: 1613.4500000000001.
  const amount = parseYuan(/^\d+\.\d{3,}$/.test(text) ? Number(text).toFixed(2) : text);
  return amount.ok ? amount.fen : undefined;
}

/** The repayments of a table, without its headings, its totals and its empty lines. */
export function rowsOf(table: Table): FileRow[] | null {
  const found = findColumns(table.rows);
  if (!found) return null;
  const { at, columns: c } = found;
  const cell = (row: readonly Cell[], key: Key) => (c[key] === undefined ? undefined : row[c[key]]);
  const rows: FileRow[] = [];
  for (const [k, row] of table.rows.entries()) {
    if (k <= at || !row.some((one) => one.text.trim() !== "")) continue;
    if (/^(合计|总计|小计|total)/i.test(row.find((one) => one.text.trim() !== "")?.text.trim() ?? ""))
      continue;
    rows.push({
      rowNumber: k + 1,
      noteNumber: cell(row, "note")?.text.trim() || null,
      borrower: cell(row, "borrower")?.text.replace(/\s/g, "") || null,
      on: dayIn(cell(row, "on")),
      principalFen: moneyIn(cell(row, "principal")),
      interestFen: moneyIn(cell(row, "interest")),
      penaltyFen: moneyIn(cell(row, "penalty")),
    });
  }
  return rows;
}
