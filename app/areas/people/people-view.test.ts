import fc from "fast-check";
import { expect, test } from "vitest";
import { translator } from "~/platform/i18n/text";
import { filterWords } from "./filter-words";
import { missingParts, type PeopleView, peopleColumns, peopleList, peopleSorts } from "./people-view";
import { categories } from "./person";
import { peopleText } from "./text";

const view: fc.Arbitrary<PeopleView> = fc.record({
  filter: fc.record(
    {
      term: fc.string({ minLength: 1 }).filter((s) => s.trim() === s && s !== ""),
      villageId: fc.integer({ min: 1, max: 9999 }),
      sex: fc.constantFrom("male" as const, "female" as const),
      ageFrom: fc.integer({ min: 0, max: 150 }),
      ageTo: fc.integer({ min: 0, max: 150 }),
      category: fc.constantFrom(...categories),
      missing: fc.constantFrom(...missingParts),
    },
    { requiredKeys: [] },
  ),
  sort: fc.constantFrom(...peopleSorts),
  columns: fc.subarray([...peopleColumns], { minLength: 1 }),
  size: fc.constantFrom(15, 50, 100),
  cursor: fc.option(
    fc.record({
      value: fc.string({ unit: "grapheme" }),
      id: fc.integer({ min: 1, max: 1e9 }),
      direction: fc.constantFrom("after" as const, "before" as const),
    }),
  ),
});

test("an address says all of a list: read back, it is the same list", () => {
  fc.assert(
    fc.property(view, (v) => {
      fc.pre((v.filter.ageFrom ?? 0) <= (v.filter.ageTo ?? 150));
      const url = new URL(peopleList.write(v), "http://x");
      expect(peopleList.read(url.searchParams)).toEqual(v);
    }),
    { numRuns: 300 },
  );
});

test("a mangled address shows a list", () => {
  const read = peopleList.read(
    new URLSearchParams("village=x&sex=other&from=-3&sort=idNumber&columns=photo&size=7&at=zz"),
  );
  expect(read.filter).toEqual({});
  expect(read.sort).toBe("name");
  expect(read.size).toBe(50);
  expect(read.cursor).toBeNull();
});

test("the boxes of the columns form are read one by one", () => {
  const read = peopleList.read(new URLSearchParams("columns=age&columns=sex"));
  expect(read.columns).toEqual(["sex", "age"]);
});

test("conditions are words in both languages, no code among them", () => {
  const filter = {
    term: "伟",
    villageId: 3,
    sex: "female",
    ageFrom: 60,
    category: "graduate",
    missing: "photo",
  } as const;
  const words = (language: "zh" | "en") =>
    filterWords(filter, (id) => (id === 3 ? "孔庄村" : undefined), translator(peopleText, language), language)
      .map((c) => `${c.label}:${c.value}`)
      .join(" ");
  expect(words("zh")).toBe(
    "找:伟 村:孔庄村 性别:女 年龄:60 岁及以上 人员类别:高校毕业生 要补的:没有照片（16 周岁以上）",
  );
  expect(words("en")).not.toMatch(/graduate\b.*photo\.|undefined/);
  expect(filterWords({ villageId: 9 }, () => undefined, translator(peopleText, "zh"), "zh")[0]?.value).toBe(
    "不在您范围内的村",
  );
});
