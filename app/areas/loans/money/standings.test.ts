import { calendarDay } from "db/schema";
import { expect, it } from "vitest";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { addEvent } from "./add-event.server";
import { notLate, openRowsOf, rowsLeft } from "./dues-ahead";
import { findLoan } from "./loan-record.server";
import { positions, runningOnly } from "./positions.server";
import { standings, warmStandings } from "./standings.server";

it("is worked out once, and anew for the loan that something happened to, the next day, another calendar", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const today = "2025-09-25";
  const [first, second] = [makeLoan(db, village, "2025-03-10"), makeLoan(db, village, "2025-03-11")];
  const fromScratch = () =>
    positions(db, "all", today, runningOnly()).map((p) => ({
      loanId: p.loan.id,
      overdueFen: p.overdueFen,
      daysLate: p.daysLate,
      lateSince: p.arrears[0]?.dueOn ?? null,
      arrears: p.arrears,
      due: notLate(openRowsOf(p.rows, today, 0), today),
      open: openRowsOf(p.rows, today, 0),
      endsOn: p.endsOn,
      extended: p.life.extension !== null,
      everLate: p.life.overdue.length > 0,
    }));
  await warmStandings(db, today);
  const before = standings(db, "all", today);
  expect(before).toEqual(fromScratch());
  expect(before.map((s) => s.overdueFen > 0)).toEqual([true, true]);
  expect(standings(db, "all", today)[0]).toBe(before[0]);
  expect(standings(db, [village + 1], today)).toEqual([]);
  const loan = findLoan(db, "all", first.id)!;
  db.transaction((tx) =>
    addEvent(
      tx,
      first.officer.person,
      loan,
      { kind: "repaid", on: today, interestFen: before[0]!.overdueFen },
      Date.now(),
    ),
  );
  const after = standings(db, "all", today);
  expect(after).toEqual(fromScratch());
  expect(after.map((s) => s.overdueFen > 0)).toEqual([false, true]);
  expect(after[1]).toBe(before[1]);
  db.insert(calendarDay).values({ day: "2025-09-29", kind: "rest", name: "停电", createdAt: 0 }).run();
  expect(standings(db, "all", today)[1]).not.toBe(before[1]);
  expect(standings(db, "all", "2025-09-26")[1]?.daysLate).toBe(before[1]!.daysLate + 1);
  expect(standings(db, "all", "2025-09-26").map((s) => s.loanId)).toEqual([first.id, second.id]);
});

it("what lacks by less than a yuan is asked for with the next row", () => {
  const row = (no: number, dueOn: string, paidInterestFen: number, curedOn: string | null) => ({
    no,
    fromOn: dueOn,
    toOn: dueOn,
    dueOn,
    principalFen: 540_610,
    interestFen: 46_379,
    paidPrincipalFen: curedOn ? 540_610 : 0,
    paidInterestFen,
    curedOn,
  });
  const rows = [row(1, "2026-09-21", 46_280, "2026-09-21"), row(2, "2026-12-21", 0, null)];
  expect(rowsLeft(rows)).toEqual([
    { no: 2, dueOn: "2026-12-21", principalFen: 540_610, interestFen: 46_478, shortFen: 99 },
  ]);
});
