import { firstRetentionRules } from "db/seed/privacy";
import { expect, it } from "vitest";
import { basisWords } from "./basis-words";

it("the rules of the first installation are said in both languages, those of the office as it wrote them", () => {
  for (const { basis } of firstRetentionRules) {
    expect(basisWords(basis, "zh")).toBe(basis);
    expect(basisWords(basis, "en")).not.toMatch(/\p{Script=Han}/u);
  }
  expect(basisWords("鲁人社发〔2025〕3 号", "en")).toBe("鲁人社发〔2025〕3 号");
});
