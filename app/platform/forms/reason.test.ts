import { expect, it } from "vitest";
import { saysWhy } from "./reason";

it("two characters or two words say why; one of them, signs and blanks do not", () => {
  for (const why of ["核对", "报县人社局备案", "to check", "查 ID"])
    expect([why, saysWhy(why)]).toEqual([why, true]);
  for (const why of ["核", " 核 ", "核。", "...", "aaaa", "", null])
    expect([why, saysWhy(why)]).toEqual([why, false]);
});
