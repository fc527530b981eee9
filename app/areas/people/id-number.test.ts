import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latinName, plainPinyin } from "~/platform/search/pinyin";
import { checkCharacter, maskIdNumber, maskName, parseIdNumber, prefixRemark } from "./id-number";
import { nameTokens, normaliseName, whyNotName } from "./person-name";
import { isPhone, normalisePhone } from "./phone";

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(""));
const validNumber = fc
  .tuple(
    digits(6),
    fc.date({ min: new Date("1930-01-01"), max: new Date("2020-12-31"), noInvalidDate: true }),
    digits(3),
  )
  .map(([area, birth, serial]) => {
    const first17 = `${area}${birth.toISOString().slice(0, 10).replaceAll("-", "")}${serial}`;
    return first17 + checkCharacter(first17);
  });

describe("ID numbers (GB 11643)", () => {
  it.each([
    "372928198805150012",
    "372922197512310032",
    "371725200002290010",
    "37172119950615007X",
    "11010519491231002X",
  ])("%s is valid", (n) => {
    expect(parseIdNumber(n, "2026-11-24")).toMatchObject({ ok: true, idNumber: n });
  });
  it("names the check character that would be right", () => {
    expect(parseIdNumber("110105194912310021")).toEqual({
      ok: false,
      why: "idNumber.check",
      expected: "X",
      found: "1",
    });
  });
  it("refuses 29 February 2001 though the check character is right", () => {
    expect(parseIdNumber("371725200102290018")).toMatchObject({ ok: false, why: "idNumber.birth" });
  });
  it("converts 15 digits, full width, spaces, lower-case x", () => {
    expect(parseIdNumber("372928880515001")).toMatchObject({
      idNumber: "372928198805150012",
      notes: ["fifteenDigits"],
    });
    expect(parseIdNumber("３７１７２１ 19950615 007x")).toMatchObject({
      idNumber: "37172119950615007X",
      notes: ["lowerCaseX"],
    });
  });
  it("knows a number that a spreadsheet has rounded", () => {
    expect(parseIdNumber("3.72928198805E+17")).toMatchObject({ why: "idNumber.digitsLost" });
    expect(parseIdNumber("372928198805150000")).toMatchObject({ why: "idNumber.digitsLost" });
  });
  it("lets in a true number that ends in 000: its check character fits, which a rounded one's seldom does", () => {
    const days = Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, "0"));
    const ending = days.flatMap((day) => [..."0123456789"].map((d) => `372928198805${day}${d}000`));
    const [fitting, rounded] = [
      ending.filter((n) => checkCharacter(n) === "0"),
      ending.filter((n) => checkCharacter(n) !== "0"),
    ];
    expect(fitting.length).toBeGreaterThan(10);
    for (const n of fitting) expect(parseIdNumber(n)).toMatchObject({ ok: true, idNumber: n });
    for (const n of rounded) expect(parseIdNumber(n)).toMatchObject({ why: "idNumber.digitsLost" });
  });
  it("every valid number passes, and no single wrong digit does", () => {
    fc.assert(
      fc.property(
        validNumber,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (n, at, by) => {
          expect(parseIdNumber(n, "2026-11-24").ok).toBe(true);
          const other = n.slice(0, at) + String((Number(n[at]) + by) % 10) + n.slice(at + 1);
          expect(parseIdNumber(other, "2026-11-24").ok).toBe(false);
        },
      ),
    );
  });
  it("sex and birth come from the number", () => {
    fc.assert(
      fc.property(validNumber, (n) => {
        const r = parseIdNumber(n, "2026-11-24");
        if (!r.ok) return expect.unreachable();
        expect(r.birthOn.replaceAll("-", "")).toBe(n.slice(6, 14));
        expect(r.sex === "male").toBe(Number(n[16]) % 2 === 1);
        expect(maskIdNumber(n)).not.toContain(n.slice(6, 14));
      }),
    );
  });
  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => typeof parseIdNumber(text).ok === "boolean"),
    );
  });
  it("an old county code is usual, a foreign one is remarked on", () => {
    const history = [{ code: "372928", name: "郓城县", fromYear: 1981, toYear: 2000 }];
    expect(prefixRemark("372928", "1988-05-15", history)).toBeNull();
    expect(prefixRemark("372928", "2005-05-15", history)).toMatchObject({
      key: "note.prefixOld",
      values: { year: 2000 },
    });
    expect(prefixRemark("110105", "1988-05-15", history)?.key).toBe("note.prefix");
    expect(prefixRemark("810000", "1988-05-15", history)).toBeNull();
  });
});

describe("names", () => {
  it.each([
    ["张　伟", "张伟"],
    [" 阿卜杜热合曼•艾则孜 ", "阿卜杜热合曼·艾则孜"],
    ["买买提．吐尔逊", "买买提·吐尔逊"],
    ["孔令堃", "孔令堃"],
    ["𫖯㛃", "𫖯㛃"],
    ["John  Smith", "John Smith"],
    ["E\u0301lise Durand", "\u00c9lise Durand"],
    ["葛\u{e0101}明", "葛明"],
    // NFC would make this the other 郎 (U+90CE); the card has this one.
    ["\uf92c明", "\uf92c明"],
  ])("%s → %s", (from, to) => expect(normaliseName(from)).toBe(to));
  it("is stable, and never changes a hanzi", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
      }),
    );
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((c) => String.fromCodePoint(c));
    fc.assert(
      fc.property(fc.array(han, { minLength: 2, maxLength: 15 }), (c) => {
        expect(normaliseName(c.join("　"))).toBe(c.join(""));
      }),
    );
  });
  it("level-3 characters are names, digits and private-use characters are not", () => {
    expect(whyNotName("王𰻝")).toBeNull();
    expect(whyNotName("张三3")).toBe("name.characters");
    expect(whyNotName("张\ue863")).toBe("name.private");
    expect(whyNotName("张")).toBeNull();
  });
  it("reads pinyin with surname readings", () => {
    expect(plainPinyin("张小龙")).toEqual({ pinyin: "zhangxiaolong", initials: "zxl" });
    expect(plainPinyin("单雄信").pinyin).toContain("shanxiongxin");
    expect(latinName("张小龙")).toBe("Zhang Xiaolong");
    expect([latinName("吕宾"), plainPinyin("吕宾").pinyin]).toEqual(["Lü Bin", "lvbin"]);
    expect(plainPinyin("张乐")).toMatchObject({
      pinyin: expect.stringMatching(/^zhangle zhangyue\b/),
      initials: "zl zy",
    });
    expect(plainPinyin("任娜").pinyin.split(" ")).toEqual(["renna", "rennuo"]);
    // A surname has its own readings: 丁 is no zhēng.
    expect(plainPinyin("丁超").pinyin).toBe("dingchao");
    for (const name of ["阿卜杜热合曼·艾则孜", "单行乐", "王𰻝", "John Smith"])
      expect(plainPinyin(name).pinyin.split(" ").length).toBeLessThanOrEqual(8);
    expect(nameTokens("张𫖯")).toBe("5f20 2b5af");
  });
  it.each([
    ["+86 138 1234 6625", "13812346625"],
    ["0086-13812346625", "13812346625"],
    ["１３８１２３４６６２５", "13812346625"],
    ["13812346625.0", "13812346625"],
    ["(0530) 6521234", "05306521234"],
  ])("telephone %s → %s", (typed, phone) => {
    expect(normalisePhone(typed)).toBe(phone);
    expect(isPhone(phone)).toBe(true);
  });
  it("masks for the public", () => {
    expect(maskName("张小龙")).toBe("张*龙");
    expect(maskName("王伟")).toBe("王*");
    expect(maskName("阿卜杜热合曼·艾则孜")).toBe("阿****曼·艾*孜");
  });
});
