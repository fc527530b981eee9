import type { Db, Tx } from "db/client.server";
import { subsidyBatch, subsidyLine } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { type Fen, yuanFigure } from "~/platform/money";
import { lapsePapers } from "../papers/lapse-papers.server";
import { lapseWorkings } from "../papers/lapse-workings.server";
import { listOfBatch } from "../papers/paper-queries.server";
import { lessThanNothing, moreThanAsked } from "./approval-form";
import { batchSubject } from "./batch-name";
import { type BatchState, type BatchStep, checksPass, stepsOfBatch, type WhyNotBatch } from "./batch-rules";
import { type BatchRow, checksOf, findBatch, linesOf } from "./batches.server";
import { drawLines } from "./make-batch.server";

export interface BatchInput {
  /** approve: what finance granted of each line; a line that is not named is granted as asked. */
  granted?: ReadonlyMap<number, { fen: Fen; reason: string | null }>;
  approvalNumber?: string | null;
  /** pay: what the treasury's paper is numbered. */
  paymentNumber?: string | null;
  on?: Day | null;
  note?: string | null;
}

type Answer = { ok: true; id: number } | { ok: false; why: WhyNotBatch };

/**
 * Takes a batch one step on: redrawn, checked by another, sent (frozen), corrected as another version, approved with
 * cuts, paid. Who made it cannot check it: refused and logged.
 */
export function changeBatch(
  db: Db,
  actor: Actor<"subsidy.batch"> | Actor<"subsidy.check">,
  id: number,
  step: BatchStep,
  input: BatchInput = {},
  now = Date.now(),
): Answer {
  return db.transaction((tx): Answer => {
    const batch = findBatch(tx, id);
    if (!batch) return { ok: false, why: "subsidyWhy.notFound" };
    if (!stepsOfBatch(batch.state).some((s) => s.step === step))
      return { ok: false, why: "subsidyWhy.notAllowed" };
    if (step === "check" && batch.madeBy === actor.userId) {
      log(tx, actor, batch, batch.state, "refused", "subsidyWhy.fourEyes");
      return { ok: false, why: "subsidyWhy.fourEyes" };
    }
    if (step === "check" || step === "send") {
      if (batch.loans === 0) return { ok: false, why: "subsidyWhy.empty" };
      if (!checksPass(checksOf(tx, batch, now))) return { ok: false, why: "subsidyWhy.checks" };
    }
    // Finance is not left with a paper of other sums: who had one out puts a new one in its place.
    if (step === "send" && listOfBatch(tx, batch)?.holds === false)
      return { ok: false, why: "subsidyWhy.paper" };
    const on = input.on ?? todayOn(now);
    if (on > todayOn(now)) return { ok: false, why: "subsidyWhy.day" };
    return carryOut[step](tx, actor, batch, input, on, now);
  });
}

type By = Actor<"subsidy.batch"> | Actor<"subsidy.check">;

function log(
  tx: Tx,
  by: By,
  batch: BatchRow,
  to: string,
  outcome: "success" | "refused",
  reason?: string | null,
  amount?: Fen,
) {
  recordEvent(tx, by, {
    event: "subsidy.batch-changed",
    outcome,
    subject: batchSubject(batch),
    reason: reason ?? undefined,
    before: { state: `batch-${batch.state}` },
    after: { state: `batch-${to}`, ...(amount === undefined ? {} : { amount: yuanFigure(amount) }) },
  });
}

function move(
  tx: Tx,
  by: By,
  batch: BatchRow,
  to: BatchState,
  set: Partial<typeof subsidyBatch.$inferInsert>,
  now: number,
  note?: string | null,
  amount?: Fen,
): Answer {
  tx.update(subsidyBatch)
    .set({ ...set, state: to, revision: batch.revision + 1 })
    .where(eq(subsidyBatch.id, batch.id))
    .run();
  lapsePapers(tx, { batchId: batch.id }, to, todayOn(now));
  log(tx, by, batch, to, "success", note, amount);
  return { ok: true, id: batch.id };
}

type Step = (tx: Tx, by: By, batch: BatchRow, input: BatchInput, on: Day, now: number) => Answer;

const unchecked = { checkedBy: null, checkedByName: null };

const carryOut: Record<BatchStep, Step> = {
  redraw: (tx, by, batch, _input, _on, now) => {
    const before = linesOf(tx, batch.id);
    drawLines(tx, batch, now);
    lapseWorkings(tx, before, linesOf(tx, batch.id), "draft", todayOn(now));
    return move(tx, by, batch, "draft", unchecked, now);
  },
  return: (tx, by, batch, input, _on, now) => move(tx, by, batch, "draft", unchecked, now, input.note),
  check: (tx, by, batch, _input, _on, now) =>
    move(tx, by, batch, "checked", { checkedBy: by.userId, checkedByName: by.name }, now),
  send: (tx, by, batch, _input, on, now) =>
    move(tx, by, batch, "sent", { sentOn: on }, now, null, batch.subsidyFen),
  correct: (tx, by, batch, input, _on, now) => {
    move(tx, by, batch, "replaced", {}, now, input.note);
    const made = tx
      .insert(subsidyBatch)
      .values({
        closedOn: batch.closedOn,
        version: batch.version + 1,
        state: "draft",
        madeBy: by.userId,
        madeByName: by.name,
        note: input.note,
        createdAt: now,
      })
      .returning()
      .get();
    drawLines(tx, made, now);
    lapseWorkings(tx, linesOf(tx, batch.id), linesOf(tx, made.id), "replaced", todayOn(now));
    return { ok: true, id: made.id };
  },
  approve: (tx, by, batch, input, on, now) => {
    if (!input.approvalNumber) return { ok: false, why: "subsidyWhy.approvalNumber" };
    if (batch.sentOn && on < batch.sentOn) return { ok: false, why: "subsidyWhy.approvalDay" };
    const lines = linesOf(tx, batch.id);
    const granted = lines.map((line) => {
      const given = input.granted?.get(line.id);
      return { line, fen: given?.fen ?? line.subsidyFen, reason: given?.reason ?? null };
    });
    if (granted.some((g) => moreThanAsked(g.fen, g.line.subsidyFen)))
      return { ok: false, why: "subsidyWhy.approvedTooMuch" };
    if (granted.some((g) => lessThanNothing(g.fen, g.line.subsidyFen)))
      return { ok: false, why: "subsidyWhy.approvedNegative" };
    for (const g of granted)
      tx.update(subsidyLine)
        .set({
          approvedFen: g.fen,
          cutReason: g.fen === g.line.subsidyFen ? null : g.reason,
          state: g.fen === g.line.subsidyFen ? "approved" : g.fen === 0 ? "refused" : "cut",
        })
        .where(eq(subsidyLine.id, g.line.id))
        .run();
    const approvedFen = granted.reduce((sum, g) => sum + g.fen, 0);
    return move(
      tx,
      by,
      batch,
      "approved",
      { approvedFen, approvalNumber: input.approvalNumber, approvedOn: on },
      now,
      null,
      approvedFen,
    );
  },
  pay: (tx, by, batch, input, on, now) => {
    if (!input.paymentNumber) return { ok: false, why: "subsidyWhy.paymentNumber" };
    if (batch.approvedOn && on < batch.approvedOn) return { ok: false, why: "subsidyWhy.payDay" };
    const lines = linesOf(tx, batch.id);
    for (const line of lines)
      if (line.state !== "refused")
        tx.update(subsidyLine)
          .set({ state: "paid", paidFen: line.approvedFen, paidOn: on })
          .where(eq(subsidyLine.id, line.id))
          .run();
    const paidFen = lines.reduce((sum, l) => sum + (l.approvedFen ?? 0), 0);
    return move(
      tx,
      by,
      batch,
      "paid",
      { paidFen, paidOn: on, paymentNumber: input.paymentNumber },
      now,
      null,
      paidFen,
    );
  },
};
