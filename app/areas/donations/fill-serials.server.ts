import { readTable, tableLimits } from "~/platform/xlsx/read-table.server";
import { serialsIn } from "./serial";

/**
 * Puts a list of makers' numbers into the boxes that are empty, in order. In a table the column that holds most of them
 * is taken. Nothing is saved by it.
 */
export async function fillSerials(
  rows: readonly { itemId: number; serial: string }[],
  file: FormDataEntryValue | null,
  pasted: string,
): Promise<
  | { ok: true; shown: Record<number, string>; filled: number; over: number }
  | { ok: false; why: "sheet" | "nothing" }
> {
  let found = serialsIn(pasted.slice(0, 20_000).split(/\r?\n/));
  if (file instanceof File && file.size > 0) {
    const read = await readTable(new Uint8Array(await file.slice(0, tableLimits.bytes + 1).arrayBuffer()));
    if (!read.ok) return { ok: false, why: "sheet" };
    const columns = read.tables.flatMap((table) => {
      const width = Math.max(0, ...table.rows.map((r) => r.length));
      return Array.from({ length: width }, (_, c) => serialsIn(table.rows.map((r) => r[c]?.text ?? "")));
    });
    // Prices and running numbers repeat or are short; makers' numbers are all different and long.
    const weight = (list: readonly string[]) => [...new Set(list)].filter((s) => s.length >= 6).length;
    found = columns.sort((a, b) => weight(b) - weight(a))[0] ?? [];
  }
  const there = new Set(rows.map((r) => r.serial).filter(Boolean));
  const fresh = [...new Set(found)].filter((s) => !there.has(s));
  if (fresh.length === 0) return { ok: false, why: "nothing" };
  const shown: Record<number, string> = {};
  let next = 0;
  for (const r of rows)
    shown[r.itemId] = r.serial || (fresh[next] === undefined ? "" : (fresh[next++] as string));
  return { ok: true, shown, filled: next, over: fresh.length - next };
}
