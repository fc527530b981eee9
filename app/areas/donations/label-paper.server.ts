import { holderInPublic } from "./holders.server";
import { type FoundItem, pieceOf } from "./item-queries.server";
import type { LabelSheet } from "./label-sheet";
import type { PrintedBy } from "./paper-head.server";
import type { Label, Labels } from "./pdf/draw-labels";

/** What stands on the label of a thing: never a person's name. The code is that of the first label, however often it is printed. */
const labelOf = (row: FoundItem, origin: string): Label => {
  const piece = pieceOf(row);
  return {
    name: row.line.name,
    model: row.line.model ?? "",
    serial: row.item.serial ? `SN ${row.item.serial}` : piece ? `第 ${piece} ${row.line.unit}` : "",
    place: holderInPublic(row.holder),
    // A label may be stuck on before the thing is received: then it names no month.
    since: row.item.receivedOn ? `${row.item.receivedOn.slice(0, 7)} 接收　捐赠物资` : "捐赠物资",
    number: row.item.assetNumber,
    address: `${origin}/items-by-code/${row.item.code}`,
    hint: "扫码报修 · 盘点",
  };
};

export const labelPaper = (
  rows: readonly FoundItem[],
  sheet: LabelSheet,
  start: number,
  by: PrintedBy,
): Labels => ({ sheet, start, labels: rows.map((r) => labelOf(r, by.origin)), printedAt: by.now });
