import type { Db, Reader, Tx } from "db/client.server";
import { misuseCase, subsidyClawback, subsidyLine } from "db/schema";
import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { type Fen, yuanFigure } from "~/platform/money";
import { nextQuarter } from "../engine/subsidy-quarter";
import { loanSubject } from "../money/loan-name";
import { findLoan } from "../money/loan-record.server";

export type WhyNotClawed =
  | "subsidyWhy.notFound"
  | "subsidyWhy.notPaid"
  | "subsidyWhy.clawTooMuch"
  | "subsidyWhy.lifted"
  | "subsidyWhy.day";

/** The case of misuse that still waits for its decision and stops days of the quarter: a claim may be its. */
export const openCase = (db: Reader, loanId: number, quarter: Day): { id: number; what: string } | null =>
  db
    .select({ id: misuseCase.id, what: misuseCase.what })
    .from(misuseCase)
    .where(
      and(
        eq(misuseCase.loanId, loanId),
        eq(misuseCase.state, "open"),
        lt(misuseCase.stopsOn, nextQuarter(quarter)),
      ),
    )
    .orderBy(desc(misuseCase.id))
    .get() ?? null;

/**
 * An unfounded case gives back what was asked for it: what had not come yet is not asked any more, and what had come is
 * asked of finance again in the next batch.
 */
export function liftClawbacks(tx: Tx, caseId: number, on: Day): void {
  for (const claw of tx
    .select()
    .from(subsidyClawback)
    .where(and(eq(subsidyClawback.caseId, caseId), isNull(subsidyClawback.liftedOn)))
    .all()) {
    tx.update(subsidyClawback).set({ liftedOn: on }).where(eq(subsidyClawback.id, claw.id)).run();
    if (claw.paidOn === null && claw.lineId !== null)
      tx.update(subsidyLine)
        .set({ clawedFen: sql`${subsidyLine.clawedFen} - ${claw.fen}` })
        .where(eq(subsidyLine.id, claw.lineId))
        .run();
  }
}

/**
 * Asks a paid subsidy back: for misuse, false papers, days found too many [S50]. What is asked for an open case goes with
 * it when it is unfounded; whatever else was found stays asked for.
 */
export function askBack(
  db: Db,
  actor: Actor<"subsidy.batch">,
  lineId: number,
  input: { fen: Fen; reason: string; of?: "case" | "other" },
  now = Date.now(),
): { ok: true; id: number } | { ok: false; why: WhyNotClawed } {
  return db.transaction((tx) => {
    const line = tx.select().from(subsidyLine).where(eq(subsidyLine.id, lineId)).get();
    const loan = line && findLoan(tx, actor.villages, line.loanId);
    if (!line || !loan) return { ok: false, why: "subsidyWhy.notFound" };
    if (line.paidFen === null) return { ok: false, why: "subsidyWhy.notPaid" };
    if (line.clawedFen + input.fen > line.paidFen) return { ok: false, why: "subsidyWhy.clawTooMuch" };
    const { id } = tx
      .insert(subsidyClawback)
      .values({
        loanId: loan.id,
        lineId,
        fen: input.fen,
        reason: input.reason,
        askedOn: todayOn(now),
        caseId: input.of === "case" ? (openCase(tx, loan.id, line.quarter)?.id ?? null) : null,
        userName: actor.name,
        createdAt: now,
      })
      .returning({ id: subsidyClawback.id })
      .get();
    tx.update(subsidyLine)
      .set({ clawedFen: line.clawedFen + input.fen })
      .where(eq(subsidyLine.id, lineId))
      .run();
    recordEvent(tx, actor, {
      event: "subsidy.asked-back",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      reason: input.reason,
      after: { amount: yuanFigure(input.fen) },
    });
    return { ok: true, id };
  });
}

/** The money came: the line is clawed back. */
export function clawedBack(
  db: Db,
  actor: Actor<"subsidy.batch">,
  loanId: number,
  clawbackId: number,
  on: Day,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotClawed } {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    const row = tx
      .select()
      .from(subsidyClawback)
      .where(and(eq(subsidyClawback.id, clawbackId), eq(subsidyClawback.loanId, loanId)))
      .get();
    if (!loan || !row) return { ok: false, why: "subsidyWhy.notFound" };
    if (row.liftedOn && !row.paidOn) return { ok: false, why: "subsidyWhy.lifted" };
    if (on > todayOn(now)) return { ok: false, why: "subsidyWhy.day" };
    if (row.paidOn) return { ok: true };
    tx.update(subsidyClawback).set({ paidOn: on }).where(eq(subsidyClawback.id, clawbackId)).run();
    if (row.lineId)
      tx.update(subsidyLine).set({ state: "clawed-back" }).where(eq(subsidyLine.id, row.lineId)).run();
    recordEvent(tx, actor, {
      event: "subsidy.clawed-back",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      after: { amount: yuanFigure(row.fen), paidOn: on },
    });
    return { ok: true };
  });
}
