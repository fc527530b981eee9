import type { Db } from "db/client.server";
import { subsidyClawback, subsidyLine } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { type Fen, yuanFigure } from "~/platform/money";
import { loanSubject } from "../money/loan-name";
import { findLoan } from "../money/loan-record.server";

export type WhyNotClawed =
  | "subsidyWhy.notFound"
  | "subsidyWhy.notPaid"
  | "subsidyWhy.clawTooMuch"
  | "subsidyWhy.day";

/** Asks a paid subsidy back: for misuse, false papers, days found too many [S50]. */
export function askBack(
  db: Db,
  actor: Actor<"subsidy.batch">,
  lineId: number,
  input: { fen: Fen; reason: string },
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
