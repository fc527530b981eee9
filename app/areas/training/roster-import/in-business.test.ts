import { describe, expect, it } from "vitest";
import { mapHeadings } from "~/platform/imports/headings";
import { inBusinessOf } from "./in-business";
import { readRoster } from "./read-roster";
import { rosterPatterns } from "./roster-fields";

describe("是否已创业", () => {
  it.each(["是", "已创业", "√", " 有 ", "Yes", "已办"])("%s is yes", (text) =>
    expect(inBusinessOf(text)).toBe(true),
  );
  it.each(["否", "未创业", "", "无", "×", "没有", "No", "--"])("%s is no", (text) =>
    expect(inBusinessOf(text)).toBe(false),
  );
  it.each(["养鸡场", "准备", "2019"])("%s cannot be told", (text) => expect(inBusinessOf(text)).toBeNull());

  it.each(["是否已创业", "是否创业", "已创业", "创业情况", "有无营业执照", "是否\n已创业"])(
    "%s is its heading",
    (text) => expect(mapHeadings([{ kind: "text", text }], rosterPatterns)).toEqual({ inBusiness: 0 }),
  );
  const read = (columns: { inBusiness?: number }) =>
    readRoster(
      { sheetName: "a", rows: [["张伟", "110105199001010014", ""].map((text) => ({ kind: "text", text }))] },
      { sheet: 0, headingRow: -1, columns: { name: 0, idNumber: 1, ...columns } },
    )[0];
  it("a file without the column says nothing, and nothing is noted; an empty cell of it is no", () => {
    expect(read({})?.inBusiness).toBeNull();
    expect(read({})?.notes.map((n) => n.key)).not.toContain("note.inBusiness");
    expect(read({ inBusiness: 2 })?.inBusiness).toBe(false);
  });

  it.each(["创业意向", "创业项目", "意向项目"])("%s is the idea", (text) =>
    expect(mapHeadings([{ kind: "text", text }], rosterPatterns)).toEqual({ idea: 0 }),
  );
});
