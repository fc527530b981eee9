import { loanApplication, loanGuarantor, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { editPerson } from "~/areas/people/edit-person.server";
import { recordDeath } from "~/areas/people/record-death.server";
import { type Day, todayOn } from "~/platform/dates";
import { waitingIn } from "~/platform/home/home-source";
import { makeLoan, noon, signedApplication } from "../../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { deadGuarantors } from "../application/deaths.server";
import { fillRegisterIndex } from "../application/fill-register-index.server";
import { guarantorNumber } from "../application/sealed-parts.server";
import { noteCall } from "../money/note-call.server";
import { deathsFor } from "./deaths-home.server";
import { loansHome } from "./loans-home.server";

it("a death leaves work on the officer's home: the application of the dead, what a guarantor stood behind; a talk about the loan ends it", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const boss = signInAs(db, "administrator").person;
  const numbers = [freshNumber(), freshNumber()];
  const people = ["康祥凤", "李云东"].map((name, k) => register(db, village, { name, idNumber: numbers[k] }));
  const loan = makeLoan(db, village, "2026-03-10", {}, { appliedOn: "2026-02-01" });
  const open = signedApplication(db, village, { appliedOn: "2026-11-10", state: "first-review" });
  const vouch = (applicationId: number, k: 0 | 1, linked: boolean) => {
    const line = { kind: "person", name: people[k]!.name, ...guarantorNumber(numbers[k]!) };
    db.insert(loanGuarantor)
      .values({ applicationId, ...line, personId: linked ? people[k]!.id : null })
      .run();
  };
  vouch(loan.applicationId, 0, false);
  vouch(open.id, 1, true);
  const dies = (id: number, diedOn: Day | null = todayOn()) => {
    const { revision } = db.select().from(person).where(eq(person.id, id)).get()!;
    const done = recordDeath(db, actorFor(boss, "person.edit"), id, { diedOn, reason: "户口注销", revision });
    expect(done.ok).toBe(true);
  };
  const officer = loan.officer.person;
  const deaths = async (who = officer) => {
    const part = await loansHome.part(db, who, "zh");
    expect(waitingIn(part)).toBe(loansHome.waiting(db, who));
    return part.sections?.find((s) => s.key === "loans.deaths");
  };
  const call = (outcome: "other" | "no-answer", on: Day, now: number) =>
    expect(
      noteCall(
        db,
        actorFor(officer, "loan.collect"),
        loan.id,
        { on, way: "phone", outcome, promisedOn: null, note: null },
        now,
      ),
    ).toEqual({ ok: true });
  // Spoken to before anybody knew of the death: that was about something else.
  call("other", "2026-03-11", noon("2026-03-12"));
  expect(await deaths()).toBeUndefined();
  for (const { id } of people) dies(id);
  dies(open.personId);
  expect(await deaths()).toMatchObject({
    count: 3,
    waits: true,
    rows: [
      { to: `/loans/applications/${open.id}`, state: { word: "申请人去世" } },
      { to: `/loans/${loan.id}`, state: { word: "担保人去世" }, what: expect.stringContaining("康祥凤") },
      { to: `/loans/applications/${open.id}`, what: expect.stringContaining("李云东") },
    ],
  });
  const elsewhere = signInAs(db, "loan-officer", [makeVillage(db, "外村", "371725101299")]).person;
  expect(await deaths(elsewhere)).toBeUndefined();
  expect(await deaths(signInAs(db, "leader", "all").person)).toBeUndefined();
  // Entered by mistake: nobody is dead.
  dies(people[0]!.id, null);
  expect(await deaths()).toMatchObject({ count: 2 });
  dies(people[0]!.id);
  db.update(loanApplication).set({ state: "withdrawn" }).where(eq(loanApplication.id, open.id)).run();
  expect(await deaths()).toMatchObject({ count: 1 });
  const later = Date.now() + 60_000;
  call("no-answer", todayOn(), later);
  expect(await deaths()).toMatchObject({ count: 1 });
  call("other", todayOn(), later);
  expect(await deaths()).toBeUndefined();
});

it("who has no record linked is found by the hash of the number, however many lines stand: a record that came later, a number that was corrected, a line from before the upgrade", () => {
  const db = testDb();
  const village = makeVillage(db);
  const officer = signInAs(db, "loan-officer").person;
  const open = signedApplication(db, village, { appliedOn: "2026-11-10" });
  const number = freshNumber();
  const vouch = (columns: Partial<typeof loanGuarantor.$inferInsert>) =>
    db
      .insert(loanGuarantor)
      .values({ applicationId: open.id, kind: "person", name: "康祥凤", ...columns })
      .run();
  vouch({ ...guarantorNumber(number), registerIndex: null });
  const asked = () => {
    const prepare = vi.spyOn(db.$client, "prepare");
    const { guarantors } = deathsFor(db, officer);
    const count = prepare.mock.calls.length;
    prepare.mockRestore();
    return { count, found: guarantors.map((g) => g.guarantor.id) };
  };
  const { id: personId } = register(db, village, { name: "康祥凤", idNumber: number });
  db.update(person).set({ diedOn: "2026-11-18" }).where(eq(person.id, personId)).run();
  const before = asked();
  expect(before.found).toEqual([]);
  expect([fillRegisterIndex(db), fillRegisterIndex(db)]).toEqual([1, 0]);
  const line = db.select({ id: loanGuarantor.id }).from(loanGuarantor).get()!;
  expect(asked().found).toEqual([line.id]);
  const boss = actorFor(signInAs(db, "administrator").person, "person.edit");
  const edit = { name: "康祥凤", phone: null, revision: 1, idNumber: freshNumber() };
  expect(editPerson(db, boss, personId, edit).ok).toBe(true);
  expect(deadGuarantors(db, open.id)).toEqual([{ id: line.id, name: "康祥凤", on: "2026-11-18" }]);
  const one = asked();
  for (let k = 0; k < 40; k += 1) vouch(guarantorNumber(freshNumber()));
  expect(asked()).toEqual({ count: one.count, found: [line.id] });
});
