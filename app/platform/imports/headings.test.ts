import { expect, test } from "vitest";
import { ignoredColumns, recognise, unknownHeading } from "./headings";

const text = (words: readonly string[]) => words.map((word) => ({ kind: "text" as const, text: word }));

test("columns that no field takes are named, but not the serial, nor an empty one", () => {
  const rows = [
    text(["", "花名册"]),
    text(["序号", "姓名", "备注", "身份证号", "签名", "联系 地址"]),
    text(["1", "张伟", "党员", "11010519491231002X", "", "二组"]),
  ];
  const patterns = [
    { field: "name", heading: /^姓名$/, needed: true },
    { field: "idNumber", heading: /^身份证号$/, needed: true },
  ];
  const layout = recognise([{ rows }], patterns);
  expect(layout && ignoredColumns(rows, layout)).toEqual([
    { column: 2, heading: "备注" },
    { column: 5, heading: "联系 地址" },
  ]);
});

test("a first row of words above long numbers is headings, even when nobody knows them; a row of data is none", () => {
  const person = text(["张伟", "11010519491231002X", "孔庄村"]);
  expect(unknownHeading([text(["学员", "证件", "籍贯"]), person])).toBe(0);
  expect(unknownHeading([text(["", "名单", ""]), text(["学员", "证件", "籍贯"]), person])).toBe(1);
  expect(unknownHeading([person, text(["李明", "440524188001010014", "孔庄村"])])).toBe(-1);
  expect(unknownHeading([text(["张伟", "孔庄村"]), text(["李明", "孔庄村"])])).toBe(-1);
  expect(unknownHeading([])).toBe(-1);
});
