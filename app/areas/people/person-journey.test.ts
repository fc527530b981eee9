import { expect, it } from "vitest";
import { inOrder, milestones } from "./person-journey";
import type { PersonStep } from "./person-source";

const step = (title: string, on: string, phase: PersonStep["phase"] = "done"): PersonStep => ({
  key: `${title} ${on}`,
  on,
  when: on,
  title,
  what: title,
  phase,
  badge: { tone: "ok", word: "" },
});

it("the rail is in the order of time: each kind at its first day, with its count and the one at work or the latest", () => {
  const steps = inOrder([
    step("class", "2023-01-01"),
    step("class", "2025-01-01"),
    step("class", "2026-01-01", "void"),
    step("certificate", "2023-02-01"),
    step("certificate", "2025-02-01"),
    step("loan", "2024-01-01"),
    step("loan", "2026-02-01", "now"),
    step("visit", "2024-02-01"),
    step("visit", "2026-03-01"),
  ]);
  expect(milestones(steps).map((s) => [s.title, s.on, s.of, s.latest?.on, s.phase])).toEqual([
    ["class", "2023-01-01", 3, "2025-01-01", "done"],
    ["certificate", "2023-02-01", 2, "2025-02-01", "done"],
    ["loan", "2024-01-01", 2, "2026-02-01", "now"],
    ["visit", "2024-02-01", 2, "2026-03-01", "done"],
  ]);
  expect(milestones(steps.slice(0, 3)).map((s) => s.of)).toEqual([1, 1, 1]);
});
