/**
 * Certificate numbers by a rule. No official rule for 创业培训合格证书 was found (DOMAIN §2.5), so the rule is text of the
 * template: `{division6}{year4}{course2}{class3}{serial3}` makes 371725202603003018. A token is its name and its width
 * in characters; everything else stands as it is. Fixed widths mean that a number is read back in one way only. Pure.
 */

/** Widths each token may have; `division` is cut from the 12-digit code of the class's village. */
const widths = {
  division: [2, 4, 6, 9, 12],
  year: [2, 4],
  course: [1, 2, 3, 4],
  class: [1, 2, 3, 4, 5, 6],
  serial: [2, 3, 4, 5, 6, 7, 8],
} as const;

export type NumberToken = keyof typeof widths;

/** The rule that a new template starts with: 18 digits. */
export const usualNumberRule = "{division6}{year4}{course2}{class3}{serial3}";

/** Longest number: what the certificate's number field and the file name `编号_姓名.pdf` hold without a break. */
const longest = 32;

type Part = { literal: string } | { token: NumberToken; width: number };

/** A rule that has been read; made by `parseNumberRule` only. */
export interface NumberRule {
  ok: true;
  template: string;
  parts: readonly Part[];
  /** Characters of every number it makes. */
  length: number;
  /** Highest serial within one scope: 999 for `{serial3}`. */
  lastSerial: number;
}

export type NumberRuleProblem =
  | { ok: false; why: "numberRule.missing" | "numberRule.noSerial" }
  | { ok: false; why: "numberRule.character"; character: string }
  | { ok: false; why: "numberRule.unknownToken" | "numberRule.repeatedToken"; token: string }
  | { ok: false; why: "numberRule.width"; token: NumberToken; allowed: string }
  | { ok: false; why: "numberRule.long"; length: number; longest: number };

/** What a number is made of. */
export interface NumberValues {
  /** 12-digit code of the village, or a code that is long enough for the rule. */
  division: string;
  /** Year of issue, four digits. */
  year: number;
  /** Course part of the course rule, e.g. "03". */
  course: string;
  /** Number of the class within course and year. */
  class: number;
  /** Counts from 1 within the scope. */
  serial: number;
}

export type NumberProblem = {
  ok: false;
  why: "numberRule.serialsUsedUp" | "numberRule.valueTooLong" | "numberRule.valueMissing";
  token: NumberToken;
  width: number;
};

const isToken = (name: string): name is NumberToken => Object.hasOwn(widths, name);

/**
 * Reads a rule as an administrator types it. A serial is required and every token may stand once. Literals are digits,
 * Latin letters, hanzi, hyphen and 〔〕（）(): what may stand in a file name and in an address.
 */
export function parseNumberRule(input: string): NumberRule | NumberRuleProblem {
  const template = input.trim();
  if (template === "") return { ok: false, why: "numberRule.missing" };
  const parts: Part[] = [];
  const seen = new Set<NumberToken>();
  let length = 0;
  let lastSerial = 0;
  for (const [piece, inside] of template.matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (inside === undefined) {
      const wrong = [...piece].find((c) => !/^[0-9A-Za-z\p{Script=Han}()（）〔〕-]$/u.test(c));
      if (wrong) return { ok: false, why: "numberRule.character", character: wrong };
      parts.push({ literal: piece });
      length += [...piece].length;
      continue;
    }
    const [, token = inside, digits = ""] = inside.match(/^([a-z]+)(\d*)$/) ?? [];
    if (!isToken(token)) return { ok: false, why: "numberRule.unknownToken", token: piece };
    if (seen.has(token)) return { ok: false, why: "numberRule.repeatedToken", token: piece };
    const width = Number(digits);
    const allowed: readonly number[] = widths[token];
    if (!allowed.includes(width) || digits.startsWith("0"))
      return { ok: false, why: "numberRule.width", token, allowed: allowed.join(", ") };
    seen.add(token);
    parts.push({ token, width });
    length += width;
    if (token === "serial") lastSerial = 10 ** width - 1;
  }
  if (!seen.has("serial")) return { ok: false, why: "numberRule.noSerial" };
  if (length > longest) return { ok: false, why: "numberRule.long", length, longest };
  return { ok: true, template, parts, length, lastSerial };
}

/** A rule that was checked when its template was published; anything else is a fault of the program. */
function known(template: string): NumberRule {
  const rule = parseNumberRule(template);
  if (!rule.ok) throw new Error(`Number rule ${template}: ${rule.why}`);
  return rule;
}

/** The token's characters, or why it has none of that width. Never cuts a value short: two numbers could become one. */
function characters(token: NumberToken, width: number, values: NumberValues): string | NumberProblem {
  const problem = (why: NumberProblem["why"]): NumberProblem => ({ ok: false, why, token, width });
  if (token === "division") {
    const digits = values.division.slice(0, width);
    return /^\d+$/.test(digits) && digits.length === width ? digits : problem("numberRule.valueMissing");
  }
  if (token === "year") {
    const year = String(values.year);
    return /^\d{4}$/.test(year) ? year.slice(-width) : problem("numberRule.valueMissing");
  }
  if (token === "course") {
    if (!/^[0-9A-Za-z]+$/.test(values.course)) return problem("numberRule.valueMissing");
    return values.course.length > width
      ? problem("numberRule.valueTooLong")
      : values.course.padStart(width, "0");
  }
  const count = values[token];
  if (!Number.isSafeInteger(count) || count < 1) return problem("numberRule.valueMissing");
  if (count < 10 ** width) return String(count).padStart(width, "0");
  return problem(token === "serial" ? "numberRule.serialsUsedUp" : "numberRule.valueTooLong");
}

function build(
  template: string,
  values: NumberValues,
  serialText?: string,
): { ok: true; text: string } | NumberProblem {
  let text = "";
  for (const part of known(template).parts) {
    if ("literal" in part) text += part.literal;
    else if (part.token === "serial" && serialText !== undefined) text += serialText;
    else {
      const made = characters(part.token, part.width, values);
      if (typeof made !== "string") return made;
      text += made;
    }
  }
  return { ok: true, text };
}

/**
 * The number of one certificate. `numberRule.serialsUsedUp` when the serial is wider than its token: issuing stops
 * there, since a wider number would be another rule.
 * @throws when the template is no rule (a published one always is)
 */
export function formatNumber(
  template: string,
  values: NumberValues,
): { ok: true; number: string } | NumberProblem {
  const made = build(template, values);
  return made.ok ? { ok: true, number: made.text } : made;
}

/**
 * Within what the serial counts: the number with `#` in the serial's place, e.g. 371725202603003###. Two certificates
 * share a serial's row exactly when all the rest of their numbers is the same, so serials are gap-free in each scope.
 */
export function serialScope(
  template: string,
  values: Omit<NumberValues, "serial">,
): { ok: true; scope: string } | NumberProblem {
  const rule = known(template);
  const made = build(template, { ...values, serial: 1 }, "#".repeat(String(rule.lastSerial).length));
  return made.ok ? { ok: true, scope: made.text } : made;
}

/** What somebody typed or scanned, as numbers are written: half-width, no spaces. Letters keep their case. */
export const typedNumber = (input: string): string =>
  input
    .replace(/[！-～]/g, (c) => (/[（）]/.test(c) ? c : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
    .replace(/[\s\u200b-\u200d\ufeff]/g, "");

/** The parts of a number made by the rule, as written in it; null when the number is not of the rule. */
export function readNumber(template: string, number: string): Partial<Record<NumberToken, string>> | null {
  const found: Partial<Record<NumberToken, string>> = {};
  let rest = number;
  for (const part of known(template).parts) {
    if ("literal" in part) {
      if (!rest.startsWith(part.literal)) return null;
      rest = rest.slice(part.literal.length);
      continue;
    }
    const text = rest.slice(0, part.width);
    if (text.length < part.width || !(part.token === "course" ? /^[0-9A-Za-z]+$/ : /^\d+$/).test(text))
      return null;
    found[part.token] = text;
    rest = rest.slice(part.width);
  }
  return rest === "" ? found : null;
}
