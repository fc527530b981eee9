import { describe, expect, it } from "vitest";
import { type AcceptedView, shareNotes } from "./dry-run";

const rows = (...notes: string[][]): AcceptedView[] =>
  notes.map((n, i) => ({
    row: i + 2,
    name: "孔令堃",
    number: "",
    place: "",
    outcome: "new",
    waiting: false,
    notes: n,
  }));
const read = "小写 x 已改为 X";
const word = "人员类别「农村转移」认不出来";

describe("remarks that many rows share", () => {
  it("says a remark of every row once, and of a row what is its own", () => {
    const { rows: left, shared } = shareNotes(rows([word], [word, "照片"], [word], [word]), new Set());
    expect(shared).toEqual([{ text: word, count: 4, all: true }]);
    expect(left.map((r) => r.notes)).toEqual([[], ["照片"], [], []]);
  });

  it("leaves a remark about people in its rows while one row has none, and tells how often the file was read so", () => {
    const { rows: left, shared } = shareNotes(
      rows([word, read], [word, read], [word, read], [word, read], []),
      new Set([read]),
    );
    expect(shared).toEqual([{ text: read, count: 4, all: false }]);
    expect(left.map((r) => r.notes)).toEqual([[word], [word], [word], [word], []]);
  });

  it("leaves three rows as they are", () => {
    expect(shareNotes(rows([word], [word], [word]), new Set([word])).shared).toEqual([]);
  });
});
