import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawForm } from "./draw-form";
import { formHead, nextHead } from "./form-head";
import type { ScheduleOnPaper } from "./loan-data";
import { loanRows, notesRow, twoParties } from "./loan-rows";
import type { PaperFacts } from "./paper-facts";
import { dayText, money } from "./paper-words";

const TITLE = "创业担保贷款还款计划表";
const WIDTHS = [10, 21, 11, 22, 22, 19, 23, 22, 18] as const;
const HEADS = [
  "期次",
  "应还日",
  "天数",
  "期初余额",
  "应还本金",
  "应付利息",
  "应还合计",
  "期末余额",
  "预计财政\n贴息",
];
const ROW = 8.2;
/** Rows that fit on the first page with and without what stands under the table, and on the pages after it. */
const room = { firstLast: 12, first: 22, nextLast: 21, next: 28 };

/** 还款计划表: every row of the schedule, heads repeated, sums in the last (PAPER §7.11). */
export function drawSchedule(
  paper: { facts: PaperFacts | null; data: ScheduleOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const rows: readonly (ScheduleOnPaper["rows"][number] | null)[] =
    d?.rows ?? Array.from({ length: room.firstLast }, () => null);
  const parts = rowsByPage(rows.length);
  let from = 0;
  const pages = parts.map((count, index) => {
    const own = rows.slice(from, from + count);
    from += count;
    return (page: FormPage) => {
      const numbers = [["计划编号", d?.number ?? null]] as const;
      if (index === 0)
        formHead(page, TITLE, [...numbers, ["生成日期", dayText(d?.madeOn)], ["单位：元", undefined]]);
      else nextHead(page, TITLE, [...numbers, ["借款人", d?.name ?? null]]);
      page.table(() => {
        if (index === 0) {
          loanRows(page, d);
          page.row(8.2, [
            { w: 24, label: "还款方式" },
            { w: 0, value: d?.method },
          ]);
        }
        page.row(
          10.4,
          HEADS.map((head, i) => ({ w: i === 8 ? 0 : (WIDTHS[i] as number), head })),
        );
        for (const row of own) scheduleRow(page, row);
        if (index === parts.length - 1) closing(page, d);
      });
    };
  });
  return drawForm({ title: TITLE, facts: paper.facts, pages }, fonts);
}

function rowsByPage(count: number): number[] {
  if (count <= room.firstLast) return [count];
  const pages = [Math.min(count - 1, room.first)];
  let left = count - (pages[0] as number);
  while (left > room.nextLast) {
    const next = Math.min(left - 1, room.next);
    pages.push(next);
    left -= next;
  }
  return [...pages, left];
}

function scheduleRow(page: FormPage, r: ScheduleOnPaper["rows"][number] | null): void {
  const values = r
    ? [
        String(r.no),
        r.dueOn,
        String(r.days),
        money(r.openingFen),
        r.principalFen === 0 ? null : money(r.principalFen),
        money(r.interestFen),
        money(r.principalFen + r.interestFen),
        money(r.balanceFen),
        money(r.subsidyFen),
      ]
    : WIDTHS.map(() => null);
  page.row(
    ROW,
    values.map((value, i) => figure(i, value)),
  );
}

const figure = (i: number, value: string | null | undefined, bold = false) => ({
  w: i === 8 ? 0 : (WIDTHS[i] as number),
  value,
  bold,
  size: 9.5,
  least: 7.5,
  align: i < 2 ? ("centre" as const) : ("right" as const),
});

function closing(page: FormPage, d: ScheduleOnPaper | null): void {
  const sum = (of: (r: ScheduleOnPaper["rows"][number]) => number) =>
    d ? d.rows.reduce((total, r) => total + of(r), 0) : 0;
  const subsidy = d?.rows.every((r) => r.subsidyFen !== null) ? money(sum((r) => r.subsidyFen ?? 0)) : null;
  page.row(8.2, [
    { w: 31, head: "合　计" },
    figure(2, d && String(sum((r) => r.days)), true),
    figure(3, null),
    figure(4, d && money(sum((r) => r.principalFen)), true),
    figure(5, d && money(sum((r) => r.interestFen)), true),
    figure(6, d && money(sum((r) => r.principalFen + r.interestFen)), true),
    figure(7, null),
    figure(8, subsidy, true),
  ]);
  notesRow(page, [
    "利息 = 余额 × 年利率 × 天数 ÷ 计息基数，算头不算尾；应还日遇节假日按合同约定移动。",
    "先由借款人按期付息，财政贴息审核后拨付至本人社会保障卡账户；预计数以季度计算单为准。",
    "提前还本、展期后重新生成计划，以编号最新的为准；展期、逾期期间不贴息。",
  ]);
  twoParties(page, "借款人（签字）：", "经办银行（盖章）：");
}
