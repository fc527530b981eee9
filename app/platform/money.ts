import type { Language } from "./i18n/text";

/** Money is a whole number of fen (分): 1 yuan = 100 fen, 1 万元 = 1,000,000 fen. No floating point, nothing rounded. */
export type Fen = number;

/** Most that is taken or written, in fen: 玖仟玖佰玖拾玖亿…, far inside safe integers. */
export const mostFen = 99_999_999_999_999;

export type MoneyProblem = {
  ok: false;
  why: "money.missing" | "money.form" | "money.tooFine" | "money.negative" | "money.tooMuch";
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

function whole(fen: Fen): void {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Not a whole number of fen: ${fen}`);
}

/**
 * 20000050 → "200,000.50": two decimals, thousands apart; the unit stands in the heading or behind the field.
 * @throws RangeError when `fen` is no safe integer
 */
export function yuanFigure(fen: Fen): string {
  whole(fen);
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** In a sentence: 806.73 元, 50,000 元 / 806.73 yuan, 50,000 yuan. Fen are left out only where there are none. */
export function yuanText(fen: Fen, language: Language): string {
  const figure = yuanFigure(fen).replace(/\.00$/, "");
  return `${figure} ${language === "zh" ? "元" : "yuan"}`;
}

/**
 * Big sums in words and charts: 30 万元, 1,110 万元, 4.12 万元; English has no 万: 300,000 yuan. A sum that two decimals
 * of 万元 cannot hold exactly stands in yuan instead, for no figure is rounded on a screen.
 */
export function bigYuanText(fen: Fen, language: Language): string {
  whole(fen);
  if (language === "en" || Math.abs(fen) < 1_000_000 || fen % 10_000 !== 0) return yuanText(fen, language);
  return `${yuanFigure(fen / 10_000).replace(/\.?0+$/, "")} 万元`;
}

const toHalfWidth = (text: string) =>
  text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[−–—]/g, "-")
    .replace(/。/g, ".");

/**
 * Reads an amount as people and spreadsheets write it: 806.73, ８０６．７３, 200,000, ¥5000, 5000元, 30万, 30万元, 4.12 万元.
 * A bare number is yuan, or 万元 where the column says so. Commas must part thousands: "1,5" is no number here.
 * @param unit of a number that names none itself
 */
export function parseYuan(
  input: string,
  unit: "yuan" | "wan" = "yuan",
): { ok: true; fen: Fen } | MoneyProblem {
  const text = toHalfWidth(input)
    .replace(/[\s\u3000]/g, "")
    .replace(/^(人民币|RMB|CNY|[¥￥])+/i, "");
  if (text === "") return { ok: false, why: "money.missing" };
  const found = text.match(/^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(万)?(元|圆|yuan)?整?$/i);
  const [, sign, integer = "", decimals = "", wan, named] = found ?? [];
  if (!found || integer + decimals === "") return { ok: false, why: "money.form" };
  // A point is moved by so many places: 2 from yuan to fen, 6 from 万元.
  const places = wan || (!named && unit === "wan") ? 6 : 2;
  const fraction = decimals.replace(/0+$/, "");
  if (fraction.length > places) return { ok: false, why: "money.tooFine" };
  const digits = `${integer.replaceAll(",", "")}${fraction.padEnd(places, "0")}`.replace(/^0+(?=\d)/, "");
  if (digits.length > 15 || Number(digits) > mostFen) return { ok: false, why: "money.tooMuch" };
  const fen = Number(digits);
  return sign === "-" && fen > 0 ? { ok: false, why: "money.negative" } : { ok: true, fen };
}
