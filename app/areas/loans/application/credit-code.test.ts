import { describe, expect, it } from "vitest";
import { creditCheckCharacter, readCreditCode } from "./credit-code";

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
