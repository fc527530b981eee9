import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawListCell, setListCell } from "~/platform/pdf/list-cells";
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import type { PaperFacts } from "./paper-facts";
import { rosterPages } from "./roster-pages";

export interface RosterRow {
  readonly number: number;
  readonly name: string;
  readonly sex: string;
  readonly ethnicity: string;
  /** Masked, or whole where the purpose demands it. */
  readonly idNumber: string;
  readonly education: string;
  readonly category: string;
  readonly village: string;
  readonly phone: string;
  readonly inBusiness: string;
  readonly result: string;
  readonly remark: string;
}

export interface RosterFacts extends PaperFacts {
  /** 培训机构, 班次, 培训时间, 人数: the line under the title. */
  readonly line: readonly string[];
  readonly rows: readonly RosterRow[];
}

const SHEET = { width: 297, height: 210 };
const LEFT = 16;
const HEAD = 9;
const ROW = 7.5;
const TITLE = "创业培训学员花名册";

/**
 * Widths in mm and heads of the columns (PAPER §7.8, with the room shared so that the longest official words stand at
 * the size of their neighbours). What is longer still grows smaller, names never below 9 pt.
 */
const columns: readonly { key: keyof RosterRow; head: string; w: number; least?: number }[] = [
  { key: "number", head: "序号", w: 10 },
  { key: "name", head: "姓名", w: 27, least: 9 },
  { key: "sex", head: "性别", w: 11 },
  { key: "ethnicity", head: "民族", w: 16 },
  { key: "idNumber", head: "公民身份号码", w: 36 },
  { key: "education", head: "文化程度", w: 20 },
  { key: "category", head: "人员类别", w: 30.5 },
  { key: "village", head: "户籍村", w: 32 },
  { key: "phone", head: "手机号码", w: 26 },
  { key: "inBusiness", head: "是否已\n创业", w: 14 },
  { key: "result", head: "考核\n结果", w: 17 },
  { key: "remark", head: "备注", w: 25.5 },
];
/** Points of every cell: one size over the whole roll. */
const SIZE = 10;
const xs = edges(
  LEFT,
  columns.map((c) => c.w),
);
const RIGHT = xs.at(-1) as number;

const styleOf = (c: (typeof columns)[number]) => ({
  size: SIZE,
  least: c.least ?? 7,
  name: c.key === "name",
  padding: 0.8,
});

/** Higher than usual where a long name would be too small to read. */
const heightOf = (fonts: PaperFonts, row: RosterRow): number =>
  Math.max(
    ROW,
    ...columns.map(
      (c) => setListCell(fonts, String(row[c.key]), c.w, ROW, { ...styleOf(c), name: false }).height,
    ),
  );

/** The roster of a class, frame T: odd pages with the wide margin above, even ones below, heads on every page. */
export function drawRoster(facts: RosterFacts, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    ...SHEET,
    fonts,
    title: `${TITLE} ${facts.number}`,
    language: "zh-CN",
    id: `${facts.number}/${facts.code}`,
    createdAt: facts.printedAt,
  });
  const heights = facts.rows.map((row) => heightOf(fonts, row));
  const pages = rosterPages(heights.map((h) => h / ROW));
  let from = 0;
  for (const [index, count] of pages.entries()) {
    const pen = paper.pen();
    const last = index === pages.length - 1;
    const rows = facts.rows
      .slice(from, from + count)
      .map((row, i) => ({ row, height: heights[from + i] as number }));
    drawPage(pen, fonts, facts, rows, {
      odd: index % 2 === 0,
      first: index === 0,
      last,
      page: `第 ${index + 1} 页　共 ${pages.length} 页`,
    });
    from += count;
    paper.sheet(pen);
  }
  return paper.finish();
}

function drawPage(
  pen: Pen,
  fonts: PaperFonts,
  facts: RosterFacts,
  rows: readonly { row: RosterRow; height: number }[],
  page: { odd: boolean; first: boolean; last: boolean; page: string },
): void {
  const top = page.odd ? 38.6 : 30.4;
  const middle = (LEFT + RIGHT) / 2;
  if (page.first)
    pen.text(TITLE, middle, top - 13.6 + 2.8, { role: "serifBold", size: 18, gap: 0.06 }, "centre");
  else
    pen.text(
      `${TITLE}（续）`,
      middle,
      top - 11.4 + 1.9,
      { role: "serifBold", size: 12, gap: 0.06 },
      "centre",
    );
  drawSpread(pen, spreadOf(fonts, facts.line, RIGHT - LEFT - 1.2, true), LEFT + 0.6, RIGHT - 0.6, top - 2.6);

  const filled = rows.reduce((sum, { height }) => sum + height, 0);
  const blank = page.last && filled < 17 * ROW - 0.1 && filled + ROW <= 17 * ROW;
  const body = edges(top + HEAD, [...rows.map(({ height }) => height), ...(blank ? [ROW] : [])]);
  const ys = [top, ...body];
  for (const [i, c] of columns.entries())
    drawHead(pen, c.head, { x: xs[i] as number, y: top, w: c.w, h: HEAD });
  for (const [index, { row, height }] of rows.entries()) {
    const y = body[index] as number;
    for (const [i, c] of columns.entries()) {
      const cell = { x: xs[i] as number, y, w: c.w, h: height };
      drawListCell(pen, fonts, String(row[c.key]), cell, ROW, styleOf(c));
    }
  }
  if (blank) {
    const y = body[rows.length] as number;
    drawCell(pen, fonts, "（以下空白）", { x: xs[4] as number, y, w: 36, h: ROW }, { size: SIZE });
  }
  drawGrid(pen, xs, ys);
  if (page.last) drawSignatures(pen, (ys.at(-1) as number) + 13);
  drawFoot(pen, LEFT, RIGHT, SHEET.height - (page.odd ? 14 : 21), { ...facts.foot, page: page.page });
}

/** 培训机构（盖章）, 班主任, 审核人, date: to be filled by hand. */
function drawSignatures(pen: Pen, y: number): void {
  const style = { role: "serif", size: 10.5 } as const;
  pen.text("培训机构（盖章）：", LEFT, y, style);
  for (const [label, x] of [
    ["班主任：", LEFT + 62],
    ["人社部门审核人：", LEFT + 138],
  ] as const) {
    pen.text(label, x, y, style);
    const from = x + pen.width(label, style);
    pen.line(from, y + 0.9, from + 30, y + 0.9, 0.5);
  }
  pen.text("年　　月　　日", RIGHT, y, style, "right");
}
