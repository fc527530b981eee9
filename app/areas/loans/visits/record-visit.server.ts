import type { Db } from "db/client.server";
import { loanVisit, misuseCase } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import type { Fen } from "~/platform/money";
import { seal } from "~/platform/sealed.server";
import { addEvent } from "../money/add-event.server";
import { loanSubject } from "../money/loan-name";
import { findLoan } from "../money/loan-record.server";
import type { Scan } from "../money/read-scan.server";
import type { Use } from "./visit-rules";
import { casesOf, findVisit } from "./visits.server";

export interface VisitInput {
  doneOn: Day;
  use: Use;
  jobs: number;
  turnoverFen: Fen | null;
  note: string | null;
  photo: Scan | null;
  /** Misuse: the first day that is not subsidised any more. */
  stopsOn: Day | null;
}

export type WhyNotVisit =
  | "loanWhy.notFound"
  | "loanWhy.future"
  | "loanWhy.visitBefore"
  | "loanWhy.visitDone"
  | "loanWhy.stopsOnMissing"
  | "loanWhy.stopsOnAhead"
  | "loanWhy.whatMissing"
  | "loanWhy.beforeDisbursement";

export const photoPurpose = "loan_visit.photo";

/**
 * Writes a visit down: what the money was used for and how many have work by it. Misuse opens a case at once, and the
 * subsidy stops from its day until somebody else decides [S50]. `visitId` null: a visit nobody had planned. Sent twice,
 * it is written once.
 */
export function recordVisit(
  db: Db,
  actor: Actor<"loan.visit">,
  loanId: number,
  visitId: number | null,
  input: VisitInput,
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): { ok: true; caseId: number | null } | { ok: false; why: WhyNotVisit } {
  return db.transaction((tx) => {
    const before = sending && madeBy(tx, sending, now);
    if (before !== undefined)
      return { ok: true, caseId: casesOf(tx, loanId).find((c) => c.visitId === before)?.id ?? null };
    const loan = findLoan(tx, actor.villages, loanId);
    const planned = visitId === null ? null : findVisit(tx, loanId, visitId);
    if (!loan || planned === undefined || loan.state === "undone")
      return { ok: false, why: "loanWhy.notFound" };
    if (planned?.doneOn) return { ok: false, why: "loanWhy.visitDone" };
    if (input.doneOn > todayOn(now)) return { ok: false, why: "loanWhy.future" };
    if (input.doneOn < loan.disbursedOn) return { ok: false, why: "loanWhy.visitBefore" };
    const misused = input.use === "misused";
    if (misused && !input.stopsOn) return { ok: false, why: "loanWhy.stopsOnMissing" };
    // What was found on a visit had happened by then.
    if (misused && input.stopsOn && input.stopsOn > input.doneOn)
      return { ok: false, why: "loanWhy.stopsOnAhead" };
    if (misused && !input.note) return { ok: false, why: "loanWhy.whatMissing" };
    if (misused && input.stopsOn && input.stopsOn < loan.disbursedOn)
      return { ok: false, why: "loanWhy.beforeDisbursement" };
    const { photo, stopsOn, ...said } = input;
    const row = {
      ...said,
      photoType: photo?.type ?? null,
      photoSealed: photo ? seal(photo.bytes, photoPurpose) : null,
      userId: actor.userId,
      userName: actor.name,
    };
    let id = visitId;
    if (id === null)
      id = tx
        .insert(loanVisit)
        .values({ ...row, loanId, kind: "other", dueOn: input.doneOn, createdAt: now })
        .returning({ id: loanVisit.id })
        .get().id;
    else
      tx.update(loanVisit)
        .set(row)
        .where(and(eq(loanVisit.id, id), eq(loanVisit.loanId, loanId)))
        .run();
    if (sending) rememberMade(tx, sending, id, now);
    recordEvent(tx, actor, {
      event: "loan.visited",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      after: { doneOn: input.doneOn, use: `use-${input.use}`, jobs: input.jobs },
    });
    if (!misused || !stopsOn) return { ok: true, caseId: null };
    addEvent(tx, actor, loan, { kind: "stopped", on: stopsOn, reason: input.note }, now);
    const { id: caseId } = tx
      .insert(misuseCase)
      .values({
        loanId,
        visitId: id,
        what: input.note ?? "",
        stopsOn,
        state: "open",
        openedBy: actor.userId,
        openedByName: actor.name,
        openedOn: todayOn(now),
      })
      .returning({ id: misuseCase.id })
      .get();
    recordEvent(tx, actor, {
      event: "loan.misuse-found",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      reason: input.note ?? undefined,
      after: { stopsOn },
    });
    return { ok: true, caseId };
  });
}
