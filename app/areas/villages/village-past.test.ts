import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/dates";
import { standingLines } from "./standing-lines";
import { changesBetween, type PastStanding, standingOn, whyNotChanged } from "./village-past";

const village = (name: string, townName = "黄安镇", code = "371725101206") => ({
  name,
  townName,
  countyName: "郓城县",
  code,
});

describe("a village by date", () => {
  const past: PastStanding[] = [
    { ...village("孔家庄"), untilOn: "2023-12-31" },
    { ...village("孔庄村", "武安镇", "371725110206"), untilOn: "2025-06-30" },
  ];
  const present = village("孔庄村");

  it("is what it was on the last day of each standing, and the next one the day after", () => {
    const nameAndTown = (on: string) => {
      const s = standingOn(past, present, on);
      return `${s.townName} ${s.name}`;
    };
    expect(nameAndTown("2010-01-01")).toBe("黄安镇 孔家庄");
    expect(nameAndTown("2023-12-31")).toBe("黄安镇 孔家庄");
    expect(nameAndTown("2024-01-01")).toBe("武安镇 孔庄村");
    expect(nameAndTown("2025-06-30")).toBe("武安镇 孔庄村");
    expect(nameAndTown("2025-07-01")).toBe("黄安镇 孔庄村");
  });

  it("says what a change was", () => {
    expect(changesBetween(past[0]!, past[1]!)).toEqual(["renamed", "moved", "recoded"]);
    expect(changesBetween(past[1]!, present)).toEqual(["moved", "recoded"]);
  });

  it("is not changed into itself, on a day to come, or before its last change", () => {
    const next = village("孔庄社区");
    const why = (to: typeof next, on: string) => whyNotChanged(past, present, to, on, "2026-11-25");
    expect(why(present, "2026-01-01")).toBe("standing.same");
    expect(why(next, "2026-11-26")).toBe("standing.future");
    expect(why(next, "2025-06-30")).toBe("standing.beforeLast");
    expect(why(next, "2025-07-01")).toBe("standing.sameDay");
    expect(why(next, "2025-07-02")).toBeNull();
    expect(why(next, "2026-11-25")).toBeNull();
  });

  it("has exactly one standing on every day, whatever changes were entered", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }),
        fc.nat(2500),
        (steps, offset) => {
          let day = "2020-01-01";
          const rows = steps.map((step, i) => {
            day = addDays(day, step);
            return { ...village(`第${i}名`), untilOn: day, id: i + 1, basis: "文", changedByName: "甲" };
          });
          const on = addDays("2019-12-01", offset);
          const found = standingOn(rows, village("现名"), on);
          const lines = standingLines([...rows].reverse(), village("现名")).filter(
            (l) => (l.fromOn === null || l.fromOn <= on) && (l.untilOn === null || on <= l.untilOn),
          );
          expect(lines.map((l) => l.standing.name)).toEqual([found.name]);
        },
      ),
    );
  });
});
