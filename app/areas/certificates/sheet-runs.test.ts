import { expect, it } from "vitest";
import { partOfJob, sheetWords, wantedSheets } from "./sheet-runs";

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

it.each([
  [[3, 10], "3、10"],
  [from(4, 26), "4–26"],
  [[1, 2, ...from(4, 9), 26], "1–2、4–9、26"],
  [[7], "7"],
])("sheets %j are %s", (sheets, words) => expect(sheetWords(sheets)).toBe(words));

it("a whole job has no part", () => {
  expect(partOfJob(from(1, 26), 26)).toBeNull();
  expect(partOfJob([3, 10], 26)).toBe("第 3、10 张");
});

it.each(["abc", "", "0", "-1", "1.5", "27", "99", "1e1", " 4", "4 5"])(
  "?from=%s is no sheet of 26",
  (typed) => {
    expect(wantedSheets(new URLSearchParams({ from: typed }), 26)).toBeNull();
  },
);

it("from a sheet on, the spoiled ones, or all", () => {
  expect(wantedSheets(new URLSearchParams("from=26"), 26)).toEqual({ kind: "from", from: 26 });
  expect(wantedSheets(new URLSearchParams("spoiled=1"), 26)).toEqual({ kind: "spoiled" });
  expect(wantedSheets(new URLSearchParams(""), 26)).toEqual({ kind: "all" });
});
