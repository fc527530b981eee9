import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseAmount, readChineseAmount, saysAmount } from "./chinese-amount";
import { bigYuanText, mostFen, parseYuan, yuanFigure, yuanText } from "./money";

const amounts = fc.oneof(
  fc.integer({ min: 0, max: mostFen }),
  fc.integer({ min: 0, max: 100_000 }),
  // Round sums, where the zeros are.
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 12 })).map(([n, p]) => n * 10 ** p),
  fc
    .array(fc.constantFrom("0", "0", "0", "1", "7"), { minLength: 1, maxLength: 14 })
    .map((d) => Number(d.join(""))),
);
const fenOf = (text: string, unit?: "yuan" | "wan") => {
  const read = parseYuan(text, unit);
  return read.ok ? read.fen : read.why;
};

describe("money", () => {
  it("is written to the fen, thousands apart", () => {
    expect(yuanFigure(20_000_000)).toBe("200,000.00");
    expect(yuanFigure(5)).toBe("0.05");
    expect(yuanFigure(-80_673)).toBe("-806.73");
    expect(yuanFigure(100_000)).toBe("1,000.00");
    expect(() => yuanFigure(0.5)).toThrow(RangeError);
  });

  it("in a sentence and in big sums, by language", () => {
    expect(yuanText(80_673, "zh")).toBe("806.73 元");
    expect(yuanText(5_000_000, "zh")).toBe("50,000 元");
    expect(yuanText(80_670, "en")).toBe("806.70 yuan");
    expect(bigYuanText(30_000_000, "zh")).toBe("30 万元");
    expect(bigYuanText(1_110_000_000, "zh")).toBe("1,110 万元");
    expect(bigYuanText(4_120_000, "zh")).toBe("4.12 万元");
    expect(bigYuanText(3_860_000_00, "zh")).toBe("386 万元");
    expect(bigYuanText(30_000_000, "en")).toBe("300,000 yuan");
    expect(bigYuanText(0, "zh")).toBe("0 元");
  });

  it("is never rounded into 万元", () => {
    expect(bigYuanText(13_313_950, "zh")).toBe("133,139.50 元");
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(fenOf(bigYuanText(fen, "zh"))).toBe(fen);
        expect(fenOf(bigYuanText(fen, "en"))).toBe(fen);
      }),
    );
  });

  it.each([
    ["806.73", 80_673],
    ["806.7", 80_670],
    ["806.", 80_600],
    [".5", 50],
    ["806.7300", 80_673],
    ["８０６．７３", 80_673],
    ["200,000", 20_000_000],
    ["¥ 5000元", 500_000],
    ["￥1,234,567.89", 123_456_789],
    ["人民币5000元整", 500_000],
    ["30万", 30_000_000],
    ["30 万元", 30_000_000],
    ["4.12万元", 4_120_000],
    ["0.000001万", 1],
    ["-0", 0],
    ["", "money.missing"],
    ["元", "money.form"],
    ["1,5", "money.form"],
    ["1e5", "money.form"],
    ["12,34,567", "money.form"],
    ["5.5.5", "money.form"],
    ["806.735", "money.tooFine"],
    ["0.0000001万", "money.tooFine"],
    ["-5", "money.negative"],
    ["999999999999.99", mostFen],
    ["1000000000000", "money.tooMuch"],
    ["100000000万", "money.tooMuch"],
  ])("%s is read as %s", (text, fen) => expect(fenOf(text)).toBe(fen));

  it("a column in 万元 lends its unit to bare numbers only", () => {
    expect(fenOf("30", "wan")).toBe(30_000_000);
    expect(fenOf("300000元", "wan")).toBe(30_000_000);
    expect(fenOf("30万元", "wan")).toBe(30_000_000);
  });

  it("what is written is read back; nothing typed is more than a refusal", () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(fenOf(yuanFigure(fen))).toBe(fen);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = parseYuan(text);
        if (read.ok)
          expect(Number.isSafeInteger(read.fen) && read.fen >= 0 && read.fen <= mostFen).toBe(true);
      }),
    );
  });
});

describe("amounts in capitals", () => {
  it.each([
    [140_950, "人民币壹仟肆佰零玖元伍角整"],
    [600_714, "人民币陆仟零柒元壹角肆分"],
    [168_032, "人民币壹仟陆佰捌拾元叁角贰分"],
    [10_700_053, "人民币壹拾万柒仟元伍角叁分"],
    [1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"],
    [32_504, "人民币叁佰贰拾伍元零肆分"],
    [20_000_000, "人民币贰拾万元整"],
    [30_000_000, "人民币叁拾万元整"],
    [11_000_000, "人民币壹拾壹万元整"],
    [1_000, "人民币壹拾元整"],
    [10_000_000_100, "人民币壹亿零壹元整"],
    [100_001_000, "人民币壹佰万零壹拾元整"],
    [5, "人民币伍分"],
    [0, "人民币零元整"],
    [50, "人民币伍角整"],
    [10_000_500_000, "人民币壹亿零伍仟元整"],
    [101_000_000_000, "人民币壹拾亿壹仟万元整"],
    [mostFen, "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
  ])("%i fen: %s", (fen, words) => {
    expect(chineseAmount(fen)).toBe(words);
    expect(readChineseAmount(words)).toBe(fen);
  });

  it.each([
    [140_950, "人民币壹仟肆佰零玖元伍角"],
    [168_032, "人民币壹仟陆佰捌拾元零叁角贰分"],
    [10_700_053, "人民币壹拾万柒仟元零伍角叁分"],
    [10_700_053, "人民币壹拾万零柒仟元伍角叁分"],
    [20_000_000, "貳拾萬圆正"],
    [10_000_500_000, "人民币：壹亿伍仟元整"],
  ])("%i fen may be written %s", (fen, words) => {
    expect(readChineseAmount(words)).toBe(fen);
    expect(saysAmount(words, fen)).toBe(true);
    expect(saysAmount(words, fen + 1)).toBe(false);
  });

  it.each([
    "人民币拾元整",
    "人民币贰拾万元",
    "人民币陆仟柒元壹角肆分",
    "人民币陆仟零柒元壹角肆分整",
    "人民币叁佰贰拾伍元肆分",
    "人民币叁佰贰拾伍元零肆角整",
    "人民币壹仟零零玖元整",
    "人民币玖玖元整",
    "人民币",
    "",
    "整",
    "元整",
  ])("%s is no amount", (words) => expect(readChineseAmount(words)).toBeNull());

  it("one amount, one text; the text says only that amount", () => {
    fc.assert(
      fc.property(amounts, amounts, (fen, other) => {
        const words = chineseAmount(fen);
        expect(readChineseAmount(words)).toBe(fen);
        expect(saysAmount(words, other)).toBe(fen === other);
        if (fen > 0) expect(words).not.toMatch(/零零|零[拾佰仟万亿元整角分]|[万亿元]{3}|零$/);
      }),
      { numRuns: 1000 },
    );
  });

  it("never throws on text, and refuses what is no amount of money", () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom(..."零壹贰玖拾佰仟万亿元角分整正圆人民币"), { maxLength: 20 })
          .map((c) => c.join("")),
        (words) => {
          const fen = readChineseAmount(words);
          if (fen !== null) expect(saysAmount(words, fen)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
    expect(() => chineseAmount(-1)).toThrow(RangeError);
    expect(() => chineseAmount(1.5)).toThrow(RangeError);
    expect(() => chineseAmount(mostFen + 1)).toThrow(RangeError);
  });
});
