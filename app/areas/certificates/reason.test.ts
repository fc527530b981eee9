import { syntheticPerson } from "db/seed/synthetic-person";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesPrivateNumber } from "./reason";

describe("a reason the public reads", () => {
  it("never names an ID number, however it is written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900_000 }),
        fc.constantFrom("", " ", "-", "　"),
        fc.boolean(),
        (n, gap, wide) => {
          const id = syntheticPerson(n).idNumber;
          const spaced = [id.slice(0, 6), id.slice(6, 14), id.slice(14)].join(gap);
          const typed = wide
            ? spaced.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
            : spaced;
          return namesPrivateNumber(`登记有误，应为${typed}。`);
        },
      ),
    );
  });

  it("knows wrong check digits, 15-digit numbers and phones", () => {
    for (const text of [
      "372928198503051001",
      "37292819850305100x",
      "号372928850305100错",
      "电话 138 0530 1003",
    ])
      expect(namesPrivateNumber(text), text).toBe(true);
  });

  it("lets certificate numbers, dates and document numbers through", () => {
    for (const text of [
      "改发 371725202602010003",
      "郓人社训〔2026〕31号",
      "2026-11-25 与 2026-11-26 缺课",
      "遗失",
    ])
      expect(namesPrivateNumber(text), text).toBe(false);
  });
});
