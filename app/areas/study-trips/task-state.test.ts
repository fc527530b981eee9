import { describe, expect, it } from "vitest";
import { stateWords, taskState } from "./task-state";

describe("how a task after a trip stands", () => {
  const task = { dueOn: "2026-11-15", doneOn: null, shops: 8 };
  it("late after its day, with the shops still missing", () => {
    expect(taskState(task, 6, "2026-11-16")).toEqual({ key: "late", count: 2 });
    expect(taskState(task, 9, "2026-11-16")).toEqual({ key: "late", count: 0 });
  });
  it("on its day it is not late yet", () => {
    expect(taskState(task, 6, "2026-11-15")).toEqual({ key: "short", count: 2 });
    expect(taskState({ ...task, shops: null }, 0, "2026-11-15")).toEqual({ key: "open", count: 0 });
  });
  it("done stays done, and says how many shops are missing", () => {
    const done = { ...task, doneOn: "2026-12-01" };
    expect(taskState(done, 8, "2027-01-01")).toEqual({ key: "done", count: 0 });
    const short = taskState(done, 6, "2027-01-01");
    expect(short).toEqual({ key: "done", count: 2 });
    expect(stateWords(short)).toBe("doneShort");
  });
});
