import { describe, expect, it } from "vitest";
import { cited } from "./official-title";

describe("a Chinese title on an English page", () => {
  it("stands behind what it says, and alone where no English is known", () => {
    expect(cited("国发〔2014〕8号", "en")).toBe("State Council 2014 no. 8 “国发〔2014〕8号”");
    expect(cited("财金〔2018〕22号、国发〔2018〕39号", "en")).toMatch(
      /^Ministry of Finance 2018 no. 22 and State/,
    );
    expect(cited("财金〔2023〕75号（山东）", "en")).toMatch(
      /^Ministry of Finance 2023 no. 75 \(Shandong\) “/,
    );
    expect(cited("郓人社发〔2026〕3号", "en")).toBe("“郓人社发〔2026〕3号”");
    expect(cited("LPR", "en")).toBe("LPR");
    expect(cited("国发〔2014〕8号", "zh")).toBe("国发〔2014〕8号");
  });
});
