import { type Day, dayOfSerial, parseDay } from "~/platform/dates";
import type { Cell } from "~/platform/xlsx/table";

/** A day as a cell of a file writes it: text, or the serial number of a spreadsheet; 2024年3月 is its first day. */
export function readSince(cell: Cell): Day | "wrong" | null {
  const text = cell.text.trim();
  if (text === "") return null;
  if (cell.kind === "number" && /^\d{5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text)) ?? "wrong";
  const month = text.match(/^((?:19|20)\d{2})(?:年|[-./])(0?[1-9]|1[0-2])月?$/);
  if (month) return `${month[1]}-${month[2]!.padStart(2, "0")}-01`;
  return parseDay(text) ?? "wrong";
}
