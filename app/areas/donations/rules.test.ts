import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assetNumber, donationNumber } from "./donation-name";
import { type DonationFacts, whyNotStep } from "./donation-state";
import { type HandoverFacts, requirements, whyNotAccepted, whyNotDay } from "./handover-rules";
import { daysOut, mayBe } from "./item-state";
import { cellsOf, labelSheets, placesOfLabels, sheetOf, startCell } from "./label-sheet";
import { type CountedScan, countStocktake, labelCode } from "./stocktake-count";
import { isFixedAsset, thresholdOn } from "./threshold";

const facts: DonationFacts = {
  state: "registered",
  lines: 1,
  withoutSerial: 0,
  accepted: 0,
  deadHolder: false,
  submittedBy: null,
};

describe("a batch", () => {
  it("goes no further while somebody who is to receive something has died", () => {
    const dead = { ...facts, deadHolder: true };
    expect(whyNotStep(dead, "submitted", "a")).toBe("donation.why.deadHolder");
    expect(whyNotStep({ ...dead, state: "submitted" }, "approved", "a")).toBe("donation.why.deadHolder");
    expect(whyNotStep(dead, "cancelled", "a")).toBeNull();
  });

  it("goes on only by its steps, and not empty", () => {
    expect(whyNotStep(facts, "submitted", "a")).toBeNull();
    expect(whyNotStep({ ...facts, lines: 0 }, "submitted", "a")).toBe("donation.why.noLines");
    expect(whyNotStep(facts, "approved", "a")).toBe("donation.why.notAllowed");
    expect(whyNotStep(facts, "received", "a")).toBe("donation.why.notAllowed");
  });
  it("is approved by somebody else than who asked", () => {
    const asked = { ...facts, state: "submitted" as const, submittedBy: "a" };
    expect(whyNotStep(asked, "approved", "a")).toBe("donation.why.fourEyes");
    expect(whyNotStep(asked, "returned", "a")).toBe("donation.why.fourEyes");
    expect(whyNotStep(asked, "approved", "b")).toBeNull();
  });
  it("is not called off once somebody received something", () => {
    const approved = { ...facts, state: "approved" as const };
    expect(whyNotStep(approved, "cancelled", "a")).toBeNull();
    expect(whyNotStep({ ...approved, accepted: 1 }, "cancelled", "a")).toBe("donation.why.accepted");
  });
  it("has numbers of its own", () => {
    expect(donationNumber({ year: 2026, number: 3 })).toBe("JZ-2026-003");
    expect(assetNumber("371725101206", 2026, 101)).toBe("ZC371725-26-0101");
  });
});

const names = ["孔庆霞", "田晓琳", "许建国", "孟凡亮"];
let turn = 0;
const sign = (role: "giver" | "receiver" | "witness", signed = true) => {
  turn += 1;
  return { role, name: names[turn % names.length] ?? "", signed };
};

const paper: HandoverFacts = {
  kind: "handover",
  state: "open",
  road: "bureau",
  approvalNumber: "郓财资〔2026〕14 号",
  items: 3,
  withoutSerial: 0,
  quantityOk: true,
  looksOk: true,
  powerOk: true,
  checkNote: null,
  signatures: [sign("giver"), sign("receiver"), sign("receiver"), sign("witness")],
  scan: false,
};

describe("a paper is received only with everything on it (FEATURES 84, 85)", () => {
  it("whole", () => {
    expect(whyNotAccepted(paper)).toBeNull();
    expect(requirements(paper).every((r) => r.why === null)).toBe(true);
  });
  it("the bureau's own asset needs the number of the approval, a gift from outside does not", () => {
    expect(whyNotAccepted({ ...paper, approvalNumber: null })?.why).toBe("handover.why.approval");
    expect(whyNotAccepted({ ...paper, road: "donor", approvalNumber: null })).toBeNull();
    expect(whyNotAccepted({ ...paper, kind: "transfer", approvalNumber: null })).toBeNull();
  });
  it.each([
    ["one receiver", { signatures: [sign("giver"), sign("receiver"), sign("witness")] }, "receivers"],
    ["no witness", { signatures: [sign("giver"), sign("receiver"), sign("receiver")] }, "witness"],
    ["no giver", { signatures: [sign("receiver"), sign("receiver"), sign("witness")] }, "giver"],
    ["a serial number is missing", { withoutSerial: 1 }, "serials"],
    ["nobody looked", { looksOk: null }, "unchecked"],
    ["fewer than on the list", { quantityOk: false }, "quantity"],
    ["damaged, and not a word about it", { looksOk: false }, "remark"],
    ["does not start, and not a word about it", { powerOk: false }, "remark"],
    [
      "one person as giver, receivers and witness",
      {
        signatures: [sign("giver"), sign("receiver"), sign("receiver"), sign("witness")].map((s, i) => ({
          ...s,
          name: i === 3 ? "王 五" : "王五",
        })),
      },
      "samePerson",
    ],
    ["nothing on it", { items: 0 }, "noItems"],
    ["already accepted", { state: "accepted" as const }, "ended"],
  ])("%s", (_, change, why) => {
    expect(whyNotAccepted({ ...paper, ...change })?.why).toBe(`handover.why.${why}`);
  });
  it.each([
    ["2099-01-01", {}, "later"],
    ["2099-01-01", { checked: false }, "farAhead"],
    ["2026-12-01", { checked: false }, null],
    ["1999-01-01", {}, "tooOld"],
    ["2026-11-01", { approvedOn: "2026-11-10" }, "beforeApproval"],
    ["2026-11-01", { heldFrom: "2026-11-02" }, "beforeHeld"],
    ["2026-11-20", { approvedOn: "2026-11-10", heldFrom: "2026-11-02" }, null],
  ])("the day %s %o: %s", (on, change, why) => {
    const f = {
      checked: true,
      today: "2026-11-20",
      plannedOn: "2026-11-20",
      approvedOn: null,
      heldFrom: null,
    };
    expect(whyNotDay(on, { ...f, ...change })).toBe(why && `check.why.${why}`);
  });
  it("names alone are no signatures; the scan of the signed paper stands for all of them", () => {
    const unsigned = paper.signatures.map((s) => ({ ...s, signed: false }));
    expect(whyNotAccepted({ ...paper, signatures: unsigned })).toEqual({
      why: "handover.why.unsigned",
      count: 4,
    });
    expect(whyNotAccepted({ ...paper, signatures: unsigned, scan: true })).toBeNull();
  });
});

describe("the list of what is missing", () => {
  it("does not say that all have signed before anybody is named", () => {
    const signed = (change: Partial<typeof paper>) =>
      requirements({ ...paper, ...change }).find((r) => r.key === "signed");
    expect(signed({ signatures: [] })).toMatchObject({ why: "handover.why.unsigned", count: 4 });
    expect(signed({ signatures: [], scan: true })?.why).toBeNull();
    expect(signed({})?.why).toBeNull();
  });
});

describe("a thing", () => {
  it("under repair or on an open paper does not move", () => {
    const free = { openPaper: false, openWriteOff: false };
    expect(mayBe("in-use", free).moved).toBe(true);
    expect(mayBe("repair", free).moved).toBe(false);
    expect(mayBe("in-use", { ...free, openPaper: true }).moved).toBe(false);
    expect(mayBe("lost", free).graded).toBe(false);
  });
  it("is out of use for the days between", () => {
    expect(daysOut("2026-02-27", "2026-03-02")).toBe(3);
    expect(daysOut("2026-03-02", "2026-03-02")).toBe(0);
  });
  it("is a fixed asset by the threshold of its day", () => {
    const rows = [
      { fromOn: "1998-01-01", generalFen: 50_000, specialFen: 80_000, basis: "" },
      { fromOn: "2013-01-01", generalFen: 100_000, specialFen: 150_000, basis: "" },
    ];
    const at = (on: string, fen: number, special = false) =>
      isFixedAsset(fen, special, thresholdOn(rows, on));
    expect(at("2012-12-31", 60_000)).toBe(true);
    expect(at("2013-01-01", 60_000)).toBe(false);
    expect(at("2026-11-23", 100_000)).toBe(true);
    expect(at("2026-11-23", 149_999, true)).toBe(false);
    expect(at("1990-01-01", 900_000)).toBe(false);
  });
});

describe("labels (FEATURES 88)", () => {
  it("fit their sheet", () => {
    for (const s of labelSheets) {
      expect(s.left * 2 + s.columns * s.width + (s.columns - 1) * s.columnGap).toBeCloseTo(210, 0);
      expect(s.top + s.rows * s.height + (s.rows - 1) * s.rowGap).toBeLessThanOrEqual(297);
    }
  });
  it("from the seventh cell leave six blank and go on over the pages", () => {
    const s = sheetOf("a4-24");
    const places = placesOfLabels(s, 20, 7);
    expect(places[0]).toEqual({ page: 0, cell: 7, x: 0, y: 4.5 + 2 * 36 });
    expect(places.filter((p) => p.page === 0)).toHaveLength(18);
    expect(places[18]).toMatchObject({ page: 1, cell: 1 });
    expect(startCell(s, "7")).toBe(7);
    expect(startCell(s, null)).toBe(1);
    // A number that was mistyped does not print on cells that were used.
    for (const text of ["25", "x", "0", "1.5"]) expect(startCell(s, text)).toBeNull();
  });
  it("never two in one cell", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...labelSheets),
        fc.integer({ min: 0, max: 90 }),
        fc.nat(30),
        (s, count, n) => {
          const places = placesOfLabels(s, count, 1 + (n % cellsOf(s)));
          expect(new Set(places.map((p) => `${p.page} ${p.cell}`)).size).toBe(count);
        },
      ),
    );
  });
});

describe("a stocktake (FEATURES 90)", () => {
  const scan = (itemId: number | null, at: number, code = String(itemId)): CountedScan => ({
    key: `k${at}`,
    code,
    itemId,
    grade: null,
    at,
  });
  it("9 of 10 and one foreign: every list is right", () => {
    const expected = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const scans = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((id, i) => scan(id, i));
    const count = countStocktake(expected, [
      ...scans,
      scan(77, 20),
      scan(3, 21),
      scan(null, 22, "XYZ"),
      scan(null, 23, "XYZ"),
    ]);
    expect(count.found).toHaveLength(9);
    expect(count.missing).toEqual([10]);
    expect(count.elsewhere).toEqual([77]);
    expect(count.unknown).toEqual(["XYZ"]);
    // A thing and a label that nobody knows, each once more.
    expect(count.again).toBe(2);
    expect(count.verdicts.get("k21")).toBe("again");
    expect(count.verdicts.get("k20")).toBe("elsewhere");
  });
  it("comes out the same in whatever order scans arrive", () => {
    const scans = [scan(1, 5), scan(1, 3), scan(2, 4), scan(9, 1)];
    fc.assert(
      fc.property(fc.shuffledSubarray(scans, { minLength: 4 }), (mixed) => {
        const count = countStocktake([1, 2, 3], mixed);
        expect([count.found.sort(), count.missing, count.elsewhere, count.again]).toEqual([
          [1, 2],
          [3],
          [9],
          1,
        ]);
        expect(count.verdicts.get("k3")).toBe("found");
        expect(count.verdicts.get("k5")).toBe("again");
      }),
    );
  });
  it("a grade set afterwards is kept and is no second scan", () => {
    const graded = { ...scan(1, 9), key: "grade-1", grade: "poor" as const };
    const count = countStocktake([1], [scan(1, 1), graded]);
    expect(count.again).toBe(0);
    expect(count.grades.get(1)).toBe("poor");
  });
  it("reads a code, or the address around it", () => {
    expect(labelCode(" k7m2q9xw4d ")).toBe("K7M2Q9XW4D");
    expect(labelCode("http://hq.invalid/items-by-code/K7M2Q9XW4D?x=1")).toBe("K7M2Q9XW4D");
  });
});
