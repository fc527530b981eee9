import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, weekdayOf } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { sessionsOf } from "./class-queries.server";
import { hasBegun, planHalfDays, skippedFestivals } from "./half-days";
import * as schedule from "./routes/schedule";
import { trainingText } from "./text";
import { clashRows } from "./ui/half-day-words";
import { clashes } from "./write-class.server";

describe("whether a half-day can be marked", () => {
  it.each([
    ["2026-11-29", "pm", "00:44", true],
    ["2026-11-30", "am", "04:07", false],
    ["2026-11-30", "am", "05:59", false],
    ["2026-11-30", "am", "06:00", true],
    ["2026-11-30", "pm", "11:59", false],
    ["2026-11-30", "pm", "12:00", true],
    ["2026-12-01", "am", "23:59", false],
  ])("%s %s at %s on 11-30: %s", (on, half, clock, begun) => {
    expect(hasBegun({ on, half }, "2026-11-30", clock)).toBe(begun);
  });
});

describe("half-days by a repeat rule", () => {
  it("every Tuesday and Thursday, eight of them, without 国庆", () => {
    const days = planHalfDays({ fromOn: "2026-09-22", count: 8, weekdays: [2, 4], halves: ["am"] });
    expect(days.map((d) => d.on)).toEqual([
      "2026-09-22",
      "2026-09-24",
      "2026-09-29",
      "2026-10-08",
      "2026-10-13",
      "2026-10-15",
      "2026-10-20",
      "2026-10-22",
    ]);
    expect(skippedFestivals("2026-09-22", "2026-10-22", [2, 4])).toEqual(["2026-10-01", "2026-10-06"]);
  });

  it("gives as many as asked, in order, each once, only on the chosen days", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 40 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        fc.constantFrom(["am"] as const, ["pm"] as const, ["am", "pm"] as const),
        (from, count, weekdays, halves) => {
          const days = planHalfDays({ fromOn: addDays("2025-01-01", from), count, weekdays, halves });
          expect(days).toHaveLength(count);
          expect(days.every((d) => weekdays.includes(weekdayOf(d.on)))).toBe(true);
          const keys = days.map((d) => `${d.on} ${d.half}`);
          expect([...new Set(keys)].sort()).toEqual(keys);
        },
      ),
    );
  });
});

describe("moving a class to other half-days", () => {
  let db: ReturnType<typeof testDb>;
  let village: number;
  const form = (change: Record<string, string> = {}) => {
    const body = new URLSearchParams({
      startsOn: "2027-03-01",
      halfDays: "4",
      reason: "村里换届",
      ...change,
    });
    for (const w of ["1", "2", "3", "4", "5"]) body.append("weekdays", w);
    body.append("halves", "am");
    return body;
  };
  beforeEach(() => {
    db = testDb();
    village = makeVillage(db);
  });

  it("shows the dates first, asks why, and keeps nothing of the old ones", async () => {
    const { id, trainer } = makeClass(db, village, { until: "approved" });
    const params = { classId: String(id) };
    const post = (body: URLSearchParams) =>
      statusOf(() => schedule.action(call("/x", trainer.cookie, params, body)));
    const before = sessionsOf(db, id).length;
    expect(await post(form({ intent: "preview", reason: "" }))).toBe(200);
    expect(await post(form({ reason: "" }))).toBe(400);
    expect(await post(form({ startsOn: "2027-02-30" }))).toBe(400);
    expect(sessionsOf(db, id)).toHaveLength(before);
    expect(await post(form())).toBe(303);
    expect(sessionsOf(db, id).map((s) => s.on)).toEqual([
      "2027-03-01",
      "2027-03-02",
      "2027-03-03",
      "2027-03-04",
    ]);
  });

  it("warns of a lecturer or a room that is taken, and not of the class itself", async () => {
    const a = makeClass(db, village, { until: "planned", startsOn: "2027-03-01" });
    const b = makeClass(db, village, { until: "planned", startsOn: "2027-05-10" });
    const params = { classId: String(b.id) };
    const post = (body: URLSearchParams) =>
      statusOf(() => schedule.action(call("/x", b.trainer.cookie, params, body)));
    expect(await post(form())).toBe(422);
    expect(await post(form({ clashAnyway: "yes" }))).toBe(303);
    const halfDays = sessionsOf(db, a.id).map((s) => ({ on: s.on, half: s.half as "am" }));
    expect(clashes(db, "all", { halfDays, lecturers: ["别人"], venue: "别处" })).toEqual([]);
    const told = (scope: "all" | number[]) =>
      clashes(db, scope, { halfDays, lecturers: ["周敏"], venue: "别处", exceptClassId: b.id }).map(
        (c) => c.other?.id ?? null,
      );
    expect(told("all")).toEqual([a.id, a.id, a.id, a.id]);
    // A class of a village outside the scope clashes, but has no name.
    expect(told([])).toEqual([null, null, null, null]);
    expect(
      clashes(db, "all", { halfDays, lecturers: ["周敏"], venue: "别处" }).every(
        (c) => c.lecturer === "周敏",
      ),
    ).toBe(true);
    expect(clashes(db, "all", { halfDays, lecturers: ["别人"], venue: "村委会" }).length).toBeGreaterThan(0);
    // The venue is not hidden behind the lecturer.
    const both = clashes(db, "all", { halfDays, lecturers: ["周敏"], venue: "村委会", exceptClassId: b.id });
    expect(clashRows(translator(trainingText, "zh"), both, "zh")[0]?.words).toContain("地点也已被占用");
  });

  it("not once the class has begun", async () => {
    const { id, trainer } = makeClass(db, village);
    const answer = await statusOf(() =>
      schedule.action(call("/x", trainer.cookie, { classId: String(id) }, form())),
    );
    expect(answer).toBe(422);
  });
});
