import { expect, it } from "vitest";
import { serverClock, takenSince, withTaken } from "./taken-changes";

const keyOf = (c: { id: number }) => String(c.id);
const at = Date.parse("2026-11-30T15:02:07Z");
const taken = (id: number, when: number, record: number | null = null) => ({
  change: { id },
  at: when,
  record,
});

it("a list read before something was taken lacks it, one read after has it; the second of the answer is open", () => {
  const rows = [taken(1, at)];
  expect(takenSince(rows, at - 60_000)).toEqual(rows);
  expect(takenSince(rows, at + 400)).toEqual(rows);
  expect(takenSince(rows, at + 1000)).toEqual([]);
});

it("of one key the later is kept, and nothing longer than a kept page is shown", () => {
  const before = [taken(1, at - 14 * 3_600_000), taken(2, at - 3_600_000), taken(3, at - 60_000)];
  expect(withTaken(before, [taken(3, at, 9)], keyOf)).toEqual([before[1], taken(3, at, 9)]);
});

it("the clock is the server's where it says one", () => {
  expect(serverClock(new Response("", { headers: { date: "Mon, 30 Nov 2026 15:02:07 GMT" } }))).toBe(at);
  expect(serverClock(new Response(""))).toBeGreaterThan(0);
});
