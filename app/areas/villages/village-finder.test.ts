import { expect, test } from "vitest";
import { villageFinder } from "./village-finder";

const place = (id: number, name: string, townName = "黄安镇", own = true) => ({
  place: { id, name, townName },
  name,
  townName,
  countyName: "郓城县",
  own,
});
const names = [
  place(1, "孔庄村"),
  place(2, "大屯村", "郭屯镇"),
  place(3, "孔庄村", "随官屯镇", false),
  place(4, "丁楼村", "张集镇", false),
  place(5, "孔庄社区", "黄集镇"),
  place(6, "前孔庄村"),
];
const told = (text: string, usualTown = "黄安镇") => {
  const answer = villageFinder(names, usualTown)(text);
  return answer.found ? answer.found.id : answer.elsewhere ? "elsewhere" : answer.count;
};

test("a village is found by its name with its own town and county before it", () => {
  for (const text of [
    "孔庄村",
    "黄安镇孔庄村",
    "黄安 孔庄",
    "郓城县黄安镇孔庄村 3 组",
    "山东省菏泽市郓城县黄安镇孔庄村086号",
    "菏泽市黄安镇孔庄行政村",
    "孔庄村（黄安镇）",
    "黄安镇（孔庄村）",
    "孔庄村委会",
    "孔庄三组",
    "黄安镇东管区孔庄村",
  ])
    expect([text, told(text)]).toEqual([text, 1]);
  expect(told("前孔庄村")).toBe(6);
  expect(told("黄集镇孔庄")).toBe(5);
  expect(told("郭屯大屯")).toBe(2);
});

test("a village of another name, town or county that holds the name is not it", () => {
  for (const text of [
    "西孔庄村",
    "曹县古营集镇孔庄村",
    "曹县黄安镇孔庄村",
    "古营集镇孔庄村",
    "孔庄村（古营集镇）",
    "前大屯村",
    "郭屯镇孔庄村",
    "孔庄东村",
    "大集镇丁楼行政村孔庄村",
  ])
    expect([text, told(text)]).toEqual([text, 0]);
});

test("one of others is known and not taken; without a town, names that repeat are not guessed", () => {
  expect(told("张集镇丁楼村")).toBe("elsewhere");
  expect(told("丁楼")).toBe("elsewhere");
  expect(told("随官屯镇孔庄村")).toBe("elsewhere");
  expect(told("孔庄村", "")).toBe(2);
});

test("the old name of a village that was taken up is known with the village it is part of", () => {
  const merged = { ...place(1, "孔庄村"), name: "冯屯村", merged: true as const };
  const find = villageFinder([...names, merged], "黄安镇");
  for (const text of ["冯屯村", "黄安镇冯屯村", "原冯屯村", "黄安镇 冯屯村3组"])
    expect([text, find(text)]).toMatchObject([
      text,
      { found: null, merged: { name: "冯屯村", into: { id: 1 } } },
    ]);
  expect(find("孔庄村").found?.id).toBe(1);
  expect(find("西冯屯村")).toEqual({ found: null, count: 0 });
});
