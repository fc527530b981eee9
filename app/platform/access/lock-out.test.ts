import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitedUntil, lockedUntil, lockOut } from "./lock-out";

const minute = 60_000;
const noon = Date.UTC(2026, 10, 24, 4);

describe("lock-out of an account", () => {
  it("stays open after four failures", () => {
    expect(
      lockedUntil(
        [0, 1, 2, 3].map((n) => noon + n),
        noon + 4,
      ),
    ).toBeNull();
  });

  it("locks for 15 minutes from the fifth", () => {
    const failures = [0, 1, 2, 3, 4].map((n) => noon + n * minute);
    expect(lockedUntil(failures, noon + 5 * minute)).toBe(noon + 19 * minute);
    expect(lockedUntil(failures, noon + 19 * minute - 1)).toBe(noon + 19 * minute);
    expect(lockedUntil(failures, noon + 19 * minute)).toBeNull();
  });

  it("does not count failures that lie more than 15 minutes apart", () => {
    expect(
      lockedUntil(
        [0, 4, 8, 12, 15].map((n) => noon + n * minute),
        noon + 16 * minute,
      ),
    ).toBeNull();
    expect(
      lockedUntil(
        [0, 4, 8, 12, 14].map((n) => noon + n * minute),
        noon + 16 * minute,
      ),
    ).not.toBeNull();
  });

  it("never locks for longer than 15 minutes, in whatever order the moments come", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 * minute }), { maxLength: 12 }), (offsets) => {
        const failures = offsets.map((o) => noon + o);
        const now = Math.max(noon, ...failures);
        const until = lockedUntil(failures, now);
        expect(until).toBe(lockedUntil([...failures].reverse(), now));
        if (until !== null) expect(until - now).toBeLessThanOrEqual(lockOut.lockMs);
        if (failures.length < lockOut.perAccount) expect(until).toBeNull();
      }),
    );
  });
});

describe("limit of an address", () => {
  it("stops the thirty-first attempt in 15 minutes, until the first of the thirty is old", () => {
    const attempts = Array.from({ length: 30 }, (_, n) => noon + n * 1000);
    expect(limitedUntil(attempts.slice(1), noon + minute)).toBeNull();
    expect(limitedUntil(attempts, noon + minute)).toBe(noon + 15 * minute);
    expect(limitedUntil(attempts, noon + 15 * minute)).toBeNull();
  });
});
