import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawListCell, setListCell } from "~/platform/pdf/list-cells";
import { pagesOfRows } from "~/platform/pdf/list-pages";
import { drawFoot, type FootWords } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";

export interface ReceiptRow {
  readonly number: string;
  readonly name: string;
  /** Masked. */
  readonly idNumber: string;
  readonly className: string;
  readonly village: string;
  readonly issuedOn: string;
  /** Who received it and when, where that is on record already; else empty, to be written by hand. */
  readonly receiver: string;
  readonly receivedOn: string;
  readonly remark: string;
}

export interface ReceiptFacts {
  readonly number: string;
  readonly code: string;
  /** Milliseconds UTC. */
  readonly printedAt: number;
  /** 发证单位, 范围, 张数: the line under the title. */
  readonly line: readonly string[];
  readonly rows: readonly ReceiptRow[];
  readonly foot: Omit<FootWords, "page">;
}

const SHEET = { width: 297, height: 210 };
const LEFT = 16;
const HEAD = 9;
/** High enough to sign in. */
const ROW = 9;
const ROWS = 15;
const TITLE = "创业培训合格证书发放签收册";

const columns = [
  { key: "place", head: "序号", w: 10 },
  { key: "number", head: "证书编号", w: 42, size: 9.5 },
  { key: "name", head: "姓名", w: 28 },
  { key: "idNumber", head: "公民身份号码", w: 38, size: 9.5 },
  { key: "className", head: "班次", w: 32, size: 9 },
  { key: "village", head: "户籍村", w: 30, size: 9 },
  { key: "issuedOn", head: "发证日期", w: 22, size: 9 },
  { key: "receiver", head: "领取人签名", w: 27 },
  { key: "receivedOn", head: "领取日期", w: 20, size: 9 },
  { key: "remark", head: "备注", w: 16, size: 8.5 },
] as const;
const xs = edges(
  LEFT,
  columns.map((c) => c.w),
);
const RIGHT = xs.at(-1) as number;

type Column = (typeof columns)[number];

const styleOf = (c: Column) => ({
  size: "size" in c ? c.size : 10.5,
  least: c.key === "name" || c.key === "number" ? 9 : 7,
  name: c.key === "name" || c.key === "receiver",
  padding: 0.8,
});

/** Higher than usual where a long name would be too small to read. */
const heightOf = (fonts: PaperFonts, row: ReceiptRow): number =>
  Math.max(
    ROW,
    ...columns.map((c) =>
      c.key === "place" ? 0 : setListCell(fonts, row[c.key], c.w, ROW, { ...styleOf(c), name: false }).height,
    ),
  );

/** Register of certificates given out, a line for each receiver's hand, the heads on every page (FEATURES 54). */
export function drawReceipts(facts: ReceiptFacts, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    ...SHEET,
    fonts,
    title: `${TITLE} ${facts.number}`,
    language: "zh-CN",
    id: `${facts.number}/${facts.code}`,
    createdAt: facts.printedAt,
  });
  const room = ROWS * ROW;
  const heights = facts.rows.map((row) => heightOf(fonts, row));
  const counts = facts.rows.length === 0 ? [0] : pagesOfRows(heights, { first: room, next: room, under: 0 });
  const pages = counts.length;
  let from = 0;
  for (const [page, count] of counts.entries()) {
    const pen = paper.pen();
    const rows = facts.rows.slice(from, from + count);
    const top = page % 2 === 0 ? 38.6 : 30.4;
    const title = page === 0 ? TITLE : `${TITLE}（续）`;
    const style = { role: "serifBold", size: page === 0 ? 18 : 12, gap: 0.06 } as const;
    pen.text(title, (LEFT + RIGHT) / 2, top - (page === 0 ? 10.8 : 9.5), style, "centre");
    drawSpread(
      pen,
      spreadOf(fonts, facts.line, RIGHT - LEFT - 1.2, true),
      LEFT + 0.6,
      RIGHT - 0.6,
      top - 2.6,
    );
    for (const [i, c] of columns.entries())
      drawHead(pen, c.head, { x: xs[i] as number, y: top, w: c.w, h: HEAD });
    const ys = edges(top + HEAD, heights.slice(from, from + count));
    for (const [index, row] of rows.entries()) {
      const cells = { ...row, place: String(from + index + 1) };
      const [y, h] = [ys[index] as number, heights[from + index] as number];
      for (const [i, c] of columns.entries())
        drawListCell(pen, fonts, cells[c.key], { x: xs[i] as number, y, w: c.w, h }, ROW, styleOf(c));
    }
    drawGrid(pen, xs, [top, ...ys]);
    from += count;
    drawFoot(pen, LEFT, RIGHT, SHEET.height - (page % 2 === 0 ? 14 : 21), {
      ...facts.foot,
      page: `第 ${page + 1} 页　共 ${pages} 页`,
    });
    paper.sheet(pen);
  }
  return paper.finish();
}
