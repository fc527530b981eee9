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
  const parts = partsOf(lines);
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
      if (own[0] && own[0].kind !== "heads" && own[0].kind !== "subsidyHeads") row(page, { kind: head }, d);
      for (const line of own) row(page, line, d);
    });
  });
  return drawForm({ title: TITLE, facts: paper.facts, pages }, fonts);
}

/** Lines by pages; the last page has a few of them. */
function partsOf(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = [];
  for (let at = 0; at < lines.length; ) {
    const [room, left] = [at === 0 ? FIRST : NEXT, lines.length - at];
    const take = left <= room ? left : Math.min(room, left - LEAST_LAST);
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

function row(page: FormPage, line: Line, d: LedgerOnPaper | null): void {
  if (line.kind === "heads")
    page.row(
      8,
      ["日期", "事项", "本金", "利息", "罚息等", "本金余额", "经办", "备注"].map((head, i) => ({
        w: EVENT[i] ?? 0,
        head,
      })),
    );
  else if (line.kind === "subsidyHeads")
    page.row(
      8,
      ["结息季度", "利息合计", "应贴息", "已拨付", "状态"].map((head, i) => ({ w: QUARTER[i] ?? 0, head })),
    );
  else if (line.kind === "event") {
    const e = line.event;
    page.row(ROW, [
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
    ]);
  } else if (line.kind === "note") {
    page.row(ROW, [
      { w: EVENT[0], head: "备注" },
      { w: 0, value: line.text, wrap: true, size: 9 },
    ]);
  } else if (line.kind === "subsidy") {
    const s = line.subsidy;
    page.row(ROW, [
      { w: QUARTER[0], value: s.quarter, ...centre },
      { w: QUARTER[1], value: money(s.interestFen), ...right },
      { w: QUARTER[2], value: money(s.subsidyFen), ...right },
      { w: QUARTER[3], value: money(s.paidFen), ...right },
      { w: 0, value: s.state, ...centre },
    ]);
  } else {
    const all = (d?.subsidies ?? []).filter((s) => !s.open);
    const sum = (of: (s: SubsidyLineOnPaper) => number) => money(all.reduce((total, s) => total + of(s), 0));
    page.row(ROW, [
      { w: QUARTER[0], head: d?.subsidies.some((s) => s.open) ? "累计（不含预计）" : "累　计" },
      { w: QUARTER[1], value: sum((s) => s.interestFen), ...right, bold: true },
      { w: QUARTER[2], value: sum((s) => s.subsidyFen), ...right, bold: true },
      { w: QUARTER[3], value: sum((s) => s.paidFen ?? 0), ...right, bold: true },
      { w: 0, value: null, ...centre },
    ]);
  }
}
