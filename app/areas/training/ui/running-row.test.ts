import { expect, it } from "vitest";
import { translator } from "~/platform/i18n/text";
import type { Mark } from "../qualification";
import { trainingText } from "../text";
import { rowWithMarks } from "./running-row";

const t = translator(trainingText, "zh");
const rule = { attendanceThresholdBp: 8000, lateCounts: true };
const sessions = Array.from({ length: 10 }, (_, i) => ({ id: 101 + i }));
const none = sessions.map((): Mark | null => null);
const saved = {
  attended: "0/10",
  result: "open" as const,
  reasons: "…",
  plain: true,
  joined: null,
  marks: none,
};
const withMarks = (...marks: Mark[]) => none.map((_, i) => marks[i] ?? null);

it("counts the marks of the browser at once, by the rule of the class", () => {
  const now = (...marks: Mark[]) => rowWithMarks(t, "running", rule, sessions, saved, withMarks(...marks));
  expect(now()).toBe(saved);
  expect(now("present", "late", "absent")).toMatchObject({ attended: "2/10", result: "open", plain: true });
  expect(now("absent", "leave")).toMatchObject({ result: "open" });
  expect(now("absent", "leave", "absent")).toMatchObject({ attended: "0/10", result: "lost", plain: false });
  const joined = rowWithMarks(
    t,
    "running",
    rule,
    sessions,
    { ...saved, joined: 103 },
    withMarks("late", "late", "late"),
  );
  expect(joined.attended).toBe("1/8");
});

it("leaves result and reason of an assessed class to the server", () => {
  const row = { ...saved, result: "failed" as const, reasons: "缺商业计划书" };
  expect(rowWithMarks(t, "assessing", rule, sessions, row, withMarks("present"))).toEqual({
    attended: "1/10",
    result: "failed",
    reasons: "缺商业计划书",
    plain: true,
  });
});
