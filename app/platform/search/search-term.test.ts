import { expect, it } from "vitest";
import { isLongNumber, isPrivate, nameAndNumber, readTerm } from "./search-term";

it.each([
  ["6228 4804 0256 4838 830", "digits", "6228480402564838830"],
  ["372928 19880515 0012", "id-number", "372928198805150012"],
  ["138 1234 6625", "phone", "13812346625"],
  ["138-1234-6625", "phone", "13812346625"],
  ["１３８－１２３４－６６２５", "phone", "13812346625"],
  ["138–1234–6625", "phone", "13812346625"],
  ["+86 138 1234 6625", "phone", "13812346625"],
  ["8613812346625", "phone", "13812346625"],
  ["8613", "tail", "8613"],
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
  "+86 138–1234–6625",
  "12".repeat(15),
  "张小龙 13812346625",
  "372928198805150012张小龙",
])("%s stays out of addresses", (typed) => expect(isPrivate(typed)).toBe(true));

it.each(["371725202602000017", "3717252026", "8830", "zxl", "张小龙 0296", "SYB 371725202602000017"])(
  "%s may stand in one",
  (typed) => expect(isPrivate(typed)).toBe(false),
);

it.each([
  ["张小龙 0296", "张小龙", "0296"],
  ["张小龙002x", "张小龙", "002x"],
  ["0296 zxl", "zxl", "0296"],
  ["0296 xu", "xu", "0296"],
  ["张小龙 138 1234 6625", "张小龙", "13812346625"],
  ["孔庄村 12", null, null],
  ["12号 0296", null, null],
  ["王 李", null, null],
])("%s is the name %s with the number %s", (typed, name, number) => {
  const read = nameAndNumber(typed);
  expect([read?.name ?? null, read?.number.text ?? null]).toEqual([name, number]);
});

it("an account is looked up from ten digits on", () => {
  expect(isLongNumber(readTerm("622848040"))).toBe(false);
  expect(isLongNumber(readTerm("6228480402"))).toBe(true);
});
