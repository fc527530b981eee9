import type { Db } from "db/client.server";
import { beforeEach, describe, expect, it } from "vitest";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makePeople, makeVillage } from "../../../../tests/support/training-fixture";
import { dueSoon, loansOfVillageFigures, moneyCounts } from "../money/front-door.server";
import { postRepayment } from "../money/post-repayment.server";
import { figuresBy, figuresOf, loanFactsAt } from "./figures.server";
import { periodsOfYear, readPeriod } from "./period";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
const at = (key: string, today = "2026-12-31") => {
  const period = readPeriod(key)!;
  return { period, facts: loanFactsAt(db, "all", period, today) };
};
const figures = (key: string, today?: string) => {
  const { period, facts } = at(key, today);
  return figuresOf(facts, period);
};

describe("figures of the loans", () => {
  it("当期, 累计 and 在享 are three things; persons and person-times two", () => {
    const [personId] = makePeople(db, village, ["孟庆泉"]);
    const first = makeLoan(db, village, "2025-02-10", { maturesOn: "2026-02-10" }, { personId });
    postRepayment(
      db,
      first.may.repay,
      first.id,
      { on: "2026-01-15", principalFen: 20_000_000, interestFen: 0, penaltyFen: 0, note: null, proof: null },
      null,
      noon("2026-01-15"),
    );
    makeLoan(db, village, "2026-02-20", {}, { personId });
    makeLoan(db, village, "2026-05-05", {}, { groupCode: "graduate" });
    expect(figures("2026-Q1")).toMatchObject({
      flow: { loans: 1, persons: 1, amountFen: 20_000_000, repaidFen: 20_000_000 },
      total: { loans: 2, persons: 1, amountFen: 40_000_000 },
      standing: { loans: 1, persons: 1, balanceFen: 20_000_000 },
    });
    expect(figures("2025")).toMatchObject({ flow: { loans: 1 }, standing: { loans: 1, enjoying: 1 } });
    expect(figures("2026-05").total).toMatchObject({ loans: 3, persons: 2 });
  });

  it("the parts add up to the whole, each loan in one group", () => {
    makeLoan(db, village, "2026-02-20");
    makeLoan(db, village, "2026-03-20", {}, { groupCode: "graduate" });
    makeLoan(db, makeVillage(db, "外村", "371725101299"), "2026-04-20", {}, { groupCode: null });
    const { period, facts } = at("2026");
    const whole = figuresOf(facts, period);
    for (const by of ["village", "group", "kind"] as const) {
      const parts = figuresBy(facts, by, period);
      const sum = (of: (p: (typeof parts)[number]) => number) => parts.reduce((n, p) => n + of(p), 0);
      expect(sum((p) => p.flow.loans)).toBe(whole.flow.loans);
      expect(sum((p) => p.standing.balanceFen)).toBe(whole.standing.balanceFen);
      expect(sum((p) => p.standing.overdueFen)).toBe(whole.standing.overdueFen);
    }
  });

  it("periods are read strictly, and none lies ahead", () => {
    expect(readPeriod("2026-Q3")).toEqual({ key: "2026-Q3", from: "2026-07-01", to: "2026-09-30" });
    expect(readPeriod("2024-02")?.to).toBe("2024-02-29");
    expect(readPeriod("2026-13")).toBeNull();
    expect(periodsOfYear(2026, "2026-02-10").map((p) => p.key)).toEqual([
      "2026",
      "2026-Q1",
      "2026-01",
      "2026-02",
    ]);
  });

  it("a village's figures are zero for who sees no loans there", () => {
    const loan = makeLoan(db, village, "2026-02-20");
    const today = "2026-03-25";
    expect(loansOfVillageFigures(db, loan.officer.person, village, today)).toMatchObject({
      granted: 1,
      balanceFen: 20_000_000,
      overdueFen: 55_583,
    });
    const stranger = { ...loan.officer.person, grants: [] };
    expect(loansOfVillageFigures(db, stranger, village, today).granted).toBe(0);
    expect(moneyCounts(db, loan.officer.person, today)).toMatchObject({ overdue: 1, toDecide: 0 });
    expect(dueSoon(db, loan.officer.person, 120, today)[0]).toMatchObject({ dueOn: "2026-06-21" });
  });
});
