import { expect, test } from "vitest";
import { mapHeadings } from "~/platform/imports/headings";
import { groupField } from "../people-forms";
import { peoplePatterns } from "./people-fields";
import { readPersonCells, villageDiffers, villageNotFound } from "./person-cells";
import { categoryOf, educationOf } from "./words-of-file";

const cell = (text: string) => ({ text, kind: "text" as const });

test("education and category are whole words, never a part that says the opposite", () => {
  for (const text of ["非残疾人", "残疾人家属", "未失业", "非脱贫户", "退役军人家属", "残疾人（非）"])
    expect([text, categoryOf(text)]).toEqual([text, null]);
  for (const text of ["文盲", "小学教师", "大学肄业", "初中以下", "本科（未毕业）"])
    expect([text, educationOf(text)]).toEqual([text, null]);
  expect(["残疾人", "脱贫户", "退伍军人", "建档立卡贫困户"].map(categoryOf)).toEqual([
    "disabled",
    "out-of-poverty",
    "veteran",
    "out-of-poverty",
  ]);
  expect(["小学", "初中毕业", "中专", "本科（在读）", "Bachelor"].map(educationOf).slice(0, 4)).toEqual([
    "primary",
    "junior",
    "senior",
    "bachelor",
  ]);
});

test("农民 is no group that loans are for; a word that says less than its group is said", () => {
  const read = (text: string) => readPersonCells(2, (f) => cell(f === "category" ? text : ""));
  const noted = (text: string) =>
    read(text).notes.flatMap((n) => (n.key.startsWith("note.category") ? [n.key] : []));
  for (const text of ["农民", "村民", "务农人员"])
    expect([read(text).category, noted(text)]).toEqual([null, ["note.categoryNone"]]);
  expect([read("农民工").category, noted("农民工")]).toEqual(["moved-from-farming", ["note.categoryTaken"]]);
  expect([read("自主创业农民").category, noted("自主创业农民")]).toEqual(["rural-entrepreneur", []]);
  expect([read("外星人").category, noted("外星人")]).toEqual([null, ["note.category"]]);
  expect(["学生", "在校生", "小学生"].map((w) => read(w).category)).toEqual([
    "student",
    "student",
    "student",
  ]);
});

test("headings: 户籍所在村 is the village, a town may have its own column, the phone of another is not theirs", () => {
  const columns = (headings: string[]) => mapHeadings(headings.map(cell), peoplePatterns);
  expect(columns(["姓名", "户籍所在村", "电话（紧急联系人）", "手机号码"])).toEqual({
    name: 0,
    village: 1,
    phone: 3,
  });
  expect(columns(["乡镇", "行政村", "家庭所在村", "户口所在地"])).toEqual({ town: 0, village: 1 });
  expect(columns(["常住村名"])).toEqual({ village: 0 });
});

test("3组2号 is group 3, and the town stands before the village", () => {
  const read = (group: string, town = "", village = "孔庄村") =>
    readPersonCells(2, (f) =>
      cell(f === "group" ? group : f === "town" ? town : f === "village" ? village : ""),
    );
  expect(["3组2号", "第2村民小组", "12", "3 组", "东组", "冯屯村1组"].map((g) => read(g).group)).toEqual([
    "3",
    "2",
    "12",
    "3",
    "东组",
    "冯屯村1",
  ]);
  expect(
    ["三组", "第三村民小组", "十二组", "原冯屯村3组", "（原冯屯村）第三组", "冯屯3组", "孔庄村3组"].map(
      (g) => read(g).group,
    ),
  ).toEqual(["3", "3", "12", "冯屯村3", "冯屯村3", "冯屯村3", "3"]);
  const [unread] = [read("3#4")];
  expect([unread.group, unread.notes.map((n) => n.key)]).toEqual([null, ["note.group"]]);
  expect(read("1", "黄安镇").village).toBe("黄安镇 孔庄村");
  expect(read("1", "黄安镇", "黄安镇孔庄村").village).toBe("黄安镇孔庄村");
});

test("a form keeps a group in the same form, and refuses what is none", () => {
  const read = (text: string) => groupField.safeParse(text).data;
  expect(["三组", "第3村民小组", "3组2号", "原冯屯村第三组", "东组", ""].map(read)).toEqual([
    "3",
    "3",
    "3",
    "冯屯村3",
    "东组",
    null,
  ]);
  expect(["3#4", "0", "3、4"].map((text) => groupField.safeParse(text).success)).toEqual([
    false,
    false,
    false,
  ]);
});

test("a village that was taken up is refused with the one to write; who lives there since gets no remark", () => {
  const into = { id: 1, name: "孔庄村", townName: "黄安镇" };
  const meant = { found: null, count: 0, merged: { name: "冯屯村", into } };
  expect(villageNotFound(meant)).toEqual({
    key: "why.villageMerged",
    values: { old: "冯屯村", into: "孔庄村", write: "黄安镇 孔庄村" },
  });
  expect(villageDiffers({ village: "冯屯村" }, () => meant, 1, "孔庄村")).toBeNull();
  expect(villageDiffers({ village: "冯屯村" }, () => meant, 2, "丁楼村")).not.toBeNull();
});
