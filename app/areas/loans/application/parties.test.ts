import { loanApplication, loanGuarantor, loanPartner, person } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { openIdNumber } from "~/areas/people/index.server";
import { addDays } from "~/platform/dates";
import { makeLoan, noon, payout, signedApplication } from "../../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../../tests/support/training-fixture";
import { disburseLoan, nearAtPayout, signaturesOf } from "../money/disburse-loan.server";
import * as editRoute from "../routes/application/edit-application";
import * as guarantorsRoute from "../routes/application/guarantors";
import { stepOf } from "../stages/steps";
import { standingOf, whyNotStep } from "../stages/why-not-step.server";
import { applicationNumber } from "./application-name";
import { findApplication, jobsOfApplication, partnersOfApplication } from "./application-queries.server";
import { workOutCheck } from "./check-application.server";
import { guarantorNear } from "./guarantor-kin.server";
import { hiresListed, hiresOf } from "./hires.server";
import { readApplicationForm } from "./read-application-form";
import { sameBusinessLinks } from "./same-business.server";
import { loanIdIndex } from "./sealed-parts.server";
import { signGuarantor } from "./sign-guarantor.server";
import { partnersOut, whyNotPartner } from "./why-not-partner.server";
import { saveApplication } from "./write-application.server";
import { writeGuarantor } from "./write-guarantor.server";
import { type JobInput, writeJob } from "./write-job.server";
import { writePartner } from "./write-partner.server";

let db: ReturnType<typeof testDb>;
let village: number;
let edit: ReturnType<typeof actorFor<"loan.edit">>;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  edit = actorFor(signInAs(db, "loan-officer").person, "loan.edit");
});

const draft = (given: Parameters<typeof signedApplication>[2]) =>
  signedApplication(db, village, { state: "draft", appliedOn: "2026-11-10", ...given });

describe("the list of those whom a firm has hired (DOMAIN §1.2, §8.11)", () => {
  const firm = (creditCode: string) => draft({ kind: "firm", creditCode });
  const hire = (applicationId: number, change: Partial<JobInput>, jobId: number | null = null) =>
    writeJob(db, edit, applicationId, jobId, {
      name: "孔祥娟",
      idNumber: freshNumber(),
      groupCode: "farmer",
      contractOn: "2026-03-01",
      contractUntilOn: "2027-02-28",
      contractOpen: false,
      proved: true,
      ...change,
    });
  const whys = (a: ReturnType<typeof firm>) => [...hiresOf(db, a, jobsOfApplication(db, a.id)).values()];

  it("counts a contract of a year that was seen, and says of each line why it does not count", () => {
    const a = firm("A");
    hire(a.id, {});
    hire(a.id, { contractOpen: true, contractUntilOn: null });
    hire(a.id, { contractUntilOn: "2027-02-27" });
    hire(a.id, { contractUntilOn: null });
    hire(a.id, { contractOn: "2026-11-11", contractUntilOn: "2028-11-10" });
    hire(a.id, { contractOn: "2025-11-09", contractOpen: true, contractUntilOn: null });
    hire(a.id, { groupCode: null });
    hire(a.id, { idNumber: null });
    hire(a.id, { proved: false });
    expect(whys(a)).toEqual([null, null, "short", "noEnd", "after", "before", "group", "idNumber", "proof"]);
    expect(hiresListed(db, a, jobsOfApplication(db, a.id))).toBe(2);
  });

  it("the firm's own legal person is no new hire of it, yet may be one of another firm", () => {
    const idNumber = freshNumber();
    const legal = register(db, village, { name: "卢明慧", phone: null, idNumber });
    const own = draft({ kind: "firm", creditCode: "A", personId: legal.id, staff: 10, hired: 1 });
    const other = firm("B");
    hire(own.id, { idNumber });
    hire(other.id, { idNumber, contractOn: "2026-04-01", contractUntilOn: "2027-03-31" });
    db.update(loanApplication).set({ state: "submitted" }).where(eq(loanApplication.id, own.id)).run();
    expect([whys(own), whys(other)]).toEqual([["self"], [null]]);
    const found = findApplication(db, edit, own.id)!;
    const ratio = workOutCheck(db, found, "2026-11-20")?.findings.find((f) => f.rule === "ratio");
    expect(ratio).toMatchObject({ verdict: "proof", values: { hired: 1, listed: 0 } });
  });

  it("refuses the same number twice and names the line it stands in", () => {
    const a = firm("A");
    const idNumber = freshNumber();
    hire(a.id, { idNumber });
    const line = jobsOfApplication(db, a.id)[0]!;
    expect(hire(a.id, { idNumber, name: "孔祥娟（更名）" })).toEqual({
      ok: false,
      why: "party.why.listed",
      line: line.id,
    });
    expect(hire(a.id, { idNumber, contractOn: "2026-04-01" }, line.id).ok).toBe(true);
  });

  it("somebody in the lists of two firms counts at the one that hired first, whichever applied first", () => {
    const [early, late] = [firm("A"), firm("B")];
    const idNumber = freshNumber();
    hire(early.id, { idNumber, contractOn: "2026-06-01", contractUntilOn: "2027-05-31" });
    hire(late.id, { idNumber });
    for (const state of ["submitted", "withdrawn"] as const) {
      db.update(loanApplication).set({ state }).where(eq(loanApplication.id, late.id)).run();
      expect(whys(early)).toEqual([state === "submitted" ? "elsewhere" : null]);
    }
    expect(whys(late)).toEqual([null]);
    // The same firm once more, with the same people: they are its own.
    const again = firm("B");
    hire(again.id, { idNumber });
    expect(whys(again)).toEqual([null]);
  });
});

describe("who stands behind a loan (DOMAIN §1.2)", () => {
  const nobodyElse = {
    kind: "person" as const,
    companyType: null,
    creditCode: null,
    employer: null,
    post: null,
    monthlyIncomeFen: null,
    relation: null,
    phone: null,
    spouseName: null,
    spouseIdNumber: null,
    guaranteedFen: null,
    signedOn: null,
  };
  const guarantee = (applicationId: number, idNumber: string, name = "马德胜") =>
    writeGuarantor(db, edit, applicationId, null, { ...nobodyElse, name, idNumber });

  it("whose loan went overdue is refused, even where it is settled since; a loan on time frees its guarantor", () => {
    const idNumber = freshNumber();
    const loan = makeLoan(db, village, "2025-03-10", {}, { guarantors: ["马德胜"] });
    const settled = (state: "settled" | "compensated") =>
      db.run(`update loan set state = '${state}', revision = revision + 1 where id = ${loan.id}`);
    db.update(loanGuarantor)
      .set({ idIndex: loanIdIndex(idNumber) })
      .run();
    settled("settled");
    expect(guarantee(draft({}).id, idNumber)).toEqual({ ok: false, why: "party.why.overdue" });
    // Paid late, and the bank says its system failed.
    db.run(`insert into loan_event (loan_id, kind, "on", principal_fen, interest_fen, recorded_on, user_id, user_name, at)
      values (${loan.id}, 'repaid', '2026-04-01', 20000000, 5000000, '2026-04-01', 'u', 'u', 0)`);
    db.run(`insert into loan_event (loan_id, kind, "on", to_on, recorded_on, user_id, user_name, at)
      values (${loan.id}, 'restored', '2025-03-10', '2099-01-01', '2025-04-01', 'u', 'u', 0)`);
    settled("settled");
    expect(guarantee(draft({}).id, idNumber)).toEqual({ ok: true });
    settled("compensated");
    expect(guarantee(draft({}).id, idNumber)).toMatchObject({ ok: false });
  });

  it("a company stands there once, and is not the borrower's own business, whichever was entered first", () => {
    const [own, other] = ["92371725MA3D00039F", "91371725MA3F00046F"];
    const { id } = draft({ businessName: "蔬菜种植", creditCode: own });
    const company = (creditCode: string, name = "宏达机械有限公司") =>
      writeGuarantor(db, edit, id, null, {
        ...nobodyElse,
        kind: "company",
        name,
        idNumber: null,
        companyType: "enterprise",
        creditCode,
      });
    const near = () => guarantorNear(db, findApplication(db, edit, id)!);
    expect(company(own)).toEqual({ ok: false, why: "party.why.ownBusiness" });
    expect(company(other)).toEqual({ ok: true });
    expect(company(other, "宏达")).toEqual({ ok: false, why: "party.why.companyTwice" });
    expect(near()).toBeNull();
    db.update(loanApplication).set({ creditCode: other }).where(eq(loanApplication.id, id)).run();
    expect(near()).toEqual({ name: "宏达机械有限公司", why: "party.why.ownBusiness" });
  });

  it("guarantees no more than the loan that is asked for", () => {
    const { id } = draft({});
    const asked = db.select().from(loanApplication).where(eq(loanApplication.id, id)).get()!.amountFen!;
    const guaranteeing = (guaranteedFen: number) =>
      writeGuarantor(db, edit, id, null, {
        ...nobodyElse,
        name: "马德胜",
        idNumber: freshNumber(),
        guaranteedFen,
      });
    expect(guaranteeing(asked + 1)).toEqual({ ok: false, why: "party.why.tooMuch" });
    expect(guaranteeing(asked)).toEqual({ ok: true });
  });

  it("a firm has at least one on its staff: nought is refused in its field", () => {
    const read = (kind: string) => {
      const form = new FormData();
      form.set("kind", kind);
      form.set("staff", "0");
      return readApplicationForm(form, []);
    };
    expect(read("firm").errors.staff).toContain("form.range");
    expect(read("firm").values.staff).toBeUndefined();
    expect(read("person").values.staff).toBe(0);
  });

  it("nobody has hired more than there are on the staff", () => {
    const read = (staff: string, hired: string) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ kind: "firm", staff, hired })) form.set(name, value);
      return readApplicationForm(form, []);
    };
    expect(read("5", "6").errors.hired).toContain('"max":5');
    expect(read("5", "6").values).toMatchObject({ staff: 5 });
    expect(read("5", "5").errors).toEqual({});
  });

  it("who is said to be the borrower's spouse is refused under whatever number, in the field of the relation", async () => {
    const { id } = draft({});
    const { cookie } = signInAs(db, "loan-officer");
    const path = `/loans/applications/${id}/guarantors`;
    const send = (relation: string) =>
      guarantorsRoute.action(
        call(
          path,
          cookie,
          { applicationId: String(id) },
          { name: "李丈夫", idNumber: freshNumber(), relation },
        ) as never,
      );
    expect(await send("配偶")).toMatchObject({
      init: { status: 422 },
      data: { errors: { relation: expect.stringContaining("配偶") }, typed: { relation: "配偶" } },
    });
    expect(await send("配偶的哥哥")).toMatchObject({ status: 303 });
  });

  it("whoever is married to the borrower is refused, whichever number was entered first; every step asks again", () => {
    const number = freshNumber();
    const borrower = register(db, village, {
      name: "田云倩",
      category: "rural-entrepreneur",
      idNumber: freshNumber(),
    });
    const a = draft({ personId: borrower.id, guaranteeKind: "natural-person", marital: "married" });
    expect(guarantee(a.id, number)).toEqual({ ok: true });
    const revision = () =>
      db.select().from(loanApplication).where(eq(loanApplication.id, a.id)).get()!.revision;
    expect(saveApplication(db, edit, a.id, { spouseId: number }, revision())).toEqual({
      ok: false,
      why: "application.why.guarantorsSpouse",
    });
    expect(saveApplication(db, edit, a.id, { spouseId: freshNumber() }, revision()).ok).toBe(true);
    // The other way round: the guarantor's own spouse is the borrower.
    const found = () => findApplication(db, edit, a.id)!;
    const wed = writeGuarantor(db, edit, a.id, null, {
      ...nobodyElse,
      name: "赵甲",
      idNumber: freshNumber(),
      spouseIdNumber: openIdNumber(found().person),
    });
    expect(wed).toEqual({ ok: false, why: "party.why.marriedToBorrower" });
    expect(guarantorNear(db, found())).toBeNull();
    // By whatever way it came to stand there: no step goes on, the rule is red, nothing is paid out.
    db.update(loanApplication)
      .set({ spouseIdIndex: loanIdIndex(number), state: "guarantee-check" })
      .where(eq(loanApplication.id, a.id))
      .run();
    for (const key of ["agree-guarantee", "to-bank", "sign"] as const)
      expect(whyNotStep(db, standingOf(db, found(), "2026-11-20"), stepOf(key)!, "u")).toEqual({
        why: "step.why.guarantorNear",
        values: { name: "马德胜" },
      });
    const finding = workOutCheck(db, found(), "2026-11-20")?.findings.find((f) => f.rule === "guarantor");
    expect(finding?.verdict).toBe("fails");
    expect(nearAtPayout(db, a.id, "2026-11-20")).toEqual({ name: "马德胜", why: "party.why.spouse" });
  });

  it("a guarantor signs after the review: the day is entered until the payout, and the contract waits for it", () => {
    const a = draft({ guaranteeKind: "natural-person" });
    expect(guarantee(a.id, freshNumber())).toEqual({ ok: true });
    const guarantor = db.select().from(loanGuarantor).where(eq(loanGuarantor.applicationId, a.id)).get()!;
    const set = (state: string) =>
      db.update(loanApplication).set({ state }).where(eq(loanApplication.id, a.id)).run();
    const signing = () =>
      whyNotStep(db, standingOf(db, findApplication(db, edit, a.id)!, "2026-11-20"), stepOf("sign")!, "u");
    const sign = (on: string) =>
      signGuarantor(db, edit, a.id, guarantor.id, on, Date.parse("2026-11-20T12:00:00+08:00"));
    set("bank-approved");
    expect(signing()).toEqual({ why: "step.why.unsigned", values: { name: "马德胜" } });
    expect(sign("2026-11-21")).toEqual({ ok: false, why: "party.why.signedFuture" });
    const { appliedOn } = findApplication(db, edit, a.id)!.application;
    expect(sign(addDays(appliedOn, -1))).toEqual({ ok: false, why: "party.why.signedBefore" });
    expect(sign("2026-11-19")).toEqual({ ok: true });
    expect(signing()).toBeNull();
    // What was signed before the house asked is put right as well.
    set("contract-signed");
    expect(sign("2026-11-18")).toEqual({ ok: true });
    expect(signaturesOf(db, { ...a, guaranteeKind: "natural-person" })).toEqual(["2026-11-18"]);
    for (const state of ["disbursed", "withdrawn"]) {
      set(state);
      expect(sign("2026-11-17")).toEqual({ ok: false, why: "party.why.ended" });
    }
    const elsewhere = actorFor(
      signInAs(db, "cadre", [makeVillage(db, "外村", "371725101299")]).person,
      "loan.edit",
    );
    expect(signGuarantor(db, elsewhere, a.id, guarantor.id, "2026-11-17")).toMatchObject({
      why: "application.why.notFound",
    });
  });

  it("the field that holds the number is named, and what was typed stands there still", async () => {
    const { cookie } = signInAs(db, "loan-officer");
    const a = draft({ marital: "married" });
    const number = freshNumber();
    expect(guarantee(a.id, number)).toEqual({ ok: true });
    const sent = { revision: "1", spouseId: number, spouseName: "李丈夫" };
    const path = `/loans/applications/${a.id}/edit`;
    const answer = await editRoute.action(call(path, cookie, { applicationId: String(a.id) }, sent) as never);
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: { errors: { spouseId: expect.stringContaining("担保人") }, typed: { spouseId: number } },
    });
    const kept = db.select().from(loanApplication).where(eq(loanApplication.id, a.id)).get()!;
    expect([kept.spouseName, kept.spouseIdIndex]).toEqual(["李丈夫", a.spouseIdIndex]);
  });

  it("a partner does not guarantee the joint loan, nor does its guarantor become a partner", () => {
    const number = freshNumber();
    const partner = register(db, village, {
      name: "孔祥云",
      category: "rural-entrepreneur",
      idNumber: number,
    });
    const joint = draft({ kind: "partners" });
    db.insert(loanPartner).values({ applicationId: joint.id, personId: partner.id }).run();
    expect(guarantee(joint.id, number)).toEqual({ ok: false, why: "party.why.partner" });
    const other = draft({ kind: "partners" });
    expect(guarantee(other.id, number)).toEqual({ ok: false, why: "party.why.otherName" });
    expect(guarantee(other.id, number, "孔祥云")).toEqual({ ok: true });
    expect(
      writePartner(db, edit, other.id, {
        personId: partner.id,
        groupCode: "farmer",
        groupProof: "yes",
        shareBp: null,
      }),
    ).toEqual({ ok: false, why: "party.why.guarantor" });
  });
});

describe("the same business in two borrowers' hands", () => {
  it("is pointed out by the rules, with the way there for who sees its village; of a firm that still owes it is red", () => {
    const code = "92371725MAD10007KH";
    const other = signedApplication(db, village, { creditCode: code, appliedOn: "2026-10-10" });
    const own = signedApplication(db, village, { creditCode: code, state: "submitted" });
    const business = (id: number) => {
      const found = findApplication(db, { villages: "all" }, id);
      return found && workOutCheck(db, found, "2026-11-10")?.findings.find((f) => f.rule === "business");
    };
    expect(business(own.id)).toMatchObject({ verdict: "proof", values: { applications: 1, loans: 0 } });
    expect(sameBusinessLinks(db, { villages: [village] }, own, "zh")).toEqual([
      { label: applicationNumber(other), to: `/loans/applications/${other.id}` },
    ]);
    expect(sameBusinessLinks(db, { villages: [] }, own, "zh")).toEqual([
      { label: "不在您分管的村", to: null },
    ]);
    // One that came to nothing stands in nobody's way, nor one that was only begun.
    for (const state of ["withdrawn", "draft"]) {
      db.update(loanApplication).set({ state }).where(eq(loanApplication.id, other.id)).run();
      expect(business(own.id)).toBeUndefined();
    }
    const firm = signedApplication(db, village, { kind: "firm", creditCode: "B" });
    makeLoan(db, village, "2026-03-01", {}, { creditCode: "B" });
    expect(business(firm.id)).toMatchObject({ verdict: "fails", values: { applications: 0, loans: 1 } });
  });
});

describe("partners of a joint loan (DOMAIN §1.10)", () => {
  const eligible = (id: number) => {
    const found = findApplication(db, edit, id)!;
    const checked = workOutCheck(db, found, "2026-11-20")!;
    const partners = partnersOfApplication(db, id);
    return { most: checked.mostFen, whys: partners.map((p) => whyNotPartner(db, p, checked.rules)) };
  };
  const partner = (id: number, personId: number, shareBp: number | null = null) =>
    writePartner(db, edit, id, { personId, groupCode: "farmer", groupProof: "yes", shareBp });
  const joint = { kind: "partners", groupCode: "farmer" } as const;

  it("stand in one application at a time: the earlier one keeps them; shares stay within the whole", () => {
    const [one, two] = makePeople(db, village, ["田云倩", "段繁鹏"]);
    const earlier = draft(joint);
    expect(partner(earlier.id, one!, 6_000)).toEqual({ ok: true });
    expect(partner(earlier.id, two!, 4_001)).toEqual({ ok: false, why: "party.why.shares" });
    expect(partner(earlier.id, two!, 4_000)).toEqual({ ok: true });
    const later = draft(joint);
    expect(partner(later.id, one!)).toEqual({ ok: true });
    // Borrower and one partner, 30 万 each, 110%: 66 万.
    expect(eligible(later.id)).toEqual({ most: 66_000_000, whys: [[]] });
    db.update(loanApplication).set({ state: "committee" }).where(eq(loanApplication.id, earlier.id)).run();
    expect(eligible(later.id)).toEqual({ most: 33_000_000, whys: [["elsewhere"]] });
    expect(eligible(earlier.id)).toEqual({ most: 99_000_000, whys: [[], []] });
    db.update(loanApplication).set({ state: "withdrawn" }).where(eq(loanApplication.id, earlier.id)).run();
    expect(eligible(later.id).most).toBe(66_000_000);
  });

  it("one who reaches retirement age within the term does not count, nor one of whom it is not proved, nor a child", () => {
    const born = (name: string, birthOn: string, sex = "female") => {
      const [id] = makePeople(db, village, [name]);
      db.update(person).set({ birthOn, sex }).where(eq(person.id, id!)).run();
      return id!;
    };
    const a = draft(joint);
    const unsure = born("孔祥云", "1973-05-15");
    for (const id of [
      born("石绪昌", "1954-07-16", "male"),
      // Retires in 2028, before the three years are over.
      born("卢培基", "1968-03-01", "male"),
      unsure,
      born("段小鹏", "2011-01-01"),
    ])
      expect(partner(a.id, id)).toEqual({ ok: true });
    const whys = [["age"], ["age"], ["ageProof"], ["young"]];
    expect(eligible(a.id)).toEqual({ most: 33_000_000, whys });
    const officer = signInAs(db, "loan-officer").person;
    const { rules } = workOutCheck(db, findApplication(db, edit, a.id)!, "2026-11-20")!;
    expect(partnersOut(db, officer, a, rules, "zh").map((p) => p.label)[0]).toBe(
      "石绪昌：贷款到期前已到退休年龄",
    );
    // Of the insurance of residents the age is 60.
    db.update(person).set({ category: "rural-entrepreneur" }).where(eq(person.id, unsure)).run();
    expect(eligible(a.id)).toEqual({ most: 66_000_000, whys: [["age"], ["age"], [], ["young"]] });
    db.update(loanApplication).set({ termMonths: 12 }).where(eq(loanApplication.id, a.id)).run();
    expect(eligible(a.id)).toEqual({ most: 99_000_000, whys: [["age"], [], [], ["young"]] });
  });

  it("are not counted out by the very loan that the application led to", () => {
    const made = signedApplication(db, village, {
      ...joint,
      appliedOn: "2025-08-01",
      amountFen: 60_000_000,
      approvedFen: 60_000_000,
    });
    const [person] = makePeople(db, village, ["田云倩"]);
    db.insert(loanPartner)
      .values({ applicationId: made.id, personId: person!, groupCode: "farmer", groupProof: "yes" })
      .run();
    const may = actorFor(signInAs(db, "loan-officer").person, "loan.disburse");
    const pay = payout("2025-09-01", { principalFen: 60_000_000, ratePpm: 34_500 });
    expect(disburseLoan(db, may, made.id, pay, null, noon("2025-09-01")).ok).toBe(true);
    expect(eligible(made.id)).toEqual({ most: 66_000_000, whys: [[]] });
  });
});
