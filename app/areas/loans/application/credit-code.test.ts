import { describe, expect, it } from "vitest";
import { creditCheckCharacter, readCreditCode, whyNotOfType } from "./credit-code";
import { readApplicationForm } from "./read-application-form";

describe("unified social credit code (GB 32100)", () => {
  // Codes of public record: 腾讯, 阿里巴巴 and the example of the standard.
  it.each(["9144030071526726XG", "91330100799655058B", "91350100M000100Y43"])("%s is right", (code) => {
    expect(creditCheckCharacter(code.slice(0, 17))).toBe(code[17]);
    expect(readCreditCode(code)).toEqual({ ok: true, code });
  });

  it("spaces, small letters and full-width characters are put right", () => {
    expect(readCreditCode(" 9144 0300 7152 6726 xg ")).toEqual({ ok: true, code: "9144030071526726XG" });
    expect(readCreditCode("９１４４０３００７１５２６７２６ＸＧ")).toEqual({
      ok: true,
      code: "9144030071526726XG",
    });
  });

  it("a wrong check character says which would be right", () => {
    expect(readCreditCode("91440300715267260A")).toMatchObject({ ok: false, why: "creditCode.check" });
    expect(readCreditCode("9144030071526726X1")).toEqual({
      ok: false,
      why: "creditCode.check",
      expected: "G",
    });
  });

  it.each(["", "123", "91440300715267I6XG", "9144030071526726XGG"])("%s has no form", (text) =>
    expect(readCreditCode(text)).toMatchObject({ ok: false, why: "creditCode.form" }),
  );
});

describe("the kind of business that a code tells (GB 32100, table 1)", () => {
  const coded = (prefix: string) => {
    const first17 = `${prefix}371725MAD10007K`;
    return first17 + creditCheckCharacter(first17);
  };

  it.each([
    ["92", "firm", "creditCode.of.self-employed"],
    ["91", "self-employed", "creditCode.of.firm"],
    ["93", "firm", "creditCode.of.cooperative"],
    ["52", "firm", "creditCode.of.non-profit"],
    ["11", "firm", "creditCode.noBusiness"],
    ["12", null, "creditCode.noBusiness"],
    ["91", "firm", null],
    ["92", null, null],
    ["99", "firm", null],
    ["Y1", "cooperative", null],
  ])("%s with %s: %s", (prefix, type, why) => expect(whyNotOfType(coded(prefix), type)).toBe(why));

  const read = (fields: Record<string, string>, kept?: { creditCode: string; businessType: string }) => {
    const form = new FormData();
    for (const [k, v] of Object.entries(fields)) form.set(k, v);
    return readApplicationForm(form, [], kept);
  };

  it("a code and a kind of business that disagree are refused at the code and neither is saved; the rest is", () => {
    const { values, errors } = read({
      creditCode: coded("92"),
      businessType: "firm",
      businessName: "孔庄大棚",
    });
    expect(errors).toEqual({ creditCode: "creditCode.of.self-employed" });
    expect(values).toEqual({ businessName: "孔庄大棚" });
    expect(read({ creditCode: coded("92"), businessType: "self-employed" }).errors).toEqual({});
  });

  it("one of them sent by itself is held against the other that is kept", () => {
    const kept = { creditCode: coded("91"), businessType: "firm" };
    expect(read({ businessType: "self-employed" }, kept).errors.creditCode).toBe("creditCode.of.firm");
    expect(read({ creditCode: coded("92") }, kept).values.creditCode).toBeUndefined();
    expect(read({ creditCode: "" }, kept).errors).toEqual({});
    expect(read({ businessName: "孔庄大棚" }, { ...kept, businessType: "self-employed" }).errors).toEqual({});
  });
});
