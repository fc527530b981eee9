import { expect, test } from "vitest";
import { ignoredColumns, recognise } from "./headings";

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
