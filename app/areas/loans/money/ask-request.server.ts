import type { Db, Tx } from "db/client.server";
import { loanRequest } from "db/schema";
import { and, eq } from "drizzle-orm";
import { addWorkingDays, calendarEdits } from "~/areas/policies/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { seal } from "~/platform/sealed.server";
import { extensionIsEarly } from "../engine/extension";
import { type SignedConsent, writeConsents } from "./consents.server";
import { loanSubject } from "./loan-name";
import { findLoan, type LoanRow } from "./loan-record.server";
import type { Scan } from "./read-scan.server";
import { requestFacts } from "./request-facts.server";
import { isHigherRate, type RequestInput, type WhyNotRequest, whyNotRequest } from "./request-rules";
import { type RequestRow, signedAfterDeath, signersOfLoan } from "./requests.server";

/** Working days the house takes for an answer: the service centre's limit for extensions (DOMAIN §1.5). */
const answerDays = 3;

export const requestProofPurpose = "loan_request.proof";

export type WhyNotAsked =
  | WhyNotRequest
  | "loanWhy.notFound"
  | "loanWhy.askedAlready"
  | "loanWhy.noProof"
  | "loanWhy.extensionEarly";

/** Kinds that name the day they begin on; the others begin today, or when the loan is due. */
const daysOfItsOwn = new Set<RequestInput["kind"]>(["rate", "letter"]);

/** What guarantors and the guarantee company agree to with a paper of their own: a word about it is not enough (民法典 695). */
export const signedKinds: ReadonlySet<RequestInput["kind"]> = new Set(["extension", "rate"]);

/** Whether a request says word for word what is asked now: anything else is another request, and not sent by the first. */
function asksTheSame(open: RequestRow, input: RequestInput): boolean {
  const consents = input.consents.length > 0 ? JSON.stringify(input.consents) : null;
  return (
    open.reason === input.reason &&
    open.eventId === (input.eventId ?? null) &&
    open.toOn === input.toOn &&
    open.principalFen === input.principalFen &&
    open.interestFen === input.interestFen &&
    open.penaltyFen === (input.penaltyFen ?? null) &&
    open.ratePpm === (input.ratePpm ?? null) &&
    (!daysOfItsOwn.has(input.kind) || open.fromOn === (input.fromOn ?? null)) &&
    open.cause === (input.cause ?? null) &&
    open.graceDays === (input.graceDays ?? null) &&
    open.consents === consents
  );
}

/** The guarantors of a loan and its guarantee company that signed, each with the name they stand for it under. */
const signedBy = (tx: Tx, loan: LoanRow, given: readonly SignedConsent[]) =>
  signersOfLoan(tx, loan).flatMap(({ id, name }) => {
    const consent = given.find((c) => c.guarantorId === id);
    return consent ? [{ ...consent, name }] : [];
  });

/** Asks for what a second person decides: to undo a disbursement, to extend, to change the rate, to have the guarantor pay, to write off, to reverse an entry, to take the bank's letter for late days. */
export function askRequest(
  db: Db,
  actor: Actor<"loan.disburse"> | Actor<"loan.repay">,
  loanId: number,
  asked: RequestInput & {
    proof?: Scan | null;
    signed?: readonly SignedConsent[];
    /** The loan matures long after today, and whoever asks has said that they mean it. */
    early?: boolean;
  },
  now = Date.now(),
): { ok: true; id: number } | { ok: false; why: WhyNotAsked } {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    if (!loan) return { ok: false, why: "loanWhy.notFound" };
    const facts = requestFacts(tx, loan, now, asked.eventId);
    // What a lower rate spares nobody has to agree to.
    const lower =
      asked.kind === "rate" && !isHigherRate(facts.rates, asked.fromOn ?? facts.today, asked.ratePpm ?? 0);
    if (signedAfterDeath(signersOfLoan(tx, loan), asked.signed ?? []))
      return { ok: false, why: "loanWhy.consentAfterDeath" };
    const signed = signedKinds.has(asked.kind) && !lower ? signedBy(tx, loan, asked.signed ?? []) : [];
    const input = signedKinds.has(asked.kind) ? { ...asked, consents: signed.map((c) => c.name) } : asked;
    const open = tx
      .select()
      .from(loanRequest)
      .where(
        and(eq(loanRequest.loanId, loanId), eq(loanRequest.kind, input.kind), eq(loanRequest.state, "asked")),
      )
      .get();
    if (open)
      return open.askedBy === actor.userId && asksTheSame(open, input)
        ? { ok: true, id: open.id }
        : { ok: false, why: "loanWhy.askedAlready" };
    const why = whyNotRequest(facts, input);
    if (why) return { ok: false, why };
    if (input.kind === "extension" && !input.early && extensionIsEarly(loan.maturesOn, todayOn(now)))
      return { ok: false, why: "loanWhy.extensionEarly" };
    if (input.kind === "letter" && !input.proof) return { ok: false, why: "loanWhy.noProof" };
    const today = todayOn(now);
    const { id } = tx
      .insert(loanRequest)
      .values({
        loanId,
        kind: input.kind,
        state: "asked",
        reason: input.reason,
        fromOn: daysOfItsOwn.has(input.kind)
          ? input.fromOn
          : input.kind === "extension"
            ? loan.maturesOn
            : today,
        toOn: input.toOn,
        principalFen: input.principalFen,
        interestFen: input.interestFen,
        penaltyFen: input.penaltyFen ?? null,
        ratePpm: input.ratePpm ?? null,
        eventId: input.eventId ?? null,
        cause: input.cause ?? null,
        graceDays: input.graceDays ?? null,
        proofType: input.proof?.type ?? null,
        proofSealed: input.proof ? seal(input.proof.bytes, requestProofPurpose) : null,
        consents: input.consents.length > 0 ? JSON.stringify(input.consents) : null,
        dueOn: addWorkingDays(today, answerDays, calendarEdits(tx)),
        askedBy: actor.userId,
        askedByName: actor.name,
        askedOn: today,
        createdAt: now,
      })
      .returning({ id: loanRequest.id })
      .get();
    writeConsents(tx, id, signed, now);
    recordEvent(tx, actor, {
      event: "loan.request-made",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      reason: input.reason,
      after: { request: `loan-${input.kind}` },
    });
    return { ok: true, id };
  });
}
