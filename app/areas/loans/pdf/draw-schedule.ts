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
/** In place of a number: what came in, up to the day of the last payment, and what is overdue since its due day. */
const MARKS = { paid: "已还", late: "逾期" } as const;
const ROW = 8.6;
/** Three years by quarters are thirteen rows, with a caption fourteen: they stand closer rather than on two pages. */
const closer = 2;
/** Rows at least on a page that signatures stand on. */
const leastLast = 4;
/** Rows on the first page with and without what stands under the table, and on the pages after it: 24 (PAPER §7.11). */
const room = { firstLast: 13, first: 20, nextLast: 20, next: 24 };

type Row = ScheduleOnPaper["rows"][number] | null;

/** One of the two tables: its rows, what stands above them, and whether notes and signatures stand below. */
interface Table {
  rows: readonly Row[];
  caption: string | null;
  signed: boolean;
}

function tablesOf(d: ScheduleOnPaper | null): Table[] {
  if (!d) return [{ rows: Array.from({ length: room.firstLast }, () => null), caption: null, signed: true }];
  if (!d.first) return [{ rows: d.rows, caption: null, signed: true }];
  const changes = d.changes?.length ? `：${d.changes.join("，")}` : "";
  return [
    { rows: d.rows, caption: `现行还款计划（已还的列在首行，各期为尚应还数）${changes}`, signed: true },
    { rows: d.first, caption: "原还款计划（合同签订时，备查）", signed: false },
  ];
}

/**
 * 还款计划表: every row of the schedule in force, heads repeated, sums in the last (PAPER §7.11). Where it is not the
 * contract's any more, the contract's follows on its own pages.
 */
export function drawSchedule(
  paper: { facts: PaperFacts | null; data: ScheduleOnPaper | null },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const pages = tablesOf(d).flatMap((table, which) => pagesOf(table, which === 0, d));
  return drawForm({ title: TITLE, facts: paper.facts, pages }, fonts);
}

function pagesOf(table: Table, first: boolean, d: ScheduleOnPaper | null): ((page: FormPage) => void)[] {
  const parts = rowsByPage(table.rows.length, first, table.caption === null ? 0 : 1);
  let from = 0;
  return parts.map((count, index) => {
    const own = table.rows.slice(from, from + count);
    from += count;
    return (page: FormPage) => {
      const numbers = [["计划编号", d?.number ?? null]] as const;
      const head = first && index === 0;
      if (head)
        formHead(page, TITLE, [...numbers, ["生成日期", dayText(d?.madeOn)], ["单位：元", undefined]]);
      else nextHead(page, TITLE, [...numbers, ["借款人", d?.name ?? null]]);
      page.table(() => {
        if (head) {
          loanRows(page, d);
          page.row(8.2, [
            { w: 24, label: "还款方式" },
            { w: 0, value: d?.method },
          ]);
        }
        if (table.caption !== null) page.row(8.2, [{ w: 0, head: table.caption }]);
        page.row(
          10.4,
          HEADS.map((words, i) => ({ w: i === 8 ? 0 : (WIDTHS[i] as number), head: words })),
        );
        const most = room.firstLast - (table.caption === null ? 0 : 1);
        const squeezed = head && parts.length === 1 && own.length > most;
        for (const row of own)
          scheduleRow(page, row, squeezed ? (ROW * most) / own.length : ROW, typeOf(table.rows));
        if (index === parts.length - 1) closing(page, table, d);
      });
    };
  });
}

/** Rows of each page; `above` is how many rows the caption takes. The second table begins on a page of its own. */
function rowsByPage(count: number, first: boolean, above: number): number[] {
  const [only, begin] = first
    ? [room.firstLast - above, room.first - above]
    : [room.nextLast - above, room.next - above];
  if (count <= only + (first ? closer : 0)) return [count];
  const pages = [Math.min(count - leastLast, begin)];
  let left = count - (pages[0] as number);
  while (left > room.nextLast - above) {
    const next = Math.min(left - leastLast, room.next - above);
    pages.push(next);
    left -= next;
  }
  return [...pages, left];
}

function scheduleRow(page: FormPage, r: Row, height: number, size: number): void {
  const values = r
    ? [
        r.mark ? MARKS[r.mark] : String(r.no),
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
    height,
    values.map((value, i) => figure(i, value, size)),
  );
}

/** Points of a figure: all of a table alike, smaller where millions stand in it. */
const typeOf = (rows: readonly Row[]): number =>
  rows.some((r) => r && r.openingFen >= 100_000_000) ? 8 : 9.5;

const figure = (i: number, value: string | null | undefined, size: number, bold = false) => ({
  w: i === 8 ? 0 : (WIDTHS[i] as number),
  value,
  bold,
  size,
  least: 8,
  align: i < 2 ? ("centre" as const) : ("right" as const),
});

function closing(page: FormPage, table: Table, d: ScheduleOnPaper | null): void {
  const rows = table.rows.filter((r) => r !== null);
  const sum = (of: (r: (typeof rows)[number]) => number) => rows.reduce((total, r) => total + of(r), 0);
  const subsidy =
    rows.length > 0 && rows.every((r) => r.subsidyFen !== null) ? money(sum((r) => r.subsidyFen ?? 0)) : null;
  const size = typeOf(table.rows);
  page.row(8.2, [
    { w: 31, head: "合　计" },
    figure(2, d && String(sum((r) => r.days)), size, true),
    figure(3, null, size),
    figure(4, d && money(sum((r) => r.principalFen)), size, true),
    figure(5, d && money(sum((r) => r.interestFen)), size, true),
    figure(6, d && money(sum((r) => r.principalFen + r.interestFen)), size, true),
    figure(7, null, size),
    figure(8, subsidy, size, true),
  ]);
  if (!table.signed) return;
  notesRow(page, [
    "利息 = 余额 × 年利率 × 天数 ÷ 计息基数，算头不算尾；期中还过本金的，还款前后按各自余额分段计；应还日遇节假日按合同约定移动。",
    "先由借款人按期付息，财政贴息审核后拨付至本人社会保障卡账户；预计数以季度计算单为准。",
    "提前还本、展期后重新生成计划，以编号最新的为准；展期、逾期期间不贴息。",
  ]);
  twoParties(page, "借款人（签字）：", "经办银行（盖章）：");
}
