import { yuanFigure } from "~/platform/money";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { exactInterest } from "./exact-figures";
import type { DayOnPaper, WorkingOnPaper } from "./working-data";

const BLOCKS = 4;
/** 23 rows hold a quarter of 92 days in four even blocks. */
const rowsOf = (days: number): number => (days > 92 ? 24 : 23);
const [DAY, BALANCE, INTEREST] = [12, 14.5, 15.5];

/** Every day of the quarter with its balance and interest: 4 blocks of 24 a page, block totals (PAPER §7.6). */
export function daySheets(d: WorkingOnPaper | null): ((page: FormPage) => void)[] {
  const days = d?.days ?? [];
  const rows = rowsOf(days.length);
  const perPage = rows * BLOCKS;
  const sheets = Math.max(1, Math.ceil(days.length / perPage));
  return Array.from({ length: sheets }, (_, at) => (page: FormPage) => {
    const own = days.slice(at * perPage, (at + 1) * perPage);
    head(page, d);
    page.table(() => {
      page.row(
        8.4,
        each((column) => ({ w: 0, head: ["日期", "余额", "当日利息"][column] as string })),
      );
      for (let row = 0; row < rows; row += 1)
        page.row(
          8.6,
          each((column, block) => {
            const day = own[block * rows + row];
            return {
              w: 0,
              value: day ? shown(day, column, d as WorkingOnPaper) : " ",
              size: 8.5,
              least: 6.5,
              align: column === 0 ? ("centre" as const) : ("right" as const),
            };
          }),
        );
      page.row(
        8.4,
        Array.from({ length: BLOCKS }, (_, block) => {
          const part = own.slice(block * rows, (block + 1) * rows);
          const last = block === BLOCKS - 1;
          return [
            {
              w: DAY + BALANCE,
              value: d && part.length > 0 ? `小计 ${count(part)} 天` : " ",
              size: 9,
              align: "centre" as const,
            },
            {
              w: last ? 0 : INTEREST,
              value: d && part.length > 0 ? exactInterest(part, d.basis, 4) : " ",
              size: 8.5,
              least: 6.5,
              bold: true,
              align: "right" as const,
            },
          ];
        }).flat(),
      );
    });
    if (d) notes(page, d);
  });
}

const count = (days: readonly DayOnPaper[]): number => days.reduce((sum, day) => sum + day.days, 0);

/** The three columns of each block; the last takes what is left. */
function each<T extends { w: number }>(make: (column: number, block: number) => T): T[] {
  return Array.from({ length: BLOCKS * 3 }, (_, i) => {
    const cell = make(i % 3, Math.floor(i / 3));
    return { ...cell, w: i === BLOCKS * 3 - 1 ? 0 : ([DAY, BALANCE, INTEREST][i % 3] as number) };
  });
}

function shown(day: DayOnPaper, column: number, d: WorkingOnPaper): string {
  if (column === 0) return `${day.on.slice(5)}${day.subsidised ? "" : "*"}`;
  if (column === 1) return yuanFigure(day.balanceFen).replace(/\.00$/, "");
  return exactInterest([day], d.basis, 4);
}

function head(page: FormPage, d: WorkingOnPaper | null): void {
  const title = "财政贴息计算单";
  const bold = { role: "serifBold", size: 12 } as const;
  const small = { role: "serif", size: 10.5 } as const;
  const [number, name] = [`计算单号：${d?.number ?? "＿＿＿＿＿＿"}`, `借款人：${d?.name ?? "＿＿＿＿"}`];
  const joined = `${number}　　${name}`;
  const fits = page.values.width(joined, small) <= page.right - page.left - 1;
  // The long name of a firm stands on a line of its own, and the title makes room for it.
  const y = fits ? 17 : 13.4;
  page.fixed?.text(title, page.left + 0.5, y, bold);
  page.fixed?.text("（附页：逐日计息）", page.left + 0.5 + page.values.width(title, bold), y, small);
  if (fits) page.values.text(joined, page.left + 0.5, 23.4, small);
  else {
    const spread = spreadOf(page.fonts, [number, name], page.right - page.left - 1, true);
    drawSpread(page.values, spread, page.left + 0.5, page.right - 0.5, 23.4);
  }
  page.y = 26;
}

function notes(page: FormPage, d: WorkingOnPaper): void {
  const style = { role: "kai", size: 9 } as const;
  page.fixed?.text(
    `当日利息 = 当日余额 × 年利率 ÷ ${d.basis}；全部 ${count(d.days)} 天合计 ${exactInterest(d.days, d.basis, 6)} 元。`,
    page.left,
    page.y + 6,
    style,
  );
  const unpaid = d.days.some((day) => !day.subsidised) ? "带 * 的日子不贴息。" : "";
  page.fixed?.text(
    `逐日数不取舍，只在季度合计取舍一次；结息日计入下一季度。${unpaid}`,
    page.left,
    page.y + 11.4,
    style,
  );
}
