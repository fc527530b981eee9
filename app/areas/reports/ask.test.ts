import { describe, expect, it } from "vitest";
import { askLines, kindOf } from "./ask";

const thing = (key: string, dueOn: string) => ({ key, dueOn });

describe("what a leader asks about", () => {
  it("tells kinds by their keys, a visit after a trip from one to a borrower", () => {
    expect(
      ["visit-3-d30-5", "loan-visit-9", "loan-2", "missing-4", "pension-1"].map((key) => kindOf({ key })),
    ).toEqual(["visit", "loan-visit", "loan", "missing", "pension"]);
    expect(kindOf({ key: "something-1" })).toBeUndefined();
  });

  it("names one by itself and several in one line, money first, the longest of a kind before the others", () => {
    const lines = askLines([
      thing("pension-1", "2026-10-03"),
      thing("pension-2", "2026-10-01"),
      thing("pension-3", "2026-10-02"),
      thing("step-1", "2026-11-02"),
      thing("loan-1", "2026-11-01"),
    ]);
    expect(lines.map((l) => [l.kind, l.of.map((t) => t.key)])).toEqual([
      ["loan", ["loan-1"]],
      ["step", ["step-1"]],
      ["pension", ["pension-2", "pension-3", "pension-1"]],
    ]);
    expect(askLines([])).toEqual([]);
  });
});
