import type { FormPage } from "~/platform/pdf/form-page";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { breakLines, mm } from "~/platform/pdf/text-fit";

/** What stands under a title: 申请编号 and its value; without a value there is room to write. */
export type HeadItem = readonly [label: string, value: string | null | undefined];

const text = (page: FormPage, [label, value]: HeadItem) =>
  value === undefined ? label : `${label}：${page.filled && value ? value : "＿＿＿＿＿＿＿＿"}`;

/** Title and line of the first page of a form; the table begins at y 38.6. */
export function formHead(page: FormPage, title: string, items: readonly HeadItem[]): void {
  const middle = (page.left + page.right) / 2;
  const long = [...title].length > 14;
  page.fixed?.text(
    title,
    page.left === 10 ? middle : middle - (long ? 6 : 0),
    25.4,
    { role: "serifBold", size: long ? 16 : 18, gap: 0.06 },
    "centre",
  );
  page.y = 38.6 + spread(page, items, 35.6);
}

/** Line of a following page: title（续） left, number and name right; the table begins at y 26. */
export function nextHead(page: FormPage, title: string, items: readonly HeadItem[]): void {
  const bold = { role: "serifBold", size: 12 } as const;
  const small = { role: "serif", size: 10.5 } as const;
  page.fixed?.text(title, page.left + 0.5, 22, bold);
  const pen = page.fixed ?? page.values;
  const from = page.left + 0.5 + pen.width(title, bold);
  page.fixed?.text("（续）", from, 22, small);
  const words = items.map((item) => text(page, item)).join("　　");
  const style = (size: number) => ({ role: "serif", size }) as const;
  const room = page.right - from - 15;
  const size = [10.5, 10, 9.5, 9].find((s) => page.values.width(words, style(s)) <= room);
  if (size) page.values.text(words, page.right - 0.6, 22, style(size), "right");
  else {
    // A long name of a firm must not run into the title: it goes on above it.
    const lines = breakLines(page.fonts.serif, words, room / mm(8.5));
    for (const [index, line] of lines.entries())
      page.values.text(line, page.right - 0.6, 23.4 - (lines.length - 1 - index) * 3.7, style(8.5), "right");
  }
  page.y = 26;
}

/** Draws the items; answers what lines beyond two take below, mm. */
function spread(page: FormPage, items: readonly HeadItem[], y: number): number {
  const words = items.map((item) => text(page, item));
  const [from, to] = [page.left + 0.6, page.right - 0.6];
  const spread = spreadOf(page.fonts, words, to - from, true);
  // Two lines stand between the code that is scanned and the table.
  const two = spread.lines.length > 1;
  drawSpread(page.values, two ? { ...spread, pitch: 3.7 } : spread, from, to, two ? y + 0.6 : y);
  return spread.extra;
}
