import { describe, expect, it } from "vitest";
import { calendarPeriod, monthsUpTo, periodChoices, readPeriod, splitMonths } from "./period";

const own = (from: string | null, to: string | null) => ({ key: "own", from, to });

describe("a period", () => {
  it.each([
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026Q1", "2026-01-01", "2026-03-31"],
    ["2026Q4", "2026-10-01", "2026-12-31"],
    ["2028-02", "2028-02-01", "2028-02-29"],
  ])("%s is %s to %s", (key, from, to) => expect(calendarPeriod(key)).toEqual({ key, from, to }));

  it("of one's own reads days as people write them, and tells those that are none", () => {
    const read = (query: string) => readPeriod(new URLSearchParams(query));
    expect(read("period=own&from=2026.3.5&to=20260410").period).toEqual(own("2026-03-05", "2026-04-10"));
    expect(read("period=own&from=gestern&to=")).toMatchObject({
      wrong: { from: true },
      typed: { from: "gestern" },
    });
    expect(read("period=own&from=2026-05-01&to=2026-04-01").wrong).toEqual({ order: true });
    expect(read("period=2026-13")).toMatchObject({ period: { key: "all" }, wrong: { key: "2026-13" } });
    for (const [typed, key] of [
      ["2026-Q4", "2026Q4"],
      ["2026q4", "2026Q4"],
      ["2026-3", "2026-03"],
      ["ALL", "all"],
    ])
      expect(read(`period=${typed}`)).toMatchObject({ period: { key }, wrong: {} });
  });

  it("is own days where only days are typed; beside a period of the list they are told to be unused", () => {
    const read = (query: string) => readPeriod(new URLSearchParams(query));
    expect(read("period=all&from=2026-03-05&to=").period).toEqual(own("2026-03-05", null));
    expect(read("to=2026-04-10").period).toEqual(own(null, "2026-04-10"));
    expect(read("period=2026&from=2026-03-05")).toMatchObject({ period: { key: "2026" }, unused: true });
    expect(read("period=2026&from=&to=").unused).toBe(false);
  });

  it.each([
    [own("2026-03-01", "2026-05-31"), { from: "2026-03", to: "2026-05" }, []],
    [
      own("2026-03-05", "2026-05-10"),
      { from: "2026-04", to: "2026-04" },
      [
        { from: "2026-03-05", to: "2026-03-31" },
        { from: "2026-05-01", to: "2026-05-10" },
      ],
    ],
    [
      own("2026-03-05", "2026-04-10"),
      null,
      [
        { from: "2026-03-05", to: "2026-03-31" },
        { from: "2026-04-01", to: "2026-04-10" },
      ],
    ],
    [own("2026-03-05", "2026-03-09"), null, [{ from: "2026-03-05", to: "2026-03-09" }]],
    [own("2026-03-01", "2026-03-09"), null, [{ from: "2026-03-01", to: "2026-03-09" }]],
    [own("2026-03-20", "2026-03-31"), null, [{ from: "2026-03-20", to: "2026-03-31" }]],
    [own(null, "2026-05-10"), { from: null, to: "2026-04" }, [{ from: "2026-05-01", to: "2026-05-10" }]],
    [own("2026-03-05", null), { from: "2026-04", to: null }, [{ from: "2026-03-05", to: "2026-03-31" }]],
  ])("%o falls into whole months and edges", (period, months, edges) =>
    expect(splitMonths(period)).toEqual({ months, edges }),
  );

  it("has choices from the first month on, and months for a chart", () => {
    expect(periodChoices("2025-11-03", "2026-02-09")).toEqual({
      years: ["2026", "2025"],
      quarters: ["2026Q1", "2025Q4"],
      months: ["2026-02", "2026-01", "2025-12", "2025-11"],
    });
    expect(monthsUpTo({ key: "all", from: null, to: null }, "2026-02-09", 3)).toEqual([
      "2025-12",
      "2026-01",
      "2026-02",
    ]);
    expect(monthsUpTo(calendarPeriod("2025")!, "2026-02-09", 20)).toHaveLength(12);
  });
});
