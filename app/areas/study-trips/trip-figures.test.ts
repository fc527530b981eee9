import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountedSign, countLeg, countTrip, legNow, missingAt, sameDays } from "./trip-figures";

const roll = [
  ...Array.from({ length: 19 }, (_, i) => ({ id: i + 1, substitutesId: null })),
  { id: 20, substitutesId: 12 },
  { id: 21, substitutesId: 17 },
];
const present = (stopId: number, placeId: number): CountedSign => ({ stopId, placeId, mark: "present" });
const there = roll.filter((p) => p.id !== 12 && p.id !== 17);

describe("the figures of a trip", () => {
  it("planned 19, came 17, absent 2, substitutes 2, present 19", () => {
    const signs = there.flatMap((p) => [present(1, p.id), present(2, p.id)]);
    expect(countTrip(roll, signs)).toEqual({ planned: 19, came: 17, absent: 2, substitutes: 2, present: 19 });
  });

  it("nobody signed in: nobody came, and nobody stood in", () => {
    expect(countTrip(roll, [])).toEqual({ planned: 19, came: 0, absent: 19, substitutes: 0, present: 0 });
  });

  it("going home on one's own is not being there", () => {
    expect(countTrip(roll, [{ stopId: 9, placeId: 1, mark: "own-way" }]).came).toBe(0);
  });

  it("the sums hold whatever is signed", () => {
    const places = fc.array(fc.record({ id: fc.nat(60), substitutesId: fc.option(fc.nat(60)) }), {
      maxLength: 40,
    });
    const signs = fc.array(
      fc.record({
        stopId: fc.nat(5),
        placeId: fc.nat(60),
        mark: fc.constantFrom("present" as const, "own-way" as const),
      }),
    );
    fc.assert(
      fc.property(places, signs, (all, marks) => {
        const unique = [...new Map(all.map((p) => [p.id, p])).values()];
        const n = countTrip(unique, marks);
        expect(n.came + n.absent).toBe(n.planned);
        expect(n.came + n.substitutes).toBe(n.present);
        expect(n.planned + unique.filter((p) => p.substitutesId !== null).length).toBe(unique.length);
        expect(n.absent).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("which leg is signed now", () => {
  const legs = [1, 2, 3];
  const three = [1, 2, 3].map((id) => ({ id, substitutesId: null, explained: false }));
  const signed = (stopId: number, ...ids: number[]) => ids.map((id) => present(stopId, id));

  it("stays where somebody is missing, goes on when nobody is, and ends at the last", () => {
    expect(legNow(legs, three, [])).toBe(0);
    expect(legNow(legs, three, signed(1, 1, 2))).toBe(0);
    expect(legNow(legs, three, signed(1, 1, 2, 3))).toBe(1);
    expect(legNow(legs, three, [...signed(1, 1, 2), ...signed(2, 1)])).toBe(1);
    expect(legNow(legs, three, [...signed(1, 1), ...signed(3, 1)])).toBe(2);
    expect(legNow([], three, [])).toBe(0);
  });

  it("waits for nobody whose absence has a reason", () => {
    const explained = three.map((p) => ({ ...p, explained: p.id === 3 }));
    expect(legNow(legs, explained, signed(1, 1, 2))).toBe(1);
  });
});

describe("who is missing", () => {
  const legs = [1, 2, 3];
  it("at departure: everybody who has no stand-in", () => {
    expect(missingAt(legs, 1, roll, [])).toHaveLength(19);
    expect(missingAt(legs, 1, roll, [])).not.toContain(12);
    expect(
      missingAt(
        legs,
        1,
        roll,
        there.slice(1).map((p) => present(1, p.id)),
      ),
    ).toEqual([1]);
  });
  it("on the way back: who was seen before, has not gone home, and is not on the bus", () => {
    const before = there.flatMap((p) => [present(1, p.id), present(2, p.id)]);
    const marks: CountedSign[] = [...before, { stopId: 3, placeId: 6, mark: "own-way" }, present(3, 1)];
    const missing = missingAt(legs, 3, roll, marks);
    expect(missing).toHaveLength(17);
    expect(missing).not.toContain(6);
    expect(countLeg(legs, 3, roll, marks)).toEqual({ present: 1, ownWay: 1, expected: 19 });
  });
  it("who went home at an earlier leg is not missed at a later one", () => {
    const marks: CountedSign[] = [present(1, 1), { stopId: 2, placeId: 1, mark: "own-way" }];
    expect(missingAt(legs, 3, roll, marks)).toEqual([]);
    expect(countLeg(legs, 3, roll, marks)).toEqual({ present: 0, ownWay: 0, expected: 0 });
  });
  it("whose absence is noted with its reason is not missed, and is not expected", () => {
    const noted = roll.map((p) => ({ ...p, explained: p.id === 5 }));
    expect(missingAt(legs, 1, noted, [])).toHaveLength(18);
    expect(countLeg(legs, 1, noted, [present(1, 5)]).expected).toBe(19);
    // A trip of one leg can end without them.
    expect(
      missingAt(
        [1],
        1,
        noted,
        there.filter((p) => p.id !== 5).map((p) => present(1, p.id)),
      ),
    ).toEqual([]);
  });
});

it("trips share a day when their days touch", () => {
  const a = { fromOn: "2025-03-20", toOn: "2025-03-21" };
  expect(sameDays(a, { fromOn: "2025-03-21", toOn: "2025-03-22" })).toBe(true);
  expect(sameDays(a, { fromOn: "2025-03-22", toOn: "2025-03-22" })).toBe(false);
});
