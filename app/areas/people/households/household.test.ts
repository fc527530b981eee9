import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { houseOrder, muFigure, nextPensionCheck, readMu, whyNotBenefit, whyNotCheck } from "./household";

/** As everywhere in the country since 2018. */
const rules = { receivingAge: 60, checkMonths: 12, againMonths: 1 };

describe("the next pension check", () => {
  const passed = { status: "receiving", result: "passed", checkedOn: "2026-03-31" } as const;

  it("who receives is seen again after 12 months", () => {
    expect(nextPensionCheck(passed, "1950-01-01", rules)).toBe("2027-03-31");
    expect(nextPensionCheck({ ...passed, checkedOn: "2024-02-29" }, "1950-01-01", rules)).toBe("2025-02-28");
  });

  it("doubt, nobody met and a suspended payment are looked at again in a month", () => {
    expect(nextPensionCheck({ ...passed, result: "doubt" }, "1950-01-01", rules)).toBe("2026-04-30");
    expect(nextPensionCheck({ ...passed, result: "unmet" }, "1950-01-01", rules)).toBe("2026-04-30");
    expect(nextPensionCheck({ ...passed, status: "suspended" }, "1950-01-01", rules)).toBe("2026-04-30");
  });

  it("who pays is seen when they turn 60, or in a year", () => {
    expect(nextPensionCheck({ ...passed, status: "insured" }, "1966-08-09", rules)).toBe("2026-08-09");
    expect(nextPensionCheck({ ...passed, status: "insured" }, "1980-08-09", rules)).toBe("2027-03-31");
  });

  it("of the dead and of what has ended nothing is checked any more", () => {
    expect(nextPensionCheck({ ...passed, result: "deceased" }, "1950-01-01", rules)).toBeNull();
    expect(nextPensionCheck({ ...passed, status: "ended" }, "1950-01-01", rules)).toBeNull();
  });

  it("nobody receives before 60, and no check lies ahead", () => {
    const check = {
      status: "receiving",
      result: "passed",
      checkedOn: "2026-03-31",
      nextDueOn: "2027-03-31",
    } as const;
    expect(whyNotCheck(check, { birthOn: "1966-03-31", diedOn: null }, "2026-11-25", rules)).toBeNull();
    expect(whyNotCheck(check, { birthOn: "1966-04-01", diedOn: null }, "2026-11-25", rules)).toBe(
      "check.tooYoung",
    );
    expect(
      whyNotCheck(
        { ...check, checkedOn: "2026-11-26" },
        { birthOn: "1950-01-01", diedOn: null },
        "2026-11-25",
        rules,
      ),
    ).toBe("check.future");
    expect(
      whyNotCheck(
        { ...check, nextDueOn: "2026-03-31" },
        { birthOn: "1950-01-01", diedOn: null },
        "2026-11-25",
        rules,
      ),
    ).toBe("check.dueBefore");
    expect(whyNotCheck(check, { birthOn: "2026-05-01", diedOn: null }, "2026-11-25", rules)).toBe(
      "check.beforeBirth",
    );
  });
});

describe("policies enjoyed", () => {
  const entry = { kind: "minimum-living", name: null, fromOn: "2026-01-01", toOn: null } as const;

  it("one of a kind stands at a time", () => {
    const open = { kind: "minimum-living", name: null, fromOn: "2025-06-01", toOn: null };
    expect(whyNotBenefit([], entry, "2026-11-25")).toBeNull();
    expect(whyNotBenefit([open], entry, "2026-11-25")).toBe("benefits.open");
    expect(whyNotBenefit([{ ...open, toOn: "2025-12-31" }], entry, "2026-11-25")).toBeNull();
    expect(whyNotBenefit([open], { ...entry, toOn: "2026-02-01" }, "2026-11-25")).toBe("benefits.overlaps");
    const ended = { ...open, toOn: "2026-01-01" };
    expect(whyNotBenefit([ended], entry, "2026-11-25")).toBe("benefits.overlaps");
    expect(whyNotBenefit([ended], { ...entry, kind: "disability" }, "2026-11-25")).toBeNull();
  });

  it("needs a name when it is none of the kinds, and days in their order", () => {
    expect(whyNotBenefit([], { ...entry, kind: "other" }, "2026-11-25")).toBe("benefits.nameMissing");
    expect(whyNotBenefit([], { ...entry, toOn: "2025-12-31" }, "2026-11-25")).toBe("benefits.endBefore");
    expect(whyNotBenefit([], { ...entry, fromOn: "2026-11-26" }, "2026-11-25")).toBe("benefits.future");
  });
});

describe("land and house numbers", () => {
  it("any area is read back as it was written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (li) => {
        expect(readMu(muFigure(li))).toBe(li);
      }),
    );
  });

  it("reads what people write", () => {
    expect(readMu("８．５亩")).toBe(850);
    expect(readMu(" 12 ")).toBe(1200);
    expect(readMu("3.333")).toBeNull();
    expect(readMu("-1")).toBeNull();
    expect(readMu("")).toBeNull();
  });

  it("house numbers sort as people count", () => {
    const numbers = ["12号", "3号", "12-1号", "101号"];
    expect(numbers.sort((a, b) => (houseOrder(a) < houseOrder(b) ? -1 : 1))).toEqual([
      "3号",
      "12-1号",
      "12号",
      "101号",
    ]);
  });
});
