import type { Db, Tx } from "db/client.server";
import { fundEntry, loanRequest, policyUse } from "db/schema";
import { and, eq } from "drizzle-orm";
import { lprTable } from "~/areas/policies/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { shareOf } from "../engine/exact";
import type { LetterCause } from "../engine/loan-life";
import { lprOn } from "../engine/lpr";
import { enterState } from "../stages/enter-state.server";
import { addEvent } from "./add-event.server";
import { consentsOf } from "./consents.server";
import { loanSubject } from "./loan-name";
import { bookOf, eventsOf, findLoan, type LoanRow } from "./loan-record.server";
import { isPaidOff, standingOf } from "./loan-standing";
import { requestProof } from "./proofs.server";
import type { Scan } from "./read-scan.server";
import { requestFacts } from "./request-facts.server";
import { isOvertaken, type RequestKind, type WhyNotRequest, whyNotRequest } from "./request-rules";
import {
  applicationOfLoan,
  fundOfLoan,
  type RequestRow,
  signedAfterDeath,
  signersOfLoan,
} from "./requests.server";
import { reverseIn } from "./reverse-event.server";

type Decider = Actor<"loan.decide">;

export type WhyNotDecided =
  | WhyNotRequest
  | "loanWhy.notFound"
  | "loanWhy.decidedAlready"
  | "loanWhy.fourEyes";

/**
 * A second person's yes or no. Who asked cannot decide: that is refused and logged. A yes does what was asked in the
 * same transaction, after the rules were looked at once more.
 */
export function decideRequest(
  db: Db,
  actor: Decider,
  loanId: number,
  requestId: number,
  input: { yes: boolean; text: string | null },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotDecided } {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    const request = tx
      .select()
      .from(loanRequest)
      .where(and(eq(loanRequest.id, requestId), eq(loanRequest.loanId, loanId)))
      .get();
    if (!loan || !request) return { ok: false, why: "loanWhy.notFound" };
    const log = (outcome: "success" | "refused", reason: string | null) =>
      recordEvent(tx, actor, {
        event: "loan.request-decided",
        outcome,
        subject: loanSubject(loan),
        villageId: loan.villageId,
        reason: reason ?? undefined,
        after: { request: `loan-${request.kind}`, decision: input.yes ? "loan-yes" : "loan-no" },
      });
    if (request.askedBy === actor.userId) {
      log("refused", "loanWhy.fourEyes");
      return { ok: false, why: "loanWhy.fourEyes" };
    }
    if (request.state === "overtaken" && isOvertaken(request.kind as RequestKind, loan.state))
      return { ok: false, why: isPaidOff(loan.state) ? "loanWhy.settledAlready" : "loanWhy.notRunning" };
    if (request.state !== "asked")
      return request.decidedBy === actor.userId && (request.state === "done") === input.yes
        ? { ok: true }
        : { ok: false, why: "loanWhy.decidedAlready" };
    if (input.yes) {
      const consents = request.consents ? (JSON.parse(request.consents) as string[]) : [];
      const why = whyNotRequest(requestFacts(tx, loan, now, request.eventId), {
        ...request,
        kind: request.kind as RequestKind,
        cause: request.cause as LetterCause | null,
        consents,
      });
      if (why) return { ok: false, why };
      const signed = consentsOf(tx, requestId).map((c) => ({ ...c, on: c.signedOn }));
      if (signedAfterDeath(signersOfLoan(tx, loan), signed))
        return { ok: false, why: "loanWhy.consentAfterDeath" };
    }
    // Decided before it is done: what the deed overtakes is closed, and this one is not among it.
    tx.update(loanRequest)
      .set({
        state: input.yes ? "done" : "refused",
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedOn: todayOn(now),
        decision: input.text,
      })
      .where(eq(loanRequest.id, requestId))
      .run();
    if (input.yes) carryOut[request.kind as RequestKind](tx, actor, loan, request, now);
    log("success", input.text);
    return { ok: true };
  });
}

type CarryOut = (tx: Tx, actor: Decider, loan: LoanRow, request: RequestRow, now: number) => void;

const carryOut: Record<RequestKind, CarryOut> = {
  undo: (tx, actor, loan, request, now) => {
    addEvent(tx, actor, loan, { kind: "undone", on: loan.disbursedOn, reason: request.reason }, now);
    tx.delete(policyUse)
      .where(and(eq(policyUse.kind, "loan"), eq(policyUse.subjectId, loan.id)))
      .run();
    enterState(tx, actor, applicationOfLoan(tx, loan), "contract-signed", { reason: request.reason, now });
  },
  extension: (tx, actor, loan, request, now) => {
    addEvent(
      tx,
      actor,
      loan,
      { kind: "extended", on: loan.maturesOn, toOn: request.toOn ?? loan.maturesOn, reason: request.reason },
      now,
    );
  },
  rate: (tx, actor, loan, request, now) => {
    const on = request.fromOn ?? todayOn(now);
    addEvent(
      tx,
      actor,
      loan,
      {
        kind: "rate",
        on,
        ratePpm: request.ratePpm ?? loan.ratePpm,
        // What the state counts with is capped over the LPR of the day the new rate begins.
        lprPpm: lprOn(lprTable(tx), on) ?? loan.lprPpm,
        reason: request.reason,
      },
      now,
    );
  },
  compensation: (tx, actor, loan, request, now) => {
    const [principalFen, interestFen] = [request.principalFen ?? 0, request.interestFen ?? 0];
    const penaltyFen = request.penaltyFen ?? 0;
    const on = todayOn(now);
    const fund = fundOfLoan(tx, loan);
    // whyNotRequest has asked for it in this transaction: no claim arises that no fund has paid for.
    if (!fund) throw new Error("compensation without a fund");
    const { shareBp } = fund;
    const { id } = addEvent(
      tx,
      actor,
      loan,
      { kind: "compensated", on, principalFen, interestFen, penaltyFen, shareBp, reason: request.reason },
      now,
    );
    tx.insert(fundEntry)
      .values({
        fundId: fund.id,
        on,
        kind: "compensation",
        fen: -shareOf(principalFen + interestFen + penaltyFen, shareBp),
        loanId: loan.id,
        eventId: id,
        note: request.reason,
        userId: actor.userId,
        userName: actor.name,
        at: now,
      })
      .run();
  },
  waiver: (tx, actor, loan, request, now) => {
    addEvent(
      tx,
      actor,
      loan,
      {
        kind: "waived",
        on: todayOn(now),
        interestFen: request.interestFen ?? 0,
        reason: request.reason,
      },
      now,
    );
  },
  reversal: (tx, actor, loan, request, now) => {
    if (request.eventId !== null)
      reverseIn(tx, actor, loan, { eventId: request.eventId, reason: request.reason }, now);
  },
  letter: (tx, actor, loan, request, now) => {
    addEvent(
      tx,
      actor,
      loan,
      {
        kind: "restored",
        on: request.fromOn ?? todayOn(now),
        toOn: request.toOn ?? undefined,
        cause: request.cause,
        graceDays: request.graceDays,
        reason: request.reason,
        proof: requestProof(tx, loan.id, request.id) as Scan | null,
      },
      now,
    );
  },
  "write-off": (tx, actor, loan, request, now) => {
    const { claim } = standingOf(bookOf(loan, eventsOf(tx, loan.id)));
    addEvent(
      tx,
      actor,
      loan,
      {
        kind: "written-off",
        on: todayOn(now),
        principalFen: claim.principal,
        interestFen: claim.interest,
        penaltyFen: claim.fees,
        reason: request.reason,
      },
      now,
    );
  },
};
