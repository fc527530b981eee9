import { person } from "db/schema";
import { expect, it } from "vitest";
import type { Role } from "~/platform/access/capabilities";
import type { Day } from "~/platform/dates";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { moneyHome } from "../home/money-home.server";
import { postRepayment } from "../money/post-repayment.server";
import { runningLoans } from "../money/running-loans.server";
import { dueListOnPaper } from "../papers/due-list.server";
import { figuresOf } from "../reports/figures";
import { loanFactsAt } from "../reports/loan-facts.server";
import { readPeriod } from "../reports/period";
import { arrearsOn } from "./arrears.server";
import { arrearsPage, duePage } from "./arrears-page.server";

it("a loan that has repaid its principal and owes interest stands among the late ones and says so (DOMAIN §7)", () => {
  const db = testDb();
  const village = makeVillage(db);
  const loan = makeLoan(db, village, "2025-03-10", { maturesOn: "2026-03-10" });
  const other = makeLoan(db, village, "2025-03-10", { maturesOn: "2026-03-10" });
  const paid = postRepayment(
    db,
    loan.may.repay,
    loan.id,
    {
      on: "2025-05-01",
      principalFen: 20_000_000,
      interestFen: 0,
      penaltyFen: 0,
      note: null,
      proof: null,
    },
    null,
    noon("2025-05-01"),
  );
  expect(paid.ok).toBe(true);
  const today = "2025-08-01";
  const [row] = runningLoans(db, "all", today);
  // 200,000 × 3.45% × (11 + 41) ÷ 360 = 210.83 + 785.83, the first of it due on 21 March.
  expect(row).toMatchObject({ id: loan.id, balanceFen: 0, overdueFen: 99_666, daysLate: 133 });
  // Who has no telephone in the register is called on the one of the application.
  db.$client.prepare("UPDATE person SET phone = NULL").run();
  db.$client.prepare("UPDATE loan_application SET phone = '13805301234'").run();
  expect(runningLoans(db, "all", today)[0]?.phone).toBe("13805301234");
  const { whole, ages } = arrearsOn(db, "all", today, "village");
  expect(whole).toMatchObject({
    loans: 2,
    lateLoans: 2,
    balanceFen: 20_000_000,
    atRiskFen: 20_000_000,
    bp: 10_000,
    interestLoans: 1,
    interestFen: 99_666,
  });
  expect(ages.reduce((sum, a) => sum + a.fen, 0)).toBe(whole.overdueFen);
  expect(arrearsPage(db, { ...loan.may.repay }, "village", today, "zh").interestOnly).toBe(
    "其中 1 笔本金已还清、只欠利息 996.66 元：计入逾期笔数和逾期金额；风险贷款率按本金余额算，它们不增加分子。",
  );
  const facts = loanFactsAt(db, "all", readPeriod("2025-07")!, today);
  expect(figuresOf(facts, readPeriod("2025-07")!).standing).toMatchObject({ loans: 2, overdueLoans: 2 });
  // Kept by revision: what happens to one loan is seen at once, in the figures of the month as well.
  postRepayment(
    db,
    other.may.repay,
    loan.id,
    { on: "2025-07-30", principalFen: 0, interestFen: 99_666, penaltyFen: 0, note: null, proof: null },
    null,
    noon("2025-08-01"),
  );
  expect(arrearsOn(db, "all", today, "village").whole).toMatchObject({ lateLoans: 1, interestLoans: 0 });
  const after = loanFactsAt(db, "all", readPeriod("2025-07")!, today);
  expect(figuresOf(after, readPeriod("2025-07")!).standing).toMatchObject({ loans: 1, overdueLoans: 1 });
});

it("more payments than a page shows stand as villages with their sums, and one is opened at a time", () => {
  const db = testDb();
  const [near, far] = [makeVillage(db), makeVillage(db, "大高庄村", "371725109209")];
  const loan = makeLoan(db, near, "2025-03-10");
  makeLoan(db, near, "2025-03-11");
  makeLoan(db, far, "2025-03-12");
  const page = (village: number | null, most: number) =>
    duePage(db, { ...loan.may.repay }, "2025-06-01", "zh", { village, most });
  const rows = (p: ReturnType<typeof page>) => p.villages.map((v) => [v.id, v.count, v.rows.length]);
  expect(rows(page(null, 3))).toEqual([
    [near, 2, 2],
    [far, 1, 1],
  ]);
  expect([page(null, 2).folded, rows(page(null, 2))]).toEqual([
    true,
    [
      [near, 2, 0],
      [far, 1, 0],
    ],
  ]);
  expect([page(far, 0).folded, rows(page(far, 0))]).toEqual([false, [[far, 1, 1]]]);
  expect(page(null, 2).sum).toBe(page(null, 3).sum);
});

it("what is due and unpaid within the bank's grace stands in the due list, on the officer's page, on paper; then it is late", () => {
  const db = testDb();
  const village = makeVillage(db);
  const loan = makeLoan(db, village, "2025-03-10", { graceDays: 3 });
  const on = (today: Day) => {
    const page = duePage(db, { ...loan.may.repay }, today, "zh");
    const home = moneyHome(db, loan.officer.person, "zh", noon(today));
    return {
      page: page.villages.flatMap((v) => v.rows.map((r) => [r.dueOn, r.amount, r.grace])),
      tile: home.figures.map((f) => f.value),
      home: home.due.flatMap((s) => s.rows.map((r) => String(r.what).includes("银行宽限到"))),
      paper: dueListOnPaper(db, "all", today).rows.map((r) => [r.dueOn, r.graceUntil, r.overdueDays]),
    };
  };
  expect(on("2025-03-21")).toMatchObject({
    page: [["2025年3月21日", "210.83", null]],
    tile: [0, 1],
    home: [false],
  });
  for (const today of ["2025-03-22", "2025-03-24"])
    expect(on(today)).toEqual({
      page: [["2025年3月21日", "210.83", "已到期，银行宽限到 3月24日"]],
      tile: [0, 1],
      home: [true],
      paper: [["2025-03-21", "2025-03-24", 0]],
    });
  expect(on("2025-03-25")).toEqual({ page: [], tile: [1, 0], home: [], paper: [["2025-03-21", null, 4]] });
});

it("who calls reads the telephone number whole, everybody else masked", () => {
  const db = testDb();
  const village = makeVillage(db);
  const loan = makeLoan(db, village, "2025-03-10");
  db.update(person).set({ phone: "13805301188" }).run();
  const phoneFor = (role: Role) =>
    duePage(db, actorFor(signInAs(db, role).person, "loan.view"), "2025-06-01", "zh").villages[0]?.rows[0]
      ?.phone;
  expect([phoneFor("loan-officer"), phoneFor("certificate-clerk")]).toEqual(["13805301188", "138****1188"]);
  const late = arrearsPage(
    db,
    actorFor(signInAs(db, "leader").person, "loan.view"),
    "village",
    "2025-08-01",
    "zh",
  );
  expect(late.late.map((r) => [r.id, r.phone])).toEqual([[loan.id, "138****1188"]]);
});
