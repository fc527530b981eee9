/** What somebody typed into a search box, read once for all sources. Pure. */

export type TermKind =
  /** Hanzi or other letters that are no pinyin: a part of a name. */
  | "name"
  /** Latin letters: pinyin or initials. */
  | "pinyin"
  /** Four characters of digits (X at the end): tail of an ID, phone or certificate number. */
  | "tail"
  /** More or fewer digits: beginning of a number; from ten on perhaps a whole bank account. */
  | "digits"
  /** A whole mobile number, or a landline with its area code, however it is parted. */
  | "phone"
  /** A whole ID number; may also be a certificate number, which has as many digits. */
  | "id-number"
  | "nothing";

export interface Term {
  kind: TermKind;
  /** Trimmed, full-width characters made narrow; numbers without the spaces they are read aloud with. */
  text: string;
  /** Lower-case letters without spaces, for pinyin. */
  letters: string;
}

/** Whether a term may be a whole number of a person that must not stand in an address: an ID number, a bank account. */
export const isLongNumber = ({ kind, text }: Term): boolean =>
  kind === "id-number" || (kind === "digits" && text.length >= 10);

const narrow = (text: string) =>
  text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[‐-―−]/g, "-")
    .replace(/[\s\u3000]+/g, " ")
    .trim()
    .replace(/^\+?86[ -]?(?=1[3-9]([ -]?\d){9}$)/, "");

export const termLimit = 40;

export function readTerm(input: string): Term {
  const text = [...narrow(input)].slice(0, termLimit).join("");
  const close = text.replace(/ /g, "");
  const kind = kindOf(close);
  const isNumber = kind === "id-number" || kind === "phone" || kind === "tail" || kind === "digits";
  return {
    kind,
    text: isNumber ? close.replace(/[()-]/g, "") : text,
    letters: text.toLowerCase().replace(/[ '’]/g, ""),
  };
}

function kindOf(text: string): TermKind {
  if (text === "") return "nothing";
  if (/^\d{17}[\dXx]$/.test(text)) return "id-number";
  if (/^1[3-9](-?\d){9}$/.test(text)) return "phone";
  if (/^\(?0\d{2,3}[)-]?\d{7,8}$/.test(text)) return "phone";
  if (/^\d{3}[\dXx]$/.test(text)) return "tail";
  if (/^(\d+|0\d{2,3}-\d{1,6})$/.test(text)) return "digits";
  if (/^['’]*[a-z][a-z'’]*$/i.test(text)) return "pinyin";
  return "name";
}

const numberOf = "\\d[\\d -]*\\d(?:[Xx](?![A-Za-z]))?";
const nameThenNumber = new RegExp(`^(\\D*[^\\d\\s]) ?(${numberOf})$`);
const numberThenName = new RegExp(`^(${numberOf}) ?(\\D*[^\\d\\s])$`);

/** 张小龙 0296: a name or its pinyin, and a tail or a whole number of the same person, in whichever order. */
export function nameAndNumber(text: string): { name: string; number: Term } | null {
  const [, name, digits] =
    text.match(nameThenNumber) ?? numberFirst(text.match(numberThenName)) ?? ([] as (string | undefined)[]);
  if (!name || !digits || !/^[\p{L}·•・‧.'’ ]+$/u.test(name)) return null;
  const number = readTerm(digits);
  return ["tail", "phone", "id-number"].includes(number.kind) ? { name: name.trim(), number } : null;
}

const numberFirst = (found: RegExpMatchArray | null): (string | undefined)[] | null =>
  found && [found[0], found[2], found[1]];

/**
 * Whether a term must not stand in an address, a log or the browser's history: a whole phone number, a bank account,
 * or digits that may be the larger part of an ID number. Nine digits and more are one unless the digits 7–10 say a year
 * from 2015 on, as in certificate numbers: who was born then holds no certificate. Cards begin with 62 and have sixteen
 * digits or more, whatever the seventh to tenth say.
 */
export function isPrivate(input: string): boolean {
  const beside = nameAndNumber(narrow(input));
  if (beside) return isPrivate(beside.number.text);
  const text = narrow(input).replace(/[ -]/g, "");
  if (/^1[3-9]\d{9}$/.test(text)) return true;
  if (/^(62\d{14,28}|\d{19,30})$/.test(text)) return true;
  if (!/^\d{9,17}[\dXx]?$/.test(text)) return false;
  return !/^\d{6}20(1[5-9]|[2-9])/.test(text);
}
