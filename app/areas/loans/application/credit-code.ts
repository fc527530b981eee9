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

/** The kind of business that the first two characters stand for: who registers it, and as what (GB 32100, table 1). */
const typeOfPrefix = {
  "91": "firm",
  "92": "self-employed",
  "93": "cooperative",
  "52": "non-profit",
} as const;

/**
 * What speaks against a code by its first two characters (GB 32100, table 1: 9 市场监管 with 91 企业, 92 个体工商户, 93
 * 农民专业合作社; 5 民政 with 52 民办非企业单位; 1 机构编制 and the rest register no business). Other codes of 9, and those of
 * Y, stay unjudged.
 * @param type the kind of business that was chosen; null while none is
 * @returns a text key; null where they agree
 */
export function whyNotOfType(code: string, type: string | null): `creditCode.${string}` | null {
  const known = typeOfPrefix[code.slice(0, 2) as keyof typeof typeOfPrefix];
  if (known) return type === null || type === known ? null : `creditCode.of.${known}`;
  return /^[9Y]/.test(code) ? null : "creditCode.noBusiness";
}
