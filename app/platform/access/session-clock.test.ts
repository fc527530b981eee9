import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followSession, type Phase } from "./session-clock";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const idleMinutes = 15;
/** A server that knows nothing but the last sign of life. */
function followed() {
  let seenAt = Date.now();
  const asked: boolean[] = [];
  const phases: string[] = [];
  const clock = followSession(
    { username: "trainer", left: idleMinutes * 60_000, idleMinutes },
    (phase: Phase) => phases.push(phase.name),
    async (stay = false) => {
      asked.push(stay);
      if (stay) seenAt = Date.now();
      const left = seenAt + idleMinutes * 60_000 - Date.now();
      return left > 0
        ? { state: "active", username: "trainer", left }
        : { state: "over", username: null, left: 0 };
    },
  );
  return { clock, asked, phases };
}

it("who types for half an hour is neither warned nor signed out, and the server hears of it once a minute", async () => {
  const { clock, asked, phases } = followed();
  for (let second = 0; second < 1800; second += 3) {
    await vi.advanceTimersByTimeAsync(3_000);
    clock.heard();
  }
  expect(phases).toEqual([]);
  expect(asked.filter(Boolean).length).toBeLessThanOrEqual(30);
  clock.stop();
});

it("who does nothing is warned two minutes before the end, and then it is over", async () => {
  const { clock, phases } = followed();
  await vi.advanceTimersByTimeAsync(12.9 * 60_000);
  expect(phases).toEqual([]);
  await vi.advanceTimersByTimeAsync(1 * 60_000);
  expect(phases).toEqual(["ending"]);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  clock.heard();
  expect(phases.at(-1)).toBe("over");
  clock.stop();
});
