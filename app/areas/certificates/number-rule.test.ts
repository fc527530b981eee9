import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatNumber,
  type NumberValues,
  parseNumberRule,
  readNumber,
  serialScope,
  typedNumber,
  usualNumberRule,
} from "./number-rule";

const values: NumberValues = { division: "371725101206", year: 2026, course: "03", class: 3, serial: 18 };
const numberOf = (template: string, v: NumberValues) => {
  const made = formatNumber(template, v);
  return made.ok ? made.number : made.why;
};
const scopeOf = (template: string, v: NumberValues) => {
  const made = serialScope(template, v);
  return made.ok ? made.scope : made.why;
};

/** Any rule: tokens in any order with any allowed width, literals between them. */
const widths = { division: [2, 4, 6, 9], year: [2, 4], course: [2, 3], class: [3, 4], serial: [3, 4, 5] };
const literal = fc.constantFrom("", "-", "证", "第", "QH", "（", "0");
const rules = fc
  .tuple(
    fc.shuffledSubarray(["division", "year", "course", "class"] as const),
    fc.nat(4),
    fc.array(literal, { minLength: 6, maxLength: 6 }),
    fc.infiniteStream(fc.nat(3)),
  )
  .map(([others, at, literals, picks]) => {
    const tokens: (keyof typeof widths)[] = [...others];
    tokens.splice(Math.min(at, tokens.length), 0, "serial");
    return tokens.reduce((text, token, i) => {
      const allowed = widths[token];
      return `${text}{${token}${allowed[picks.next().value % allowed.length]}}${literals[i + 1]}`;
    }, literals[0] as string);
  });
const valuesOf = fc.record({
  division: fc.stringMatching(/^\d{12}$/),
  year: fc.integer({ min: 2000, max: 2099 }),
  course: fc.stringMatching(/^[0-9A-Z]{1,2}$/),
  class: fc.integer({ min: 1, max: 999 }),
  serial: fc.integer({ min: 1, max: 999 }),
});

describe("the number rule", () => {
  it("makes the 18 digits of the usual rule", () => {
    expect(numberOf(usualNumberRule, values)).toBe("371725202603003018");
    expect(scopeOf(usualNumberRule, values)).toBe("371725202603003###");
    expect(numberOf("鲁创证〔{year4}〕{serial5}号", values)).toBe("鲁创证〔2026〕00018号");
  });

  it.each([
    ["", { why: "numberRule.missing" }],
    ["{division6}{year4}", { why: "numberRule.noSerial" }],
    ["{serial3}/{year4}", { why: "numberRule.character", character: "/" }],
    ["{serial3} {year4}", { why: "numberRule.character", character: " " }],
    ["{serial3", { why: "numberRule.character", character: "{" }],
    ["{village3}{serial3}", { why: "numberRule.unknownToken", token: "{village3}" }],
    ["{constructor3}{serial3}", { why: "numberRule.unknownToken", token: "{constructor3}" }],
    ["{}{serial3}", { why: "numberRule.unknownToken", token: "{}" }],
    ["{serial3}{serial4}", { why: "numberRule.repeatedToken", token: "{serial4}" }],
    ["{year3}{serial3}", { why: "numberRule.width", token: "year", allowed: "2, 4" }],
    ["{year}{serial3}", { why: "numberRule.width", token: "year" }],
    ["{year04}{serial3}", { why: "numberRule.width", token: "year" }],
    [`${"A".repeat(30)}{serial3}`, { why: "numberRule.long", length: 33, longest: 32 }],
  ])("refuses %j", (template, problem) =>
    expect(parseNumberRule(template)).toMatchObject({ ok: false, ...problem }),
  );

  it("says when the serials of a scope are used up, and never writes a wider one", () => {
    expect(parseNumberRule(usualNumberRule)).toMatchObject({ ok: true, length: 18, lastSerial: 999 });
    expect(numberOf(usualNumberRule, { ...values, serial: 999 })).toBe("371725202603003999");
    expect(formatNumber(usualNumberRule, { ...values, serial: 1000 })).toEqual({
      ok: false,
      why: "numberRule.serialsUsedUp",
      token: "serial",
      width: 3,
    });
  });

  it.each([
    [{ class: 1000 }, "numberRule.valueTooLong"],
    [{ course: "SYB" }, "numberRule.valueTooLong"],
    [{ course: "" }, "numberRule.valueMissing"],
    [{ division: "3717" }, "numberRule.valueMissing"],
    [{ year: 26 }, "numberRule.valueMissing"],
    [{ serial: 0 }, "numberRule.valueMissing"],
    [{ class: 1.5 }, "numberRule.valueMissing"],
  ])("refuses the values %j", (change, why) => {
    expect(numberOf(usualNumberRule, { ...values, ...change })).toBe(why);
    if (!("serial" in change)) expect(scopeOf(usualNumberRule, { ...values, ...change })).toBe(why);
  });

  it("throws on a template that is no rule", () => {
    expect(() => formatNumber("{year4}", values)).toThrow(/noSerial/);
  });

  it("every number has the rule's length and is read back", () => {
    fc.assert(
      fc.property(rules, valuesOf, (template, v) => {
        const rule = parseNumberRule(template);
        fc.pre(rule.ok);
        const number = numberOf(template, v);
        expect([...number]).toHaveLength(rule.length);
        const read = readNumber(template, number);
        expect(Number(read?.serial)).toBe(v.serial);
        if (read?.division) expect(v.division.startsWith(read.division)).toBe(true);
        if (read?.class) expect(Number(read.class)).toBe(v.class);
        expect(typedNumber(number)).toBe(number);
      }),
    );
  });

  it("the same number only for the same scope and serial", () => {
    fc.assert(
      fc.property(rules, valuesOf, valuesOf, fc.boolean(), (template, a, other, near) => {
        fc.pre(parseNumberRule(template).ok);
        const b = near ? { ...a, serial: other.serial } : other;
        const sameScope = scopeOf(template, a) === scopeOf(template, b);
        expect(numberOf(template, a) === numberOf(template, b)).toBe(sameScope && a.serial === b.serial);
        if (near) expect(sameScope).toBe(true);
      }),
    );
  });

  it("200 certificates of one class: consecutive, distinct, in order", () => {
    const numbers = Array.from({ length: 200 }, (_, i) =>
      numberOf(usualNumberRule, { ...values, serial: i + 1 }),
    );
    expect(new Set(numbers).size).toBe(200);
    expect([...numbers].sort()).toEqual(numbers);
    expect(Number(numbers.at(-1)?.slice(-3)) - Number(numbers[0]?.slice(-3))).toBe(199);
  });

  it("never throws on what an administrator types", () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("{", "}", "serial", "year", "3", "4", "-", "证"), { maxLength: 12 })
        .map((p) => p.join("")),
    );
    fc.assert(
      fc.property(typed, (template) => {
        const rule = parseNumberRule(template);
        if (rule.ok) expect(numberOf(template, values)).toHaveLength(rule.length);
      }),
      { numRuns: 500 },
    );
  });

  it("a number of another rule is not read", () => {
    expect(readNumber(usualNumberRule, "37172520260300301")).toBeNull();
    expect(readNumber(usualNumberRule, "3717252026030030181")).toBeNull();
    expect(readNumber("A{serial3}", "B001")).toBeNull();
    expect(typedNumber(" ３７１７２５ 202603003018 ")).toBe("371725202603003018");
  });
});
