import { chineseAmount } from "~/platform/chinese-amount";
import { type Day, longDay } from "~/platform/dates";
import { type Fen, yuanFigure } from "~/platform/money";

// How values are written on papers (PAPER §4). Papers of the office are Chinese whatever the language of the page.

export const money = (fen: Fen | null | undefined): string | null => (fen == null ? null : yuanFigure(fen));
export const words = (fen: Fen | null | undefined): string | null =>
  fen == null ? null : chineseAmount(fen);
/** 200,000.00 元（人民币贰拾万元整） */
export const moneyAndWords = (fen: Fen): string => `${yuanFigure(fen)} 元（${chineseAmount(fen)}）`;
/** 2026年3月5日 */
export const dayText = (on: Day | null | undefined): string | null => (on ? longDay(on, "zh") : null);
/** 34500 millionths → 3.45% */
export const percent = (ppm: number | null | undefined): string | null => {
  if (ppm == null) return null;
  const digits = String(ppm).padStart(5, "0");
  const fraction = digits.slice(-4).replace(/0{1,2}$/, "");
  return `${digits.slice(0, -4)}.${fraction}%`;
};
/** 138 0530 2617 */
export const phoneText = (phone: string | null | undefined): string | null =>
  phone ? phone.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3") : null;
/** 372928********0012 */
export const maskedId = (id: string | null | undefined): string | null =>
  id ? `${id.slice(0, 6)}********${id.slice(-4)}` : null;
export const tail = (account: string | null | undefined): string | null =>
  account ? `**** ${account}` : null;
/** Room to write by hand in running text, a line of so many characters. */
export const gap = (value: string | null | undefined, ems: number): string => value || "＿".repeat(ems);
export const EMPTY = "--";
