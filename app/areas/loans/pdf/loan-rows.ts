import type { FormPage } from "~/platform/pdf/form-page";
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
        page.fixed?.text(title, box.x + 1.6, box.y + 6.4, { role: "serif", size: 10.5 });
        page.day(box.x + box.w - 3.4, box.y + box.h - 5);
      },
    })),
  );
}

/** Notes in 楷, numbered, beside their label. */
export function notesRow(page: FormPage, notes: readonly string[], h = 21): void {
  page.row(h, [
    { w: 24, label: "说明" },
    {
      w: 0,
      draw: (box) => {
        const pitch = Math.min(5.6, (h - 2) / notes.length);
        const first = box.y + h / 2 - ((notes.length - 1) / 2) * pitch + 1.3;
        for (const [index, note] of notes.entries())
          page.fixed?.text(`${index + 1}. ${note}`, box.x + 1.8, first + index * pitch, {
            role: "kai",
            size: 9,
          });
      },
    },
  ]);
}
