import { describe, expect, it } from "vitest";
import { peopleText } from "~/areas/people";
import { defineText, type KeyOf, languages, translator } from "./text";

const text = defineText(
  { list: { count: "{{count}} 人", title: "人员", nested: "共 $t(list.title)", fee: "{{a}}/{{b}}" } },
  {
    list: {
      count: "{{count}} people",
      count_one: "one person",
      title: "People",
      nested: "All $t(list.title)",
      fee: "{{a}}/{{b}}",
    },
  },
);

describe("translating", () => {
  it("fills values, takes the singular in English, leaves nesting to i18next", () => {
    const zh = translator(text, "zh");
    const en = translator(text, "en");
    expect([zh("list.count", { count: 1 }), zh("list.count", { count: 2 })]).toEqual(["1 人", "2 人"]);
    expect([en("list.count", { count: 1 }), en("list.count", { count: 2 })]).toEqual([
      "one person",
      "2 people",
    ]);
    expect([zh("list.nested"), en("list.nested")]).toEqual(["共 人员", "All People"]);
    expect(zh("list.fee", { a: 0, b: "$&" })).toBe("0/$&");
    expect(translator(text, "zh")).toBe(zh);
  });

  it("says of every text of an area what i18next says", () => {
    const keysOf = (part: object, before = ""): string[] =>
      Object.entries(part).flatMap(([key, value]) =>
        typeof value === "string" ? [`${before}${key}`] : keysOf(value as object, `${before}${key}.`),
      );
    const given = {
      count: 3,
      age: 40,
      name: "王",
      label: "村",
      group: "2",
      shown: 5,
      condition: "男",
      range: "1—2",
    };
    for (const language of languages) {
      const ours = translator(peopleText, language);
      const theirs = peopleText.instance.getFixedT(language);
      for (const key of keysOf(peopleText.zh)) {
        const wants = [...String(theirs(key)).matchAll(/\{\{(\w+)\}\}/g)].every(
          ([, n]) => (n ?? "") in given,
        );
        if (wants) expect(ours(key as KeyOf<typeof peopleText.zh>, given)).toBe(theirs(key, given));
      }
    }
  });
});
