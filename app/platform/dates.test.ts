import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, ageOn, dayOfSerial, dayRange, longDay, parseDay, todayOn } from "./dates";

describe("days", () => {
  it.each([
    ["20261123", "2026-11-23"],
    ["2026-11-23", "2026-11-23"],
    ["2026/1/5", "2026-01-05"],
    ["2026.11.23", "2026-11-23"],
    ["2026年11月23日", "2026-11-23"],
    ["２０２６年１月５日", "2026-01-05"],
    ["11-23", "2026-11-23"],
    ["88-5-15", "1988-05-15"],
    ["2001-02-29", null],
    ["2026-13-01", null],
    ["abc", null],
  ])("%s → %s", (text, day) => expect(parseDay(text, 2026)).toBe(day));
  it("reads spreadsheet serials", () => {
    expect(dayOfSerial(46349)).toBe("2026-11-23");
    expect(dayOfSerial(Number.NaN)).toBeNull();
    expect([dayOfSerial(59), dayOfSerial(60), dayOfSerial(61)]).toEqual(["1900-02-28", null, "1900-03-01"]);
  });
  it("keeps month ends (31 Aug + 6 months)", () => {
    expect(addMonths("2025-08-31", 6)).toBe("2026-02-28");
    expect(addMonths("2027-08-31", 6)).toBe("2028-02-29");
  });
  it("writes days as people read them", () => {
    expect(longDay("2026-03-05", "zh")).toBe("2026年3月5日");
    expect(dayRange("2026-11-09", "2026-11-19", "zh")).toBe("11月9日—19日");
    expect(dayRange("2026-11-09", "2026-11-19", "en")).toBe("9–19 Nov");
  });
  it("a day in China starts at 16:00 UTC", () => {
    expect(todayOn(Date.parse("2026-11-23T16:00:00Z"))).toBe("2026-11-24");
    expect(todayOn(Date.parse("2026-11-23T15:59:59Z"))).toBe("2026-11-23");
  });
  it("what it writes it reads back; ages grow on the birthday", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (n) => {
        const on = addDays("1930-01-01", n);
        expect(parseDay(on.replaceAll("-", ""))).toBe(on);
        expect(ageOn(on, addMonths(on, 240))).toBe(on.endsWith("02-29") ? 20 : 20);
      }),
    );
  });
});
