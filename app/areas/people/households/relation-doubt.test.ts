import { expect, it } from "vitest";
import type { MemberOfFile } from "./import/household-cells";
import { noteDoubt } from "./import/note-doubt";
import { relations } from "./relation";
import { doubtOf, ofMen, ofWomen } from "./relation-doubt";

const on = "2026-11-30";
const man = { sex: "male", birthOn: "1970-07-01" } as const;
const woman = { sex: "female", birthOn: "1970-07-01" } as const;

it.each([
  ["51", { sex: "female", birthOn: "1940-01-01" }, man, "female"],
  ["52", { sex: "male", birthOn: "1940-01-01" }, man, "male"],
  ["51", { sex: "male", birthOn: "1940-01-01" }, man, null],
  // A husband has a wife as head; the wife's parents have a man, the husband's a woman.
  ["11", { sex: "male", birthOn: "1968-01-01" }, man, "head"],
  ["11", { sex: "male", birthOn: "1968-01-01" }, woman, null],
  ["55", { sex: "male", birthOn: "1940-01-01" }, woman, "head"],
  ["54", { sex: "female", birthOn: "1940-01-01" }, woman, null],
  ["20", { sex: "male", birthOn: "1960-01-01" }, man, "older"],
  ["97", { sex: "female", birthOn: "1999-01-01" }, man, null],
  ["02", { sex: "male", birthOn: "2010-12-01" }, null, "minor"],
  ["02", { sex: "male", birthOn: "2010-11-30" }, null, null],
  ["38", woman, null, null],
  // A boy of 13 has no wife and no son's wife; a man of 18 may have both by custom.
  ["38", woman, { sex: "male", birthOn: "2012-12-01" }, "unwed"],
  ["12", woman, { sex: "male", birthOn: "2012-12-01" }, "unwed"],
  ["38", woman, { sex: "male", birthOn: "2008-11-30" }, null],
  ["52", woman, { sex: "male", birthOn: "2012-12-01" }, null],
] as const)("%s of %o under %o: %s", (relation, who, head, why) => {
  expect(doubtOf(relation, who, head, on)).toBe(why);
});

it("every relation but the head's and the two others says one sex", () => {
  expect([...ofMen, ...ofWomen, "02", "97", "99"].toSorted()).toEqual([...relations].toSorted());
});

it("a row of a file is remarked: a child as head, a husband of a man", () => {
  const row = (relation: string, birthOn: string, relationSaid: string) =>
    ({ sex: "male", birthOn, relation, relationSaid, notes: [] }) as unknown as MemberOfFile;
  const child = row("02", "2024-05-01", "户主");
  noteDoubt(child, child, on);
  expect(child.notes).toEqual([{ key: "note.headMinor", values: { years: 2 } }]);
  const husband = row("11", "1968-01-01", "丈夫");
  noteDoubt(husband, row("02", "1970-07-01", "户主"), on);
  expect(husband.notes.map((n) => n.key)).toEqual(["note.relationAge.head"]);
});
