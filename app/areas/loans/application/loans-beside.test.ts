import { loanApplication, person, personRelation, personRelationEnd } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { makeLoan, noon, payout, signedApplication } from "../../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { calculatorPage } from "../calculator.server";
import { borrowerOf } from "../calculator-person.server";
import { disburseLoan } from "../money/disburse-loan.server";
import { findLoan } from "../money/loan-record.server";
import { postRepayment } from "../money/post-repayment.server";
import { standingOf, whyNotStep } from "../stages/why-not-step.server";
import { factsOf } from "./application-facts.server";
import { findApplication, openApplicationOf, partnersOfApplication } from "./application-queries.server";
import { workOutCheck } from "./check-application.server";
import { lacksOf } from "./lacks.server";
import { ownLoan } from "./loans-beside.server";
import { sealedId } from "./sealed-parts.server";
import { whyNotPartner } from "./why-not-partner.server";
import { writePartner } from "./write-partner.server";

let db: ReturnType<typeof testDb>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

const today = "2026-11-20";
const typed = { marital: "married", ownLoanKind: "none", spouseLoanKind: "none" } as const;
const spouseNumber = (idNumber: string) => {
  const { sealed, index, tail } = sealedId(idNumber);
  return { spouseName: "马成翠", spouseIdSealed: sealed, spouseIdIndex: index, spouseIdTail: tail };
};
const marry = (a: number, b: number) => {
  const { id } = db
    .insert(personRelation)
    .values({ kind: "spouse", recordedByName: "u", createdAt: 0 })
    .returning()
    .get();
  for (const personId of [a, b])
    db.insert(personRelationEnd).values({ relationId: id, personId, part: "spouse", openSpouse: true }).run();
};
const otherLoans = (id: number, on = today) =>
  workOutCheck(db, findApplication(db, { villages: "all" }, id)!, on)?.findings.find(
    (f) => f.rule === "otherLoans",
  );

describe("a guaranteed loan of the spouse (DOMAIN §1.2)", () => {
  const lent = () => {
    const idNumber = freshNumber();
    const spouse = register(db, village, { name: "马成翠", phone: null, idNumber });
    const loan = makeLoan(
      db,
      village,
      "2026-03-01",
      { principalFen: 10_000_000 },
      { personId: spouse.id, appliedOn: "2026-01-10" },
    );
    return { idNumber, spouse, loan, note: findLoan(db, "all", loan.id)!.noteNumber };
  };

  it("is found by the number that was entered, against what was typed; settled it is in nobody's way", () => {
    const { idNumber, loan, note } = lent();
    const mine = signedApplication(db, village, {
      appliedOn: "2026-11-10",
      ...typed,
      ...spouseNumber(idNumber),
    });
    expect(otherLoans(mine.id)).toMatchObject({
      verdict: "fails",
      values: { who: "spouse", note, amountFen: 10_000_000 },
    });
    const step = (key: "sign") =>
      whyNotStep(
        db,
        standingOf(db, findApplication(db, { villages: "all" }, mine.id)!, today),
        { key } as Parameters<typeof whyNotStep>[2],
        "another",
      );
    expect(step("sign")).toEqual({ why: "step.why.besideSpouse", values: { note } });
    const actor = actorFor(signInAs(db, "loan-officer").person, "loan.disburse");
    const pay = () => disburseLoan(db, actor, mine.id, payout(today), null, noon(today));
    expect(pay()).toMatchObject({ why: "loanWhy.besideSpouse", note });
    const paid = { on: today, principalFen: 10_000_000, interestFen: 253_000, penaltyFen: 0 };
    postRepayment(db, loan.may.repay, loan.id, { ...paid, note: null, proof: null }, null, noon(today));
    expect(otherLoans(mine.id)).toMatchObject({ verdict: "meets" });
    expect(pay().ok).toBe(true);
  });

  it("is found by the register where somebody calls themselves single", () => {
    const { spouse, note } = lent();
    const mine = signedApplication(db, village, {
      appliedOn: "2026-11-10",
      marital: "single",
      ownLoanKind: "none",
    });
    expect(otherLoans(mine.id)).toMatchObject({ verdict: "meets" });
    expect(ownLoan(db, spouse.id)).toEqual({ noteNumber: note, fen: 10_000_000 });
    expect(openApplicationOf(db, mine.personId)).toBe(mine.id);
    marry(mine.personId, spouse.id);
    expect(otherLoans(mine.id)).toMatchObject({ verdict: "fails", values: { note } });
    // The calculator of the same people answers the same, whatever its address says.
    const asked = (personId: number) => {
      const query = new URLSearchParams({ person: String(personId), married: "no", ownLoan: "none" });
      const of = borrowerOf(db, { ...signInAs(db, "loan-officer").person, villages: "all" }, query);
      const page = of && calculatorPage(db, query, "zh", of.person, of.known);
      return page?.answer?.result?.findings.find((f) => f.rule === "otherLoans");
    };
    for (const [id, who] of [
      [mine.personId, "配偶"],
      [spouse.id, "本人"],
    ] as const)
      expect(asked(id)).toMatchObject({
        verdict: "fails",
        used: expect.stringMatching(new RegExp(`^${who}.*${note}`)),
      });
  });

  it("a spouse of the register who is typed away is to be proved, with the spouse's papers; one who died is not", () => {
    const spouse = register(db, village, { name: "林海莲", phone: null });
    const mine = signedApplication(db, village, {
      appliedOn: "2026-11-10",
      marital: "single",
      ownLoanKind: "none",
    });
    const asked = () => {
      const found = findApplication(db, { villages: "all" }, mine.id)!;
      const lacks = [standingOf(db, found, today).lacking, lacksOf(db, found.application, today).kinds];
      const query = new URLSearchParams({ person: String(mine.personId), married: "no", ownLoan: "none" });
      const of = borrowerOf(db, { ...signInAs(db, "loan-officer").person, villages: "all" }, query);
      const page = of && calculatorPage(db, query, "zh", of.person, of.known);
      return {
        rule: otherLoans(mine.id),
        papers: lacks.map((l) =>
          ["spouse-id", "spouse-credit-report"].filter((k) => l.includes(k as "other")),
        ),
        calculator: page?.answer?.result?.findings.find((f) => f.rule === "otherLoans"),
        fact: factsOf(db, "all", found, "zh", null).find((row) => row.label === "配偶")?.value ?? null,
      };
    };
    const green = {
      rule: { verdict: "meets" },
      papers: [[], []],
      calculator: { verdict: "meets" },
      fact: null,
    };
    expect(asked()).toMatchObject(green);
    // A name that was filled in before is none of somebody who is said to be single.
    db.update(loanApplication).set({ spouseName: "林海莲" }).where(eq(loanApplication.id, mine.id)).run();
    expect(asked()).toMatchObject(green);
    marry(mine.personId, spouse.id);
    expect(asked()).toMatchObject({
      fact: "人员档案登记有配偶，申请填的是未婚，要核实",
      rule: { verdict: "proof", values: { who: "spouse", denied: 1 } },
      papers: [
        ["spouse-id", "spouse-credit-report"],
        ["spouse-id", "spouse-credit-report"],
      ],
      calculator: {
        verdict: "proof",
        used: "人员登记里有配偶，这里填的是没有",
        way: expect.stringContaining("补配偶的身份证和征信报告"),
      },
    });
    db.update(person).set({ diedOn: "2026-10-01" }).where(eq(person.id, spouse.id)).run();
    expect(asked()).toMatchObject(green);
  });

  it("bars a partner as well", () => {
    const { spouse } = lent();
    const partner = register(db, village, { name: "田云倩", phone: null });
    marry(partner.id, spouse.id);
    const joint = signedApplication(db, village, {
      kind: "partners",
      state: "draft",
      appliedOn: "2026-11-10",
    });
    const edit = actorFor(signInAs(db, "loan-officer").person, "loan.edit");
    writePartner(db, edit, joint.id, {
      personId: partner.id,
      groupCode: "farmer",
      groupProof: "yes",
      shareBp: null,
    });
    const { rules } = workOutCheck(db, findApplication(db, edit, joint.id)!, today)!;
    const [row] = partnersOfApplication(db, joint.id);
    expect(whyNotPartner(db, row!, rules, today)).toEqual(["spouse"]);
  });
});
