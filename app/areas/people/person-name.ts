/** Names of people: put into one form, compared by one key. Pure. */

const dots = /[\u2022\u2027\u30fb\uff0e\u22c5\u25cf\u2219\u00b7\uff65]/g;

const plainHan = /^[\u4e00-\u9fff]{2,4}$/;

const isHan = (codePoint: number) =>
  (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
  (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
  (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
  (codePoint >= 0x20000 && codePoint <= 0x3347f) ||
  codePoint === 0x3007;

/**
 * One form of a name: full-width Latin made narrow, every dot variant made · (U+00B7), spaces taken out of names in
 * hanzi (张　伟 → 张伟) and single inside Latin ones, accents composed (NFC), variation selectors dropped: they choose a
 * drawing of the same character. Hanzi themselves are never changed, though NFC would: a compatibility character may be
 * the one on the identity card.
 */
export function normaliseName(input: string): string {
  // Nearly every name of a file: nothing to do.
  if (plainHan.test(input)) return input;
  let name = input
    .replace(/[\u200b-\u200f\u2060\ufeff]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu, "")
    .replace(/\P{Script=Han}+/gu, (text) => text.normalize("NFC"))
    .replace(/[Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u00a0]+/g, " ")
    .trim()
    .replace(dots, "·");
  if ([...name].some((c) => isHan(c.codePointAt(0)!))) {
    name = name.replace(/ /g, "").replace(/(?<=\P{ASCII})\.(?=\P{ASCII})/gu, "·");
  }
  return name.replace(/·+/g, "·").replace(/^·|·$/g, "");
}

export type NameProblem = "name.missing" | "name.long" | "name.characters" | "name.private";

/** Why a normalised name will not do; null when it will. Counts characters, not UTF-16 units. */
export function whyNotName(name: string): NameProblem | null {
  if (plainHan.test(name)) return null;
  const characters = [...name];
  if (characters.length === 0) return "name.missing";
  if (characters.length > 40) return "name.long";
  // A private-use character looks right on one machine and is a box on the next (old ID-card characters, DOMAIN §5).
  if (characters.some((c) => /\p{Co}/u.test(c))) return "name.private";
  const han = characters.some((c) => isHan(c.codePointAt(0)!));
  const fits = (c: string) =>
    isHan(c.codePointAt(0)!) || c === "·" || /[A-Za-z]/.test(c) || (!han && /[ .'’-]|\p{L}/u.test(c));
  return characters.every(fits) ? null : "name.characters";
}

/** A name of one character is rare but real; more often a part was left out: it is asked about, not refused. */
export const isSingleCharacter = (name: string): boolean => [...name].length === 1;

/** Code points of a name as lower-case hex, one token each: what the search index holds (MEASURES). */
export const nameTokens = (name: string): string =>
  [...name.replace(/[\s·]/g, "")].map((c) => c.toLowerCase().codePointAt(0)!.toString(16)).join(" ");
