import { describe, expect, it } from "vitest";
import { readTarget, shareOf } from "./target";

describe("a target", () => {
  it.each([
    ["trained", " 46 ", { ok: true, value: 46 }],
    ["trained", "１，", { ok: false, why: "wrong" }],
    ["trained", "4.5", { ok: false, why: "wrong" }],
    ["trained", "-1", { ok: false, why: "wrong" }],
    ["trained", "", { ok: true, value: null }],
    ["shops", "2000000", { ok: false, why: "tooMuch" }],
    ["sales", "12万", { ok: true, value: 12_000_000 }],
    ["sales", "1200.05", { ok: true, value: 120_005 }],
    ["loanMoney", "三十", { ok: false, why: "wrongMoney" }],
  ] as const)("%s %j", (key, typed, read) => expect(readTarget(key, typed)).toEqual(read));

  it("is not reached before it is", () => {
    expect([shareOf(0, 10), shareOf(996, 1000), shareOf(10, 10), shareOf(11, 10)]).toEqual([0, 99, 100, 110]);
  });
});
