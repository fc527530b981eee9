import { describe, expect, it } from "vitest";
import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "./list-address";

describe("the address of a list", () => {
  it("takes a whole number between its bounds and nothing else", () => {
    expect(["0", "7", "150", "151", "007", "1e3", "-1", "", null].map((t) => wholeNumber(t, 150))).toEqual([
      0,
      7,
      150,
      ...Array(6).fill(undefined),
    ]);
    expect(wholeNumber("0", 150, 1)).toBeUndefined();
    expect(wholeNumber("9".repeat(16))).toBeUndefined();
  });
  it("knows the words of its list only", () => {
    expect(oneOf(["done", "open"], "open")).toBe("open");
    expect(oneOf(["done", "open"], "toString")).toBeUndefined();
  });
  it("leaves out what is not set", () => {
    expect(onlySet({ a: 0, b: undefined, c: "" })).toEqual({ a: 0, c: "" });
    const parts = addressParts([
      ["q", "孔庄 村"],
      ["year", undefined],
      ["size", 15],
    ]);
    expect(addressOf("/people", parts)).toBe("/people?q=%E5%AD%94%E5%BA%84+%E6%9D%91&size=15");
    expect(addressOf("/people", [])).toBe("/people");
  });
});
