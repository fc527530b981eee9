/**
 * Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of digits and capitals without I, O, S, V, Z;
 * the last one checks the 17 before it, weights 3^i mod 31.
 */
const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Check character of the first 17. */
export function creditCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const c of first17) {
    sum += characters.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (sum % 31)) % 31] ?? "";
}

const halfWidth = (text: string) =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** Reads a code as typed: spaces and small letters are put right; a wrong check character says which would be right. */
export function readCreditCode(
  input: string,
): { ok: true; code: string } | { ok: false; why: "creditCode.form" | "creditCode.check"; expected: string } {
  const code = halfWidth(input)
    .replace(/[\s\u3000-]/g, "")
    .toUpperCase();
  if (!/^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(code)) return { ok: false, why: "creditCode.form", expected: "" };
  const expected = creditCheckCharacter(code.slice(0, 17));
  return code[17] === expected ? { ok: true, code } : { ok: false, why: "creditCode.check", expected };
}
