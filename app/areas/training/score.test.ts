import fc from "fast-check";
import { expect, it } from "vitest";
import { scoreFrom } from "./score";

it("reads 0 to 100, full-width digits too, and nothing else", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.boolean(), (n, wide) => {
      const typed = wide
        ? String(n).replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        : ` ${n}`;
      expect(scoreFrom(typed)).toBe(n);
    }),
  );
  for (const typed of ["", "101", "-1", "59.5", "八十", "1e2", "0x10"])
    expect(scoreFrom(typed), typed).toBeUndefined();
});
