import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBudget } from "./budget-form";
import { compareMoney, costItems, perHead } from "./trip-money";
import { movedTo, parseClock, readStops, type TypedStop } from "./trip-stop";

const line = (change: Partial<TypedStop>): TypedStop => ({
  on: "",
  at: "",
  kind: "visit",
  place: "",
  host: "",
  contactName: "",
  contactPhone: "",
  detail: "",
  signs: "",
  ...change,
});
const trip = { fromOn: "2025-03-20", toOn: "2025-03-21" };

describe("the hours of a trip", () => {
  it("reads a clock as people write it", () => {
    for (const [typed, read] of [
      ["6:30", "06:30"],
      ["0630", "06:30"],
      ["６：３０", "06:30"],
      ["6点半", "06:30"],
      ["16点40分", "16:40"],
      ["9点", "09:00"],
    ] as const)
      expect(parseClock(typed)).toBe(read);
    for (const wrong of ["24:00", "6:75", "早上", "", "630"]) expect(parseClock(wrong)).toBeNull();
  });

  it("a day that is left out is the first one; departure and return are always signed", () => {
    const { stops, errors } = readStops(
      [
        line({ at: "6:30", place: "县人社局", kind: "departure" }),
        line({}),
        line({ at: "9:30", place: "丁楼村", on: "3-21" }),
      ],
      trip,
    );
    expect(errors).toEqual({});
    expect(stops.map((s) => [s.on, s.at, s.signs])).toEqual([
      ["2025-03-20", "06:30", true],
      ["2025-03-21", "09:30", false],
    ]);
  });

  it("says at which line and field something is wrong", () => {
    const { errors } = readStops(
      [
        line({ at: "25:00", place: "丁楼村" }),
        line({ at: "9:00" }),
        line({ at: "9:00", place: "x", on: "3-22" }),
      ],
      trip,
    );
    expect(errors).toEqual({ "0.at": "stop.wrongClock", "1.place": "stop.noPlace", "2.on": "stop.outside" });
  });

  it("a host's telephone is kept as digits; what is none is said at its line", () => {
    const phones = ["139 0530 1234", "0530-331 2345", "＋86 13905301234", "", "12345", "3312345"];
    const { stops, errors } = readStops(
      phones.map((contactPhone) => line({ at: "9:00", place: "丁楼村", contactPhone })),
      trip,
    );
    expect(stops.slice(0, 4).map((s) => s.contactPhone)).toEqual([
      "13905301234",
      "05303312345",
      "13905301234",
      null,
    ]);
    expect(errors).toEqual({ "4.contactPhone": "form.wrongPhone", "5.contactPhone": "form.wrongPhone" });
  });

  it("a copy keeps the place within the days, the last day takes what is beyond", () => {
    const to = { fromOn: "2026-04-01", toOn: "2026-04-01" };
    expect(movedTo("2025-03-20", trip, to)).toBe("2026-04-01");
    expect(movedTo("2025-03-21", trip, to)).toBe("2026-04-01");
    expect(movedTo("2025-03-21", trip, { fromOn: "2026-04-01", toOn: "2026-04-03" })).toBe("2026-04-02");
  });
});

describe("money of a trip", () => {
  const lines = fc.array(
    fc.record({ item: fc.constantFrom(...costItems), fen: fc.integer({ min: 0, max: 99_999_999 }) }),
  );
  it("the sum of the lines is the total, to the fen, item by item too", () => {
    fc.assert(
      fc.property(lines, lines, (budget, costs) => {
        const m = compareMoney(budget, costs);
        const sum = (list: readonly { fen: number }[]) => list.reduce((a, l) => a + l.fen, 0);
        expect(m.actual).toBe(sum(costs));
        expect(m.budget).toBe(sum(budget));
        expect(m.items.reduce((a, i) => a + i.actual, 0)).toBe(m.actual);
        expect(m.items.reduce((a, i) => a + i.difference, 0)).toBe(m.actual - m.budget);
      }),
    );
  });
  it("per head on those who signed in: 3,613.00 ÷ 19 = 190.16", () => {
    expect(perHead(361_300, 19)).toBe(19_016);
    expect(perHead(361_300, 0)).toBeNull();
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.integer({ min: 1, max: 500 }), (total, n) => {
        expect(Math.abs((perHead(total, n) ?? 0) * n - total)).toBeLessThanOrEqual(n / 2);
      }),
    );
  });
  it("a budget is read to the fen, and a wrong line is named", () => {
    const typed = [
      { item: "meals", working: "19 人 × 40 元", amount: "760" },
      { item: "nothing", working: "", amount: "１，８００．５０" },
      { item: "other", working: "", amount: "" },
      { item: "other", working: "x", amount: "很多" },
    ];
    const read = readBudget(typed);
    expect(read.lines).toEqual([
      { item: "meals", working: "19 人 × 40 元", fen: 76_000 },
      { item: "other", working: null, fen: 180_050 },
    ]);
    expect(read.errors).toEqual({ "3.amount": "money.form" });
  });
});
