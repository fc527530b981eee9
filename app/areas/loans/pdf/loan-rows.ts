import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawCell } from "~/platform/pdf/grid";
import { breakLines, mm } from "~/platform/pdf/text-fit";
import type { LoanOnPaper } from "./loan-data";
import { maskedId, money, percent, tail, words } from "./paper-words";

/** 3.45%（LPR 3.00% + 45BP） */
export function rateWords(l: Pick<LoanOnPaper, "ratePpm" | "lprPpm">): string {
  if (l.lprPpm === null) return percent(l.ratePpm) as string;
  const bp = Math.round((l.ratePpm - l.lprPpm) / 100);
  return `${percent(l.ratePpm)}（LPR ${percent(l.lprPpm)} ${bp < 0 ? "−" : "+"} ${Math.abs(bp)}BP）`;
}

/** The loan at the head of its forms: columns 24·32·24·32·24·32 (PAPER §7.6). */
export function loanRows(page: FormPage, l: LoanOnPaper | null): void {
  // A firm has a longer name than a person, and the number is of one length.
  const name = [...(l?.name ?? "")].length > 9 ? 84 : 32;
  page.row(8, [
    { w: 24, label: "借款人" },
    { w: name, value: l?.name },
    { w: 24, label: "身份证号" },
    { w: 0, value: maskedId(l?.idNumber), size: name > 32 ? 9 : undefined },
  ]);
  page.row(8, [
    { w: 24, label: "借据号" },
    { w: 32, value: l?.noteNumber },
    { w: 24, label: "经办银行" },
    { w: 0, value: l?.bank },
  ]);
  page.row(8, [
    { w: 24, label: "贷款金额" },
    { w: 32, value: money(l?.principalFen), align: "right", bold: true },
    { w: 24, label: "大写" },
    { w: 0, value: words(l?.principalFen) },
  ]);
  page.row(8, [
    { w: 24, label: "放款日" },
    { w: 32, value: l?.disbursedOn },
    { w: 24, label: "到期日" },
    { w: 32, value: l?.maturesOn },
    { w: 24, label: "计息基数" },
    { w: 0, value: l?.dayCount, align: "right" },
  ]);
  page.row(8, [
    { w: 24, label: "合同年利率" },
    { w: 88, value: l && rateWords(l) },
    { w: 24, label: "还款账号" },
    { w: 0, value: tail(l?.accountTail), align: "right" },
  ]);
}

/** Two parties side by side under a table: who signs, who seals (42 high). */
export function twoParties(page: FormPage, left: string, right: string, h = 42): void {
  page.row(
    h,
    [left, right].map((title, index) => ({
      w: index === 0 ? 84 : 0,
      draw: (box) => {
        const room = { x: box.x + 1.6, y: box.y + 1, w: box.w - 3.2, h: 8 };
        const style = { size: 10.5, least: 8, align: "left", padding: 0 } as const;
        if (page.fixed) drawCell(page.fixed, page.fonts, title, room, style);
        page.day(box.x + box.w - 3.4, box.y + box.h - 5);
      },
    })),
  );
}

/** Notes in 楷, numbered, beside their label: broken inside their cell, which is as high as their lines need. */
export function notesRow(page: FormPage, notes: readonly string[], h = 21): void {
  const { lines, height } = setNotes(page.fonts, notes, page.width - NOTE_LABEL, h);
  const pitch = Math.min(5.6, (height - 2) / lines.length);
  page.row(height, [
    { w: NOTE_LABEL, label: "说明" },
    {
      w: 0,
      draw: (box) => {
        const first = box.y + height / 2 - ((lines.length - 1) / 2) * pitch + 1.3;
        for (const [index, line] of lines.entries())
          page.fixed?.text(line, box.x + 1.8, first + index * pitch, NOTE);
      },
    },
  ]);
}

const NOTE_LABEL = 24;
const NOTE = { role: "kai", size: 9 } as const;
/** Millimetres from line to line of notes that are broken. */
const NOTE_PITCH = 4.6;

function setNotes(fonts: PaperFonts, notes: readonly string[], width: number, h: number) {
  const ems = (width - 3.6) / mm(NOTE.size);
  const lines = notes.flatMap((note, index) => breakLines(fonts.kai, `${index + 1}. ${note}`, ems));
  return { lines, height: Math.max(h, lines.length * NOTE_PITCH + 2) };
}
