import type { Db, Tx } from "db/client.server";
import { grantedLoan, loanApplication, loanBankTry, loanStateChange, loanVisit, person } from "db/schema";
import { and, desc, eq, ne } from "drizzle-orm";
import { numberOf, type PolicyInForce } from "~/areas/policies";
import { baseRateTable, findPolicy, homePlace, lprTable, notePolicyUse } from "~/areas/policies/index.server";
import type { Actor, VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addMonths, type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { type Fen, yuanFigure } from "~/platform/money";
import { seal } from "~/platform/sealed.server";
import { findApplication, partnersOfApplication } from "../application/application-queries.server";
import { mostUnder } from "../application/check-application.server";
import { deadGuarantors } from "../application/deaths.server";
import { guarantorNear } from "../application/guarantor-kin.server";
import { loanBeside, type WhoseLoan } from "../application/loans-beside.server";
import { whoeverGuarantees } from "../application/whoever-guarantees.server";
import type { BorrowerKind } from "../eligibility";
import type { DayCount } from "../engine/day-count";
import type { DueShift, FirstPeriod, Method, PaymentStep } from "../engine/loan-terms";
import { lprOn } from "../engine/lpr";
import { type FundStop, whyNoNewLoan } from "../fund/funds.server";
import { loanRules, needsBaseRate, subsidyTerms } from "../loan-rules";
import { deedsBehind } from "../papers/lapse-changed.server";
import { deedsToSignAgain, sheetsOvertaken } from "../papers/sign-again.server";
import { guaranteedFen } from "../stages/approval-of.server";
import { enterState } from "../stages/enter-state.server";
import { isLessThanBank, type WhyNotPayout, whyNotPayout } from "./disburse-rules";
import { loanSubject } from "./loan-name";
import type { Scan } from "./read-scan.server";

export interface DisburseInput {
  contractNumber: string;
  noteNumber: string;
  principalFen: Fen;
  ratePpm: number;
  disbursedOn: Day;
  maturesOn: Day;
  method: Method;
  paymentEvery: PaymentStep;
  dayCount: DayCount;
  /** null = the day of disbursement. */
  dueDay: number | null;
  firstPeriod: FirstPeriod;
  dueShift: DueShift;
  graceDays: number;
  proof: Scan | null;
  /** Said to be right although it is less, or shorter, than the bank agreed to. */
  less?: boolean;
}

export const disbursementPurpose = "loan.proof";

/** The application inside the villages; undefined when it is not there or is another's. */
export const applicationInScope = (db: Db | Tx, scope: VillageScope, id: number) =>
  db
    .select()
    .from(loanApplication)
    .where(and(eq(loanApplication.id, id), withinVillages(loanApplication.villageId, scope)))
    .get();

/** The bank that approved, with its amount, rate and term; undefined while none has. */
export const bankAnswer = (db: Db | Tx, applicationId: number) =>
  db
    .select()
    .from(loanBankTry)
    .where(and(eq(loanBankTry.applicationId, applicationId), eq(loanBankTry.result, "approved")))
    .orderBy(desc(loanBankTry.id))
    .get();

/** The day the contract was signed, by the step that says so; an undone payout brings the state back, not the day. */
const signedOn = (db: Db | Tx, applicationId: number): Day | null =>
  db
    .select({ on: loanStateChange.on })
    .from(loanStateChange)
    .where(
      and(
        eq(loanStateChange.applicationId, applicationId),
        eq(loanStateChange.toState, "contract-signed"),
        ne(loanStateChange.fromState, "disbursed"),
      ),
    )
    .orderBy(desc(loanStateChange.id))
    .get()?.on ?? null;

/** The day of the first death among who would owe the money: the borrower, the partners. */
export const firstDeath = (db: Db | Tx, a: { id: number; personId: number }): Day | null =>
  [
    db.select({ on: person.diedOn }).from(person).where(eq(person.id, a.personId)).get()?.on ?? null,
    ...partnersOfApplication(db, a.id).map((p) => p.person.diedOn),
  ]
    .filter((on) => on !== null)
    .sort()[0] ?? null;

/** When those who guarantee in person signed; nobody has to where people do not stand for the loan. */
export const signaturesOf = (
  db: Db | Tx,
  a: Pick<typeof loanApplication.$inferSelect, "id" | "guaranteeKind">,
): (Day | null)[] =>
  a.guaranteeKind === "natural-person" ? whoeverGuarantees(db, a.id).map((g) => g.signedOn) : [];

/** The most that a policy lends for an application; null where it knows no ceiling. */
export function ceilingOn(
  db: Db | Tx,
  a: typeof loanApplication.$inferSelect,
  policy: PolicyInForce,
  on: Day,
): Fen | null {
  const found = findApplication(db, { villages: "all" }, a.id);
  return found ? mostUnder(db, found, policy, on) : null;
}

export type WhyNotDisbursed =
  | WhyNotPayout
  | FundStop["why"]
  | "loanWhy.notFound"
  | "loanWhy.noBank"
  | "loanWhy.noPolicy"
  | "loanWhy.noBaseRate"
  | "loanWhy.noteTaken"
  | "loanWhy.noProof"
  | "loanWhy.lessThanBank"
  | "loanWhy.guarantorNear"
  | "loanWhy.signAgain"
  | "loanWhy.signedSheets"
  | `loanWhy.${WhoseLoan}`;

/** A loan that runs beside this one, by what the policy of the payout asks; null where there is none. */
export const besideAtPayout = (
  db: Db | Tx,
  application: typeof loanApplication.$inferSelect,
  policy: PolicyInForce,
  today: Day,
) => loanBeside(db, { application }, loanRules(policy, [], false).asks, today);

/** The first day on which a guarantor was dead; null while all of them live. */
export const firstGuarantorDeath = (db: Db | Tx, applicationId: number): Day | null =>
  deadGuarantors(db, applicationId)
    .map((g) => g.on)
    .sort()[0] ?? null;

/** A guarantor who is too near to the borrower, by what stands on the day of payout. */
export function nearAtPayout(db: Db | Tx, applicationId: number, today: Day) {
  const found = findApplication(db, { villages: "all" }, applicationId);
  return found ? guarantorNear(db, found, today) : null;
}

/** Whether something that is signed before the money goes out has lapsed and was not issued again. */
export function deedsLackAtPayout(db: Db | Tx, applicationId: number, today: Day): boolean {
  const found = findApplication(db, { villages: "all" }, applicationId);
  if (!found) return false;
  return deedsToSignAgain(db, found.application) + deedsBehind(db, found, today) > 0;
}

/**
 * Enters the payment of a loan by the bank: the row of the loan, its policy frozen as of the day (DOMAIN §1.1), the
 * application at its end, and the visits that follow, in one transaction.
 */
export function disburseLoan(
  db: Db,
  actor: Actor<"loan.disburse">,
  applicationId: number,
  input: DisburseInput,
  sending: Sending | null = null,
  now = Date.now(),
):
  | { ok: true; id: number }
  | { ok: false; why: WhyNotDisbursed; stop?: FundStop; note?: string; name?: string } {
  return db.transaction((tx) => {
    const before = sending ? madeBy(tx, sending, now) : undefined;
    if (before !== undefined) return { ok: true, id: before };
    const application = applicationInScope(tx, actor.villages, applicationId);
    if (!application) return { ok: false, why: "loanWhy.notFound" };
    const answer = bankAnswer(tx, applicationId);
    const bankId = answer?.bankId ?? application.bankId;
    if (bankId === null) return { ok: false, why: "loanWhy.noBank" };
    const policy = findPolicy(tx, homePlace, input.disbursedOn);
    if (!policy) return { ok: false, why: "loanWhy.noPolicy" };
    const why = whyNotPayout(
      {
        state: application.state,
        appliedOn: application.appliedOn,
        approvedOn: application.approvedOn,
        bankAnsweredOn: answer?.answeredOn ?? null,
        signedOn: signedOn(tx, applicationId),
        approvalUntilOn: application.approvalUntilOn,
        approvedFen: application.approvedFen,
        bankFen: answer?.amountFen ?? null,
        guaranteedFen: guaranteedFen(tx, applicationId),
        bankPpm: answer?.ratePpm ?? null,
        bankTerm: answer?.termMonths ?? null,
        termMost: numberOf(policy, application.kind === "firm" ? "firmTerm" : "personTerm"),
        ceilingFen: ceilingOn(tx, application, policy, input.disbursedOn),
        guarantorsSigned: signaturesOf(tx, application),
        diedOn: firstDeath(tx, application),
        guarantorDiedOn: firstGuarantorDeath(tx, applicationId),
        today: todayOn(now),
      },
      input,
    );
    if (why) return { ok: false, why };
    const beside = besideAtPayout(tx, application, policy, todayOn(now));
    if (beside) return { ok: false, why: `loanWhy.${beside.who}`, note: beside.note };
    const near = nearAtPayout(tx, applicationId, todayOn(now));
    if (near) return { ok: false, why: "loanWhy.guarantorNear", name: near.name };
    if (deedsLackAtPayout(tx, applicationId, todayOn(now))) return { ok: false, why: "loanWhy.signAgain" };
    if (sheetsOvertaken(tx, application).length > 0) return { ok: false, why: "loanWhy.signedSheets" };
    const bank = { bankFen: answer?.amountFen ?? null, bankTerm: answer?.termMonths ?? null };
    if (!input.less && isLessThanBank(bank, input)) return { ok: false, why: "loanWhy.lessThanBank" };
    if (!input.proof) return { ok: false, why: "loanWhy.noProof" };
    const stop = whyNoNewLoan(
      tx,
      { kind: application.guaranteeKind, bankId, companyId: application.companyId, applicationId },
      input.principalFen,
      input.disbursedOn,
    );
    if (stop) return { ok: false, why: stop.why, stop };
    const taken = tx
      .select({ id: grantedLoan.id })
      .from(grantedLoan)
      .where(
        and(
          eq(grantedLoan.bankId, bankId),
          eq(grantedLoan.noteNumber, input.noteNumber),
          ne(grantedLoan.state, "undone"),
        ),
      )
      .get();
    if (taken) return { ok: false, why: "loanWhy.noteTaken" };
    const kind = application.kind as BorrowerKind;
    const lprPpm = lprOn(lprTable(tx), input.disbursedOn);
    const basePpm = lprOn(baseRateTable(tx), input.disbursedOn);
    // Without the rate its share would be nothing, silently and for good: the terms are frozen here.
    if (needsBaseRate(policy, kind, lprPpm) && basePpm === null)
      return { ok: false, why: "loanWhy.noBaseRate" };
    const { proof, less: _, ...terms } = input;
    const { id } = tx
      .insert(grantedLoan)
      .values({
        ...terms,
        applicationId,
        personId: application.personId,
        villageId: application.villageId,
        bankId,
        lprPpm,
        policyVersionId: policy.version.id,
        subsidyTerms: JSON.stringify(subsidyTerms(policy, kind, { lprPpm, basePpm })),
        kind: application.kind,
        groupCode: application.groupCode,
        state: "running",
        balanceFen: input.principalFen,
        proofType: proof.type,
        proofSealed: seal(proof.bytes, disbursementPurpose),
        enteredBy: actor.userId,
        enteredByName: actor.name,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: grantedLoan.id })
      .get();
    enterState(tx, actor, application, "disbursed", { on: input.disbursedOn, dueOn: null, now });
    notePolicyUse(tx, {
      versionId: policy.version.id,
      kind: "loan",
      subjectId: id,
      on: input.disbursedOn,
      villageId: application.villageId,
      amountFen: input.principalFen,
    });
    planVisits(tx, id, input.disbursedOn, input.maturesOn, now);
    recordEvent(tx, actor, {
      event: "loan.disbursed",
      subject: loanSubject({ id, noteNumber: input.noteNumber }),
      villageId: application.villageId,
      after: {
        amount: yuanFigure(input.principalFen),
        number: input.contractNumber,
        disbursedOn: input.disbursedOn,
        maturesOn: input.maturesOn,
      },
    });
    if (sending) rememberMade(tx, sending, id, now);
    return { ok: true, id };
  });
}

/** Somebody goes there after three months and after twelve (FEATURES 80); a loan that is over by then needs none. */
function planVisits(tx: Tx, loanId: number, from: Day, until: Day, now: number): void {
  for (const [kind, months] of [
    ["three-months", 3],
    ["twelve-months", 12],
  ] as const)
    if (addMonths(from, months) <= until)
      tx.insert(loanVisit)
        .values({ loanId, kind, dueOn: addMonths(from, months), createdAt: now })
        .run();
}
