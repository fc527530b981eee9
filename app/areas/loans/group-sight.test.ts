import { beforeEach, describe, expect, it } from "vitest";
import { makeLoan } from "../../../tests/support/loan-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { groupFor, hiddenGroup, mayAskFor } from "./group-sight";
import { loanPage } from "./money/loan-page.server";
import { findLoan } from "./money/loan-record.server";
import { readPeriod } from "./reports/period";
import { reportPage } from "./reports/report-page.server";

let db: ReturnType<typeof testDb>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

describe("of which group a borrower is", () => {
  it("is read by whoever reads such categories on the pages of people, and by nobody else", () => {
    const of = { group: "hardship", villageId: village };
    const reads = (role: "leader" | "certificate-clerk" | "loan-reviewer" | "cadre", where = [village]) =>
      groupFor(signInAs(db, role, where).person, of, "就业困难人员");
    expect([reads("leader"), reads("certificate-clerk")]).toEqual([hiddenGroup, hiddenGroup]);
    expect([reads("loan-reviewer"), reads("cadre")]).toEqual(["就业困难人员", "就业困难人员"]);
    expect(reads("cadre", [makeVillage(db, "外村", "371725101299")])).toBe(hiddenGroup);
    const leader = signInAs(db, "leader").person;
    expect(groupFor(leader, { ...of, group: "veteran" }, "退役军人")).toBe("退役军人");
    expect(groupFor(leader, { ...of, group: null }, null)).toBe(hiddenGroup);
    for (const group of ["hardship", "out-of-poverty", "released"])
      expect(mayAskFor(leader, group)).toBe(false);
    for (const group of ["veteran", "none", null]) expect(mayAskFor(leader, group)).toBe(true);
  });

  it("stands on the loan's page for the officer only, and a report opens no list of them for the leader", () => {
    const loan = makeLoan(
      db,
      village,
      "2026-03-01",
      {},
      { groupCode: "out-of-poverty", appliedOn: "2026-02-01" },
    );
    const groupOn = (role: "leader" | "loan-officer") =>
      loanPage(db, signInAs(db, role).person, findLoan(db, "all", loan.id)!, "zh").facts.group;
    expect([groupOn("loan-officer"), groupOn("leader")]).toEqual(["脱贫人口", hiddenGroup]);
    const links = (role: "leader" | "loan-officer") =>
      reportPage(
        db,
        { ...signInAs(db, role).person, villages: "all" },
        readPeriod("2026")!,
        { by: "group", step: "month" },
        "2026-11-30",
        "zh",
      ).parts.map((p) => [p.name, p.ever]);
    expect(links("leader")).toEqual([["脱贫人口", null]]);
    expect(links("loan-officer")).toEqual([
      ["脱贫人口", "/loans/granted?to=2026-12-31&group=out-of-poverty"],
    ]);
  });
});
