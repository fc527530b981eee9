import { grantedLoan, loanApplication, loanGuarantor, loanPartner, person } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { saidOfDeath } from "~/person-sources.server";
import { makeLoan, noon, payout, signedApplication } from "../../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { deathSections, deathsFor, deathsWaiting } from "../home/deaths-home.server";
import { disburseLoan } from "../money/disburse-loan.server";
import { loanPage } from "../money/loan-page.server";
import { findLoan } from "../money/loan-record.server";
import { noteCall } from "../money/note-call.server";
import { stepOf } from "../stages/steps";
import { standingOf, whyNotStep } from "../stages/why-not-step.server";
import { applicationNumber } from "./application-name";
import { applicationPage } from "./application-page.server";
import { findApplication, partnersOfApplication } from "./application-queries.server";
import { workOutCheck } from "./check-application.server";
import { guarantorNumber } from "./sealed-parts.server";
import { signGuarantor } from "./sign-guarantor.server";
import { whyNotPartner } from "./why-not-partner.server";

const diedOn = "2026-11-18";
const now = noon("2026-11-20");
let db: ReturnType<typeof testDb>;
let village: number;
let who: ReturnType<typeof register>;
let officer: ReturnType<typeof signInAs>["person"];
const number = freshNumber();
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  officer = signInAs(db, "loan-officer").person;
  who = register(db, village, { name: "康祥凤", idNumber: number });
});
const dies = (id: number) => db.update(person).set({ diedOn }).where(eq(person.id, id)).run();
const application = (given: Parameters<typeof signedApplication>[2] = {}) =>
  signedApplication(db, village, { appliedOn: "2026-11-10", ...given });
/** Linked to the record, or only by the number: whoever wrote it could not see the other village. */
const vouch = (applicationId: number, linked: boolean) => {
  const line = { kind: "person", name: "康祥凤", ...guarantorNumber(number) };
  db.insert(loanGuarantor)
    .values({ applicationId, ...line, personId: linked ? who.id : null, signedOn: "2026-11-11" })
    .run();
};
const found = (id: number) => findApplication(db, { villages: "all" }, id)!;
const page = (id: number, person = officer) =>
  applicationPage(db, actorFor(person, "loan.view"), found(id), "zh", now);
const verdictOf = (id: number, rule: string) =>
  workOutCheck(db, found(id), "2026-11-20")?.findings.find((f) => f.rule === rule)?.verdict;
const whyNot = (id: number, key: string) =>
  whyNotStep(db, standingOf(db, found(id), "2026-11-20"), stepOf(key)!, "u")?.why;

describe.each([true, false])("the death of a guarantor, linked to the record: %s", (linked) => {
  it("is told to whoever enters it, by the numbers of what they stand behind", () => {
    const open = application();
    vouch(open.id, linked);
    vouch(application({ state: "withdrawn" }).id, linked);
    const loan = makeLoan(db, village, "2026-03-10", {}, { appliedOn: "2026-02-01" });
    vouch(loan.applicationId, linked);
    const { noteNumber } = findLoan(db, "all", loan.id)!;
    const said = () => saidOfDeath(db, who.id, diedOn, "zh");
    expect(said()).toBe(
      `还是在办的贷款申请 ${applicationNumber(open)} 的担保人，要换人，请告诉信贷员。还是没有还清的贷款（借据 ${noteNumber}）的担保人，请告诉信贷员。`,
    );
    db.update(grantedLoan).set({ state: "settled" }).run();
    expect(said()).not.toContain(noteNumber);
  });

  it("no day of signing after it is taken, one before it is", () => {
    const { id } = application({ state: "bank-approved", guaranteeKind: "natural-person" });
    vouch(id, linked);
    const [line] = db.select().from(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).all();
    dies(who.id);
    const sign = (on: string) => signGuarantor(db, actorFor(officer, "loan.edit"), id, line!.id, on, now);
    expect(sign("2026-11-19")).toEqual({ ok: false, why: "party.why.signedDead" });
    expect(sign("2026-11-17")).toEqual({ ok: true });
  });

  it("stops the application: its rule fails, no step goes on, nothing is paid out, the page says what to do", () => {
    const { id } = application({ state: "draft" });
    vouch(id, linked);
    expect(page(id).deaths).toEqual([]);
    expect(whyNot(id, "recommend")).toBeUndefined();
    dies(who.id);
    expect(verdictOf(id, "guarantor")).toBe("fails");
    for (const key of ["submit", "recommend", "first-review", "to-bank", "sign"])
      expect(whyNot(id, key)).toBe("step.why.guarantorDead");
    expect(whyNot(id, "withdraw")).toBeUndefined();
    const shown = page(id);
    expect(shown.deaths).toMatchObject([
      {
        text: expect.stringContaining("先在「担保人」里换人"),
        act: { to: `/loans/applications/${id}/guarantors` },
      },
    ]);
    expect(shown.facts.find((f) => f.label === "担保人")?.value).toBe("康祥凤（2026年11月18日去世）");
    const set = (state: string) =>
      db.update(loanApplication).set({ state }).where(eq(loanApplication.id, id)).run();
    set("first-review");
    expect(page(id).deaths[0]?.text).toContain("先退回补正");
    set("contract-signed");
    expect(page(id).deaths[0]?.text).toContain("撤回重新申请");
    const pay = (on: string) =>
      disburseLoan(db, actorFor(officer, "loan.disburse"), id, payout(on), null, now);
    expect(pay("2026-11-19")).toEqual({ ok: false, why: "loanWhy.guarantorDead" });
    // The bank paid while they lived; the house enters it later.
    expect(pay("2026-11-17")).toMatchObject({ ok: true });
    // What was decided while they lived is not judged anew.
    expect(verdictOf(id, "guarantor")).not.toBe("fails");
    expect(page(id).deaths).toEqual([]);
  });

  it("stands on the page of the running loan, with what to do", () => {
    const loan = makeLoan(db, village, "2026-03-10", {}, { appliedOn: "2026-02-01" });
    vouch(loan.applicationId, linked);
    const shown = () => loanPage(db, officer, findLoan(db, "all", loan.id)!, "zh", now);
    expect(shown().deathNotes).toEqual([]);
    dies(who.id);
    expect(shown().deathNotes).toEqual([expect.stringContaining("告诉郓城农商银行")]);
    expect(shown().facts.guarantors).toEqual(["康祥凤（2026年11月18日去世）"]);
  });
});

describe("the death of the borrower", () => {
  it("is told with the number of the open application, and stands on its page for every role", () => {
    const a = application({ state: "first-review" });
    const said = () => saidOfDeath(db, a.personId, diedOn, "zh");
    expect(said()).toContain(`在办的贷款申请 ${applicationNumber(a)}，只能撤回或不予通过`);
    expect(verdictOf(a.id, "alive")).toBeUndefined();
    dies(a.personId);
    expect(verdictOf(a.id, "alive")).toBe("fails");
    for (const role of ["loan-officer", "loan-reviewer", "leader", "cadre", "administrator"] as const) {
      const seen = page(a.id, signInAs(db, role, role === "cadre" ? [village] : "all").person);
      expect(seen.deaths.map((n) => n.text)).toEqual([expect.stringContaining("申请人已登记去世")]);
      expect(seen.findings[0]).toMatchObject({
        rule: "alive",
        verdict: "fails",
        basis: "民法典第十三条",
        law: true,
      });
      expect(seen.person.words).toContain("已登记去世");
    }
    db.update(loanApplication).set({ state: "withdrawn" }).where(eq(loanApplication.id, a.id)).run();
    expect(said()).toBe("");
    expect(page(a.id).deaths).toEqual([]);
  });
});

describe("the death of a partner", () => {
  const joint = (given: Parameters<typeof signedApplication>[2] = {}) => {
    const a = application({ kind: "partners", state: "first-review", ...given });
    db.insert(loanPartner)
      .values({ applicationId: a.id, personId: who.id, groupCode: "returnee", groupProof: "yes" })
      .run();
    return a;
  };

  it("is told with the number of the application, stands on its page, and the partner does not count", () => {
    const a = joint();
    const said = () => saidOfDeath(db, who.id, diedOn, "zh");
    const { rules } = workOutCheck(db, found(a.id), "2026-11-20")!;
    const why = () => partnersOfApplication(db, a.id).map((p) => whyNotPartner(db, p, rules)[0]);
    expect(why()).not.toContain("dead");
    dies(who.id);
    expect(said()).toContain(`在办的贷款申请 ${applicationNumber(a)} 的合伙人`);
    expect(why()).toEqual(["dead"]);
    expect(page(a.id).deaths).toEqual([
      { text: expect.stringContaining("合伙人康祥凤已登记去世"), act: null },
    ]);
    db.update(loanApplication).set({ state: "committee" }).where(eq(loanApplication.id, a.id)).run();
    expect(page(a.id).deaths[0]?.text).toContain("贷审会不能同意");
    db.update(loanApplication).set({ state: "draft" }).where(eq(loanApplication.id, a.id)).run();
    expect(page(a.id).deaths[0]?.act?.to).toBe(`/loans/applications/${a.id}/partners`);
    for (const key of ["submit", "first-review", "to-bank", "sign"])
      expect(whyNot(a.id, key)).toBe("step.why.partnerDead");
    expect(whyNot(a.id, "withdraw")).toBeUndefined();
    expect(deathsFor(db, officer).partners.map((r) => r.dead)).toEqual(["康祥凤"]);
    expect(deathsWaiting(db, officer)).toBe(1);
    db.update(loanApplication).set({ state: "withdrawn" }).where(eq(loanApplication.id, a.id)).run();
    expect([said(), why(), page(a.id).deaths, deathsWaiting(db, officer)]).toEqual(["", [undefined], [], 0]);
  });

  it("is told of a loan that is not paid off by its note", () => {
    const loan = makeLoan(db, village, "2026-03-10", {}, { appliedOn: "2026-02-01" });
    db.insert(loanPartner).values({ applicationId: loan.applicationId, personId: who.id }).run();
    const { noteNumber } = findLoan(db, "all", loan.id)!;
    expect(saidOfDeath(db, who.id, diedOn, "zh")).toContain(`借据 ${noteNumber}）的合伙人`);
  });

  it("stands on the page of the running loan with what to do, and at the officer's home until somebody was spoken to", () => {
    const loan = makeLoan(db, village, "2026-03-10", {}, { appliedOn: "2026-02-01", kind: "partners" });
    db.insert(loanPartner).values({ applicationId: loan.applicationId, personId: who.id }).run();
    const shown = () => loanPage(db, officer, findLoan(db, "all", loan.id)!, "zh", now);
    expect([shown().deathNotes, shown().facts.partners]).toEqual([[], ["康祥凤"]]);
    dies(who.id);
    expect(shown().deathNotes).toEqual([
      expect.stringMatching(/^合伙人康祥凤已登记去世.*告诉郓城农商银行，和其余合伙人商量怎么还/),
    ]);
    expect(shown().facts.partners).toEqual(["康祥凤（2026年11月18日去世）"]);
    const atHome = () => deathSections(db, officer, "zh").flatMap((s) => s.rows);
    expect(atHome()).toMatchObject([{ to: `/loans/${loan.id}`, state: { word: "合伙人去世" } }]);
    expect(deathsWaiting(db, officer)).toBe(1);
    const call = (outcome: "no-answer" | "other") =>
      noteCall(
        db,
        actorFor(officer, "loan.collect"),
        loan.id,
        { on: "2026-11-20", way: "phone", outcome, promisedOn: null, note: null },
        now,
      );
    expect(call("no-answer")).toEqual({ ok: true });
    expect(atHome()).toHaveLength(1);
    expect(call("other")).toEqual({ ok: true });
    expect([atHome(), deathsWaiting(db, officer)]).toEqual([[], 0]);
    db.update(grantedLoan).set({ state: "settled" }).run();
    expect(shown().deathNotes).toEqual([]);
  });

  it("so does the borrower of a running loan stand at the officer's home", () => {
    const loan = makeLoan(db, village, "2026-03-10", {}, { appliedOn: "2026-02-01", personId: who.id });
    dies(who.id);
    expect(deathSections(db, officer, "zh").flatMap((s) => s.rows)).toMatchObject([
      { to: `/loans/${loan.id}`, who: "康祥凤（已去世）", state: { word: "借款人去世" } },
    ]);
    db.update(grantedLoan).set({ state: "settled" }).run();
    expect(deathsWaiting(db, officer)).toBe(0);
  });
});
