import { type Fen, mostFen } from "./money";

/**
 * Amounts in capitals by the rules for filling in bills (正确填写票据和结算凭证的基本规定, DOMAIN §5). One style is written: no
 * 零 that the rules leave open, 整 after 元 and after 角, none after 分, 壹 always before 拾. The other allowed styles are
 * accepted when checking. Where a whole group of four is zero its 零 is written (壹亿零伍仟元整), though the rules leave
 * it open: without it the reader takes 伍仟 for 伍仟万.
 */
const digits = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];
const groups = ["", "万", "亿"];

/** A piece of the text, with the other way to write it where the rules allow two; the first is the one written. */
type Piece = string | [written: string, allowed: string];

/** 1…9999: zeros inside give one 零, zeros at the end none. */
function groupText(value: number): string {
  let text = "";
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit !== 0) text += `${zero && text !== "" ? "零" : ""}${digits[digit]}${places[place]}`;
    zero = digit === 0;
  }
  return text;
}

function integerPieces(yuan: number): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 2; i >= 0; i -= 1) {
    const value = Math.floor(yuan / 10_000 ** i) % 10_000;
    if (value === 0) continue;
    if (pieces.length > 0) {
      const above = Math.floor(yuan / 10_000 ** (i + 1)) % 10_000;
      if (value < 1000) pieces.push("零");
      else if (above === 0) pieces.push(["零", ""]);
      else if (above % 10 === 0) pieces.push(["", "零"]);
    }
    pieces.push(groupText(value), groups[i]!);
  }
  return pieces;
}

function piecesOf(fen: Fen): Piece[] {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > mostFen)
    throw new RangeError(`No amount in words for ${fen} fen`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  if (fen === 0) return ["零元整"];
  const pieces = integerPieces(yuan);
  if (yuan > 0) pieces.push("元");
  if (jiao > 0) {
    if (yuan > 0 && yuan % 10 === 0) pieces.push(["", "零"]);
    pieces.push(`${digits[jiao]}角`);
  } else if (cent > 0 && yuan > 0) pieces.push("零");
  if (cent > 0) pieces.push(`${digits[cent]}分`);
  else pieces.push(jiao > 0 ? ["整", ""] : "整");
  return pieces;
}

/**
 * 20000000 → 人民币贰拾万元整.
 * @param fen whole fen, 0 … `mostFen`
 * @throws RangeError outside of that, and for anything but a whole number
 */
export const chineseAmount = (fen: Fen): string =>
  `人民币${piecesOf(fen)
    .map((piece) => (typeof piece === "string" ? piece : piece[0]))
    .join("")}`;

/** Whether the words say this amount, in any style that the rules allow; 圆, 正 and unsimplified forms are accepted. */
export function saysAmount(words: string, fen: Fen): boolean {
  const pattern = piecesOf(fen).map((piece) =>
    typeof piece === "string" ? piece : `(?:${piece.join("|")})`,
  );
  return new RegExp(`^(?:人民币)?${pattern.join("")}$`).test(oneScript(words));
}

/** Fen of an amount in capitals, in any allowed style; null when it is none. */
export function readChineseAmount(words: string): Fen | null {
  const text = oneScript(words).replace(/^人民币/, "");
  const found = text.match(/^(?:([^元角分整]+)元)?(?:零?(.)角)?(?:零?(.)分)?整?$/);
  if (!found) return null;
  const [, integer = "", jiao = "零", cent = "零"] = found;
  const fen = integerValue(integer) * 100 + digits.indexOf(jiao) * 10 + digits.indexOf(cent);
  // The reading is loose; what it has read must be what the rules would write for it.
  return fen >= 0 && fen <= mostFen && saysAmount(text, fen) ? fen : null;
}

const variants: Readonly<Record<string, string>> = {
  圆: "元",
  圓: "元",
  正: "整",
  億: "亿",
  萬: "万",
  貳: "贰",
  陸: "陆",
  幣: "币",
};
const oneScript = (words: string): string =>
  words.replace(/[\s\u3000:：]/g, "").replace(/[圆圓正億萬貳陸幣]/g, (c) => variants[c]!);

function integerValue(text: string): number {
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const c of text) {
    const place = places.indexOf(c);
    if (digits.includes(c)) digit = digits.indexOf(c);
    else if (place > 0) {
      group += digit * 10 ** place;
      digit = 0;
    } else {
      total += (group + digit) * 10_000 ** Math.max(groups.indexOf(c), 0);
      group = 0;
      digit = 0;
    }
  }
  return total + group + digit;
}
