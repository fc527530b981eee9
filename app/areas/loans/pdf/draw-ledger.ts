import { type Cell, rowHeight } from "~/platform/pdf/cell-fit";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawForm } from "./draw-form";
import { formHead, nextHead } from "./form-head";
import type { LedgerLine, LedgerOnPaper, SubsidyLineOnPaper } from "./loan-data";
import { loanRows } from "./loan-rows";
import type { PaperFacts } from "./paper-facts";
import { dayText, money } from "./paper-words";

const TITLE = "创业担保贷款台账卡";
const ROW = 8.2;
const WIDTH = 168;
const [FIRST, NEXT] = [21, 27];
/** Lines that no last page goes below. */
const LEAST_LAST = 4;

type Line =
  | { kind: "event"; event: LedgerLine | null }
  | { kind: "note"; text: string }
  | { kind: "subsidy"; subsidy: SubsidyLineOnPaper }
  | { kind: "heads" | "subsidyHeads" | "sum" };

/** 台账卡: everything that happened to a loan in the order of days, then its subsidy by quarter. */
export function drawLedger(
  paper: { facts: PaperFacts | null; data: LedgerOnPaper | null; madeOn?: string },
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const { data: d } = paper;
  const lines = linesOf(d);
  const parts = partsOf(lines, d, fonts);
  const draw = (page: FormPage, line: Line) => {
    const { h, cells } = rowOf(line, d);
    page.row(h, cells);
  };
  const pages = parts.map((own, index) => (page: FormPage) => {
    if (index === 0)
      formHead(page, TITLE, [
        ["借据号", d?.noteNumber ?? null],
        ["状态", d?.state ?? null],
        ["截至", dayText(paper.madeOn)],
        ["单位：元", undefined],
      ]);
    else
      nextHead(page, TITLE, [
        ["借据号", d?.noteNumber ?? null],
        ["借款人", d?.name ?? null],
      ]);
    page.table(() => {
      if (index === 0) {
        loanRows(page, d);
        page.row(ROW, [
          { w: 24, label: "人员类别" },
          { w: 60, value: d?.group },
          { w: 24, label: "村（社区）" },
          { w: 0, value: d?.village },
        ]);
      }
      // What a table goes on with on another page carries its heads again.
      const head = own[0]?.kind === "subsidy" ? "subsidyHeads" : "heads";
      if (own[0] && own[0].kind !== "heads" && own[0].kind !== "subsidyHeads") draw(page, { kind: head });
      for (const line of own) draw(page, line);
    });
  });
  return drawForm({ title: TITLE, facts: paper.facts, pages }, fonts);
}

/** Lines by pages, as high as their words make them; the last page has a few of them. */
function partsOf(lines: readonly Line[], d: LedgerOnPaper | null, fonts: PaperFonts): Line[][] {
  const heights = lines.map((line) => {
    const { h, cells } = rowOf(line, d);
    return d ? rowHeight(fonts, h, cells, WIDTH) / ROW : 1;
  });
  /** Lines from one on that stand in the room of so many rows. */
  const holds = (from: number, room: number) => {
    let count = 0;
    for (let used = 0; from + count < lines.length; count += 1) {
      used += Math.max(1, heights[from + count] as number);
      if (used > room + 0.01) break;
    }
    return Math.max(1, count);
  };
  const parts: Line[][] = [];
  for (let at = 0; at < lines.length; ) {
    const [room, left] = [holds(at, at === 0 ? FIRST : NEXT), lines.length - at];
    const take = left <= room ? left : Math.max(1, Math.min(room, left - LEAST_LAST));
    parts.push(lines.slice(at, at + take));
    at += take;
  }
  return parts;
}

function linesOf(d: LedgerOnPaper | null): Line[] {
  if (!d)
    return [{ kind: "heads" }, ...Array.from({ length: 19 }, (): Line => ({ kind: "event", event: null }))];
  return [
    { kind: "heads" },
    ...d.lines.flatMap((event): Line[] => [{ kind: "event", event }, ...noteLines(event.note)]),
    ...(d.subsidies.length > 0 ? [{ kind: "subsidyHeads" } as const] : []),
    ...d.subsidies.map((subsidy): Line => ({ kind: "subsidy", subsidy })),
    ...(d.subsidies.length > 0 ? [{ kind: "sum" } as const] : []),
  ];
}

/** A remark longer than its column stands in rows of its own, at a size that can be read. */
const [NOTE, NOTE_ROW] = [14, 80];
function noteLines(note: string | null): Line[] {
  if (!note || note.length <= NOTE) return [];
  const parts = note.replace(/\s+/g, " ").match(new RegExp(`.{1,${NOTE_ROW}}`, "gu")) ?? [];
  return parts.map((text) => ({ kind: "note", text }));
}

const small = { size: 9.5, least: 8 } as const;
const right = { ...small, align: "right" as const };
const centre = { ...small, align: "centre" as const };
const [EVENT, QUARTER] = [
  [21, 30, 22, 19, 17, 24, 15],
  [48, 30, 30, 30],
] as const;

/** Height asked for and cells of a line. */
function rowOf(line: Line, d: LedgerOnPaper | null): { h: number; cells: Cell[] } {
  if (line.kind === "heads")
    return {
      h: 8,
      cells: ["日期", "事项", "本金", "利息", "罚息等", "本金余额", "经办", "备注"].map((head, i) => ({
        w: EVENT[i] ?? 0,
        head,
      })),
    };
  if (line.kind === "subsidyHeads")
    return {
      h: 8,
      cells: ["结息季度", "利息合计", "应贴息", "已拨付", "状态"].map((head, i) => ({
        w: QUARTER[i] ?? 0,
        head,
      })),
    };
  if (line.kind === "event") {
    const e = line.event;
    return {
      h: ROW,
      cells: [
        { w: EVENT[0], value: e?.on, ...centre },
        { w: EVENT[1], value: e?.what, ...small },
        { w: EVENT[2], value: money(e?.principalFen), ...right },
        { w: EVENT[3], value: money(e?.interestFen), ...right },
        { w: EVENT[4], value: money(e?.penaltyFen), ...right },
        { w: EVENT[5], value: money(e?.balanceFen), ...right },
        { w: EVENT[6], value: e?.who, ...centre },
        {
          w: 0,
          value: e?.note && e.note.length > NOTE ? "见下行" : e?.note,
          ...small,
          wrap: true,
          size: 9,
          least: 8,
        },
      ],
    };
  }
  if (line.kind === "note") {
    return {
      h: ROW,
      cells: [
        { w: EVENT[0], head: "备注" },
        { w: 0, value: line.text, wrap: true, size: 9 },
      ],
    };
  }
  if (line.kind === "subsidy") {
    const s = line.subsidy;
    return {
      h: ROW,
      cells: [
        { w: QUARTER[0], value: s.quarter, ...centre },
        { w: QUARTER[1], value: money(s.interestFen), ...right },
        { w: QUARTER[2], value: money(s.subsidyFen), ...right },
        { w: QUARTER[3], value: money(s.paidFen), ...right },
        { w: 0, value: s.state, ...centre },
      ],
    };
  }
  const all = (d?.subsidies ?? []).filter((s) => !s.open);
  const sum = (of: (s: SubsidyLineOnPaper) => number) => money(all.reduce((total, s) => total + of(s), 0));
  return {
    h: ROW,
    cells: [
      { w: QUARTER[0], head: d?.subsidies.some((s) => s.open) ? "累计（不含预计）" : "累　计" },
      { w: QUARTER[1], value: sum((s) => s.interestFen), ...right, bold: true },
      { w: QUARTER[2], value: sum((s) => s.subsidyFen), ...right, bold: true },
      { w: QUARTER[3], value: sum((s) => s.paidFen ?? 0), ...right, bold: true },
      { w: 0, value: null, ...centre },
    ],
  };
}
