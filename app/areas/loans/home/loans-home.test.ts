import { loanRequest, misuseCase } from "db/schema";
import { expect, it } from "vitest";
import { addDays, addMonths, todayOn } from "~/platform/dates";
import { waitingIn } from "~/platform/home/home-source";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { loansHome } from "./loans-home.server";

it("arrears stand on the pages of officer and leader, what is due on the officer's; visits and the quarter's batch wait", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const today = todayOn();
  const late = makeLoan(db, village, addMonths(today, -13), {
    paymentEvery: "month",
    dueDay: Number(addDays(today, 5).slice(8)),
  });
  const of = async (who: Parameters<typeof loansHome.part>[1]) => {
    const part = await loansHome.part(db, who, "zh");
    const sections = Object.fromEntries((part.sections ?? []).map((s) => [s.key, s]));
    return { part, sections, figures: Object.fromEntries((part.figures ?? []).map((f) => [f.key, f.value])) };
  };
  const officer = await of(late.officer.person);
  expect(officer.figures).toMatchObject({ "loans.arrears": 1, "loans.due": 1 });
  expect(officer.sections["loans.arrears"]?.rows[0]).toMatchObject({
    flag: "bad",
    action: { to: `/loans/${late.id}/calls/new` },
  });
  expect(officer.sections["loans.due"]?.rows[0]?.what).toContain("利息");
  expect(officer.sections["loans.visits"]).toMatchObject({ count: 2, waits: true });
  expect(officer.sections["loans.batches"]?.rows[0]?.to).toBe("/subsidy");
  expect(waitingIn(officer.part)).toBe(loansHome.waiting(db, late.officer.person));
  // What lacks papers is a number for whoever can see to it.
  expect(officer.figures["loans.papers"]).toBe(0);
  expect((await of(late.reviewer.person)).figures["loans.papers"]).toBeUndefined();
  const leader = signInAs(db, "leader", "all", "周局长").person;
  const seen = await of(leader);
  expect(seen.figures).toMatchObject({ "loans.arrears": 1 });
  expect(seen.figures["loans.due"]).toBeUndefined();
  expect(seen.sections["loans.arrears"]?.rows[0]?.action).toMatchObject({ label: "查看" });
  expect(seen.sections["loans.visits"]).toBeUndefined();
  expect(waitingIn(seen.part)).toBe(loansHome.waiting(db, leader));
  db.insert(misuseCase)
    .values({
      loanId: late.id,
      what: "资金用于购车",
      stopsOn: today,
      state: "open",
      openedBy: late.officer.person.userId,
      openedByName: "陈立新",
      openedOn: today,
    })
    .run();
  expect((await of(leader)).sections["loans.cases"]).toMatchObject({
    count: 1,
    waits: true,
    rows: [{ what: "资金用于购车" }],
  });
  expect((await of(late.officer.person)).sections["loans.cases"]).toBeUndefined();
  expect(waitingIn((await of(leader)).part)).toBe(loansHome.waiting(db, leader));
  const elsewhere = signInAs(db, "loan-officer", [makeVillage(db, "外村", "371725101299")]).person;
  expect((await of(elsewhere)).figures).toMatchObject({ "loans.arrears": 0, "loans.due": 0 });
});

it("every request that the number counts is on the page, those after the eighth behind a line", async () => {
  const db = testDb();
  const village = makeVillage(db);
  for (let n = 1; n <= 10; n += 1)
    db.insert(loanRequest)
      .values({
        loanId: makeLoan(db, village, "2025-03-21").id,
        kind: "rate",
        state: "asked",
        reason: `重新定价 ${n}`,
        askedBy: "somebody",
        askedByName: "陈立新",
        askedOn: "2026-01-01",
        createdAt: n,
      })
      .run();
  const part = await loansHome.part(db, signInAs(db, "leader", "all", "周局长").person, "zh");
  const requests = part.sections?.find((s) => s.key === "loans.requests");
  expect(requests).toMatchObject({ count: 10, fold: { label: "还有 2 件" } });
  expect([...(requests?.rows ?? []), ...(requests?.fold?.rows ?? [])]).toHaveLength(10);
});
