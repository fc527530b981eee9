import fc from "fast-check";
import { expect, it } from "vitest";
import { qualify } from "./qualification";
import { spareAbsences } from "./spare-absences";

const rule = (attendanceThresholdBp: number) => ({
  attendanceThresholdBp,
  lateCounts: true,
  planPassMark: null,
  testPassMark: null,
});

it("is exactly the number of absences that still qualifies, for any threshold", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("present", "absent", undefined), { minLength: 1, maxLength: 24 }),
      fc.integer({ min: 1, max: 10_000 }),
      (marks, bp) => {
        const sessions = marks.map((_, id) => ({ id, hours: 4 }));
        const q = qualify(rule(bp), sessions, null, (id) => marks[id], { plan: null, test: null });
        const spare = spareAbsences(q, bp);
        const withMisses = (misses: number) => {
          let left = misses;
          return qualify(rule(bp), sessions, null, (id) => marks[id] ?? (left-- > 0 ? "absent" : "present"), {
            plan: null,
            test: null,
          }).qualified;
        };
        expect(withMisses(0)).toBe(spare >= 0);
        if (spare >= 0 && spare <= q.unmarked) expect(withMisses(spare)).toBe(true);
        if (spare >= 0 && spare < q.unmarked) expect(withMisses(spare + 1)).toBe(false);
      },
    ),
  );
});
