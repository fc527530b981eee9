import { expect, it } from "vitest";
import { erasedName, personName } from "./place-name";
import { rosterKey } from "./roster-key";

const sorted = (names: string) =>
  names
    .split(" ")
    .map((name) => [rosterKey(name), name] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, name]) => name)
    .join(" ");

it.each([
  ["surnames that sound alike are not mixed", "汪安 汪小 王安 王伟"],
  ["a surname ends before the given name begins", "万刚 万一 汪安 王安"],
  ["a shorter name comes first", "王小 王晓 王小安 王笑天"],
  ["a surname is read as one", "区小 单晓 解放 曾庆"],
  ["double surnames stay whole", "欧明 欧阳安 欧阳修 上官云"],
])("%s", (_, names) => {
  expect(sorted([...names.split(" ")].reverse().join(" "))).toBe(names);
});

it("names without a Chinese surname have a place too", () => {
  expect(rosterKey("阿卜杜热西提·买买提明")).toMatch(/^a 阿 /);
  expect(rosterKey("John Smith")).toBe("john smith");
  expect(rosterKey("王")).toBe("wang 王  ");
});

it("who was erased has no name to be written in pinyin", () => {
  expect([personName(erasedName, "zh"), personName(erasedName, "en")]).toEqual(["已删除", "(erased)"]);
});
