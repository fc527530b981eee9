import { loanApplication } from "db/schema";
import { expect, it } from "vitest";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { guaranteeAlarm, guaranteeAsked, guaranteeEndsOn } from "./guarantee-end";
import { guaranteesEnding } from "./guarantees-ending.server";

it("a guarantee lasts the months agreed after the loan is due, six where none were (民法典 692)", () => {
  expect(guaranteeEndsOn("2026-03-21", 24)).toBe("2028-03-21");
  expect(guaranteeEndsOn("2026-08-31", null)).toBe("2027-02-28");
  // 60 days before 21 September is 23 July.
  const on = (today: string) => guaranteeAlarm("2026-09-21", today);
  expect(
    ["2026-07-22", "2026-07-23", "2026-09-21", "2026-09-22", "2026-11-20", "2026-11-21"].map(on),
  ).toEqual([null, "near", "near", "over", "over", null]);
});

it("whoever follows a loan that is due and not repaid is told 60 days before its guarantee ends", () => {
  const db = testDb();
  const village = makeVillage(db);
  const person = { guaranteeKind: "natural-person", guarantors: ["马德胜"] } as const;
  const loan = makeLoan(db, village, "2025-03-21", { maturesOn: "2026-03-21" }, person);
  const officer = signInAs(db, "loan-officer").person;
  const at = (today: string) => guaranteesEnding(db, officer, today).map((g) => [g.loanId, g.until, g.alarm]);
  expect(at("2026-07-22")).toEqual([]);
  expect(at("2026-07-23")).toEqual([[loan.id, "2026-09-21", "near"]]);
  expect(at("2026-09-22")).toEqual([[loan.id, "2026-09-21", "over"]]);
  db.update(loanApplication).set({ guaranteePeriodMonths: 24 }).run();
  expect(at("2026-07-23")).toEqual([]);
  expect(at("2028-03-01")).toEqual([[loan.id, "2028-03-21", "near"]]);
  db.$client.prepare("update loan set state = 'settled'").run();
  expect(at("2028-03-01")).toEqual([]);
});

it("is asked for no more once the guarantor has paid, unless people stand behind it", () => {
  expect(guaranteeAsked("running", "fund")).toBe(true);
  expect(guaranteeAsked("compensated", "fund")).toBe(false);
  expect(guaranteeAsked("compensated", "natural-person")).toBe(true);
  expect(guaranteeAsked("settled", "natural-person")).toBe(false);
});
