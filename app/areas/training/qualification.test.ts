import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClassFacts, whyNotStep } from "./class-state";
import { ruleInForce, whyNotVersion } from "./course-rule";
import { planHalfDays } from "./half-days";
import { absencesInARow, type Mark, marks, qualify } from "./qualification";

const rule = { attendanceThresholdBp: 8000, lateCounts: true, planPassMark: 60, testPassMark: 60 };
const sessions = (n: number) => Array.from({ length: n }, (_, i) => ({ id: i + 1, hours: 4 }));
const of = (list: (Mark | undefined)[]) => (id: number) => list[id - 1];

describe("who qualifies", () => {
  it("exactly at the threshold passes: 8 of 10", () => {
    const m: Mark[] = [...Array<Mark>(8).fill("present"), "absent", "absent"];
    expect(qualify(rule, sessions(10), null, of(m), { plan: 60, test: 60 })).toMatchObject({
      qualified: true,
      attended: 8,
      counted: 10,
      hours: 32,
    });
  });
  it("14 of 18 is below 80 %, and says so", () => {
    const m: Mark[] = [...Array<Mark>(14).fill("present"), ...Array<Mark>(4).fill("absent")];
    const q = qualify(rule, sessions(18), null, of(m), { plan: 71, test: 66 });
    expect(q.qualified).toBe(false);
    expect(q.reasons[0]).toEqual({
      ok: false,
      key: "reason.attendanceLow",
      values: { attended: 14, counted: 18, percent: 80 },
    });
  });
  it("who joined at the third of eight is counted over six", () => {
    const m: (Mark | undefined)[] = [undefined, undefined, ...Array<Mark>(6).fill("present")];
    expect(qualify(rule, sessions(8), 3, of(m), { plan: 80, test: 80 })).toMatchObject({
      qualified: true,
      attended: 6,
      counted: 6,
    });
  });
  it("names what is missing", () => {
    const q = qualify(rule, sessions(2), null, of(["present", "present"]), { plan: null, test: 59 });
    expect(q.reasons.filter((r) => !r.ok).map((r) => r.key)).toEqual([
      "reason.planMissing",
      "reason.testLow",
    ]);
  });
  it("agrees with exact fractions, and one more attended half-day never takes a certificate away", () => {
    const mark = fc.constantFrom<Mark | undefined>(...marks, undefined);
    fc.assert(
      fc.property(
        fc.array(mark, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.nat(),
        (list, bp, at) => {
          const r = { ...rule, attendanceThresholdBp: bp, planPassMark: null, testPassMark: null };
          const q = qualify(r, sessions(list.length), null, of(list), { plan: null, test: null });
          const attended = list.filter((x) => x === "present" || x === "late").length;
          expect(q.attended).toBe(attended);
          expect(q.hours).toBe(attended * 4);
          expect(q.qualified).toBe(BigInt(attended) * 10_000n >= BigInt(list.length) * BigInt(bp));
          const better = list.map((x, i) => (i === at % list.length ? "present" : x));
          if (q.qualified)
            expect(
              qualify(r, sessions(list.length), null, of(better), { plan: null, test: null }).qualified,
            ).toBe(true);
        },
      ),
    );
  });
  it("counts absences in a row, blanks do not break them", () => {
    expect(absencesInARow(["present", "absent", undefined, "absent", "absent", undefined])).toBe(3);
    expect(absencesInARow(["absent", "absent", "present"])).toBe(0);
  });
});

describe("steps of a class", () => {
  const facts: ClassFacts = {
    state: "planned",
    sessions: 18,
    lecturers: 2,
    minLecturers: 2,
    seated: 27,
    unmarkedSessions: 0,
    missingGrades: 0,
    startsOn: "2026-01-01",
    lastSessionOn: "2026-11-19",
    appliedBy: "u1",
  };
  it.each([
    [{ ...facts, sessions: 0 }, "applied", "class.why.noSessions"],
    [{ ...facts, lecturers: 1 }, "applied", "class.why.lecturers"],
    [facts, "applied", null],
    [facts, "closed", "class.why.notAllowed"],
    [{ ...facts, state: "applied" }, "approved", "class.why.fourEyes"],
    [{ ...facts, state: "enrolling", seated: 0 }, "running", "class.why.empty"],
    [{ ...facts, state: "running", unmarkedSessions: 1 }, "assessing", "class.why.unmarked"],
    [{ ...facts, state: "running", lastSessionOn: "2026-12-01" }, "assessing", "class.why.notOver"],
    [{ ...facts, state: "assessing", missingGrades: 1 }, "closed", "class.why.grades"],
    [{ ...facts, state: "assessing" }, "closed", null],
  ] as const)("%#", (f, to, why) => expect(whyNotStep(f as ClassFacts, to, "u1", "2026-11-24")).toBe(why));
});

describe("course rules", () => {
  const a = { region: "37", fromOn: "2024-01-01", toOn: "2025-12-31" };
  it("the narrower region wins, the day decides", () => {
    const b = { region: "371725", fromOn: "2025-01-01", toOn: null };
    expect(ruleInForce([a, b], "371725101206", "2025-06-01")).toBe(b);
    expect(ruleInForce([a, b], "371721121227", "2025-06-01")).toBe(a);
    expect(ruleInForce([a], "371725101206", "2026-01-01")).toBeUndefined();
  });
  it("refuses gaps and overlaps", () => {
    expect(whyNotVersion([a], { region: "37", fromOn: "2025-06-01", toOn: null })).toBe("courseRule.overlap");
    expect(whyNotVersion([a], { region: "37", fromOn: "2026-02-01", toOn: null })).toBe("courseRule.gap");
    expect(whyNotVersion([a], { region: "37", fromOn: "2026-01-01", toOn: null })).toBeNull();
  });
});

describe("half-days", () => {
  it("every Tuesday and Thursday, 8 sessions, 国庆 left out", () => {
    const days = planHalfDays({ fromOn: "2025-09-23", count: 8, weekdays: [2, 4], halves: ["am"] }).map(
      (h) => h.on,
    );
    expect(days).toEqual([
      "2025-09-23",
      "2025-09-25",
      "2025-09-30",
      "2025-10-09",
      "2025-10-14",
      "2025-10-16",
      "2025-10-21",
      "2025-10-23",
    ]);
  });
  it("nine working days make 18 half-days", () => {
    const days = planHalfDays({
      fromOn: "2026-11-09",
      count: 18,
      weekdays: [1, 2, 3, 4, 5],
      halves: ["am", "pm"],
    });
    expect(days[0]).toEqual({ on: "2026-11-09", half: "am" });
    expect(days.at(-1)).toEqual({ on: "2026-11-19", half: "pm" });
  });
});
