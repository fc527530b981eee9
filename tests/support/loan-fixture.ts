import type { Db } from "db/client.server";
import { guaranteeFund, loanApplication, loanBank, loanGuarantor, policyVersion } from "db/schema";
import { askRequest } from "~/areas/loans/money/ask-request.server";
import { decideRequest } from "~/areas/loans/money/decide-request.server";
import { type DisburseInput, disburseLoan } from "~/areas/loans/money/disburse-loan.server";
import type { Scan } from "~/areas/loans/money/read-scan.server";
import { loadPolicies } from "~/areas/policies/index.server";
import { addMonths, type Day } from "~/platform/dates";
import { actorFor, signInAs } from "./signed-in";
import { makePeople } from "./training-fixture";

/** The smallest file that counts as a scan. */
export const scan: Scan = {
  type: "application/pdf",
  bytes: Buffer.from("%PDF-1.5\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n"),
};

let serial = 0;

/** An application whose contract is signed, as plain rows: what stands before a disbursement. */
export function signedApplication(
  db: Db,
  villageId: number,
  given: Partial<typeof loanApplication.$inferInsert> & { guarantors?: readonly string[] } = {},
) {
  if (db.select().from(policyVersion).get() === undefined) loadPolicies(db);
  const bank =
    db.select().from(loanBank).get() ??
    db
      .insert(loanBank)
      .values({
        name: "郓城农商银行",
        nameEn: "Yuncheng Rural Bank",
        dayCount: "actual/360",
        graceDays: 3,
        createdAt: 0,
      })
      .returning()
      .get();
  serial += 1;
  const { guarantors = [], ...columns } = given;
  const [personId] = given.personId ? [given.personId] : makePeople(db, villageId, [`借款人${serial}`]);
  const application = db
    .insert(loanApplication)
    .values({
      year: 2026,
      number: serial,
      kind: "person",
      personId: personId!,
      villageId,
      state: "contract-signed",
      stateAt: 0,
      appliedOn: "2015-01-01",
      amountFen: 30_000_000,
      approvedFen: 30_000_000,
      termMonths: 36,
      bankId: bank.id,
      groupCode: "returnee",
      guaranteeKind: "natural-person",
      guaranteeMode: "joint",
      accountTail: "4471",
      enteredBy: "u-entered",
      enteredByName: "陈立新",
      createdAt: 0,
      updatedAt: 0,
      ...columns,
    })
    .returning()
    .get();
  for (const [index, name] of guarantors.entries())
    db.insert(loanGuarantor)
      .values({
        applicationId: application.id,
        place: index + 1,
        kind: "person",
        name,
        signedOn: "2015-01-01",
      })
      .run();
  return application;
}

export const payout = (on: Day, change: Partial<DisburseInput> = {}): DisburseInput => {
  serial += 1;
  return {
    contractNumber: `HT${serial}`,
    noteNumber: `NX${serial}`,
    principalFen: 20_000_000,
    ratePpm: 34_500,
    disbursedOn: on,
    maturesOn: addMonths(on, 36),
    method: "bullet",
    paymentEvery: "quarter",
    dayCount: "actual/360",
    dueDay: 21,
    firstPeriod: "short",
    dueShift: "none",
    graceDays: 0,
    proof: scan,
    ...change,
  };
};

/** Noon of a day in China, for commands that ask what day it is. */
export const noon = (on: Day): number => Date.parse(`${on}T12:00:00+08:00`);

/** A loan paid out through the command, with the people who work on it. */
export function makeLoan(
  db: Db,
  villageId: number,
  on: Day,
  change: Partial<DisburseInput> = {},
  application: Parameters<typeof signedApplication>[2] = {},
) {
  const officer = signInAs(db, "loan-officer", "all", "陈立新");
  const reviewer = signInAs(db, "loan-reviewer", "all", "高庆华");
  const made = signedApplication(db, villageId, application);
  const done = disburseLoan(
    db,
    actorFor(officer.person, "loan.disburse"),
    made.id,
    payout(on, change),
    null,
    noon(on),
  );
  if (!done.ok) throw new Error(done.why);
  return {
    id: done.id,
    applicationId: made.id,
    officer,
    reviewer,
    may: {
      disburse: actorFor(officer.person, "loan.disburse"),
      repay: actorFor(officer.person, "loan.repay"),
      visit: actorFor(officer.person, "loan.visit"),
      batch: actorFor(officer.person, "subsidy.batch"),
      check: actorFor(reviewer.person, "subsidy.check"),
      decide: actorFor(reviewer.person, "loan.decide"),
    },
  };
}

/** A fund that stands for loans of every bank. */
export const makeFund = (db: Db, change: Partial<typeof guaranteeFund.$inferInsert> = {}) =>
  db
    .insert(guaranteeFund)
    .values({
      name: "郓城县创业担保基金",
      nameEn: "Yuncheng Guarantee Fund",
      kind: "fund",
      leverageMost: 500,
      stopOverdueBp: 2_000,
      stopCompensationBp: 2_000,
      createdAt: 0,
      ...change,
    })
    .returning()
    .get();

/** An entry of a loan's book taken back as the house does it: the officer asks, the reviewer decides. */
export function reverseByTwo(
  db: Db,
  loan: Pick<ReturnType<typeof makeLoan>, "id" | "may">,
  eventId: number,
  reason: string,
  now = Date.now(),
) {
  const asked = askRequest(
    db,
    loan.may.repay,
    loan.id,
    { kind: "reversal", reason, eventId, toOn: null, consents: [], principalFen: null, interestFen: null },
    now,
  );
  return asked.ok
    ? decideRequest(db, loan.may.decide, loan.id, asked.id, { yes: true, text: null }, now)
    : asked;
}
