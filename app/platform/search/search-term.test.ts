import { expect, it } from "vitest";
import { isLongNumber, isPrivate, readTerm } from "./search-term";

it.each([
  ["6228 4804 0256 4838 830", "digits", "6228480402564838830"],
  ["372928 19880515 0012", "id-number", "372928198805150012"],
  ["138 1234 6625", "phone", "13812346625"],
  ["００２Ｘ", "tail", "002X"],
  ["阿依 古丽", "name", "阿依 古丽"],
  ["0530-6521234", "phone", "05306521234"],
  ["(0530) 6521234", "phone", "05306521234"],
])("%s is a %s without the spaces it is read with", (typed, kind, text) =>
  expect(readTerm(typed)).toMatchObject({ kind, text }),
);

it.each([
  "6228480402564838830",
  "6228482020256483",
  "6228 4820 2025 6483",
  "3729281988",
  "13812346625",
  "12".repeat(15),
])("%s stays out of addresses", (typed) => expect(isPrivate(typed)).toBe(true));

it.each(["371725202602000017", "3717252026", "8830", "zxl"])("%s may stand in one", (typed) =>
  expect(isPrivate(typed)).toBe(false),
);

it("an account is looked up from ten digits on", () => {
  expect(isLongNumber(readTerm("622848040"))).toBe(false);
  expect(isLongNumber(readTerm("6228480402"))).toBe(true);
});
