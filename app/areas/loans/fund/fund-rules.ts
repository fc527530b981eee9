import type { Fen } from "~/platform/money";
import { roundHalfUp, shareOf } from "../engine/exact";

/** What the book of a fund and the loans it stands for come to. */
export interface FundFigures {
  /** Money in the fund: the sum of its book. */
  balanceFen: Fen;
  /** 在保余额: balance of the loans it stands for. */
  guaranteedFen: Fen;
  /** Promised and not paid out yet. */
  committedFen: Fen;
  /** Paid for borrowers since the beginning, and what came back of it. */
  compensatedFen: Fen;
  recoveredFen: Fen;
  /** Balance of the loans with anything overdue. */
  overdueFen: Fen;
}

export interface FundLimits {
  /** Loans ÷ money, in hundredths. */
  leverageMost: number | null;
  stopOverdueBp: number | null;
  stopCompensationBp: number | null;
  shareBp: number;
}

interface BookLine {
  id: number;
  kind: string;
  fen: Fen;
  /** The line that this one takes back. */
  ofId: number | null;
}

/** What lines of a kind come to, less what of them was taken back by reversals: a reversed recovery is none. */
export function sumOfKind(book: readonly BookLine[], kind: string): Fen {
  const ids = new Set(book.filter((e) => e.kind === kind).map((e) => e.id));
  return book
    .filter((e) => e.kind === kind || (e.kind === "reversal" && e.ofId !== null && ids.has(e.ofId)))
    .reduce((sum, e) => sum + e.fen, 0);
}

const ratio = (a: Fen, b: Fen, by: bigint): number | null =>
  b > 0 ? roundHalfUp(BigInt(a) * by, BigInt(b)) : null;

/** 在保余额 ÷ 基金余额, in hundredths; null for an empty fund (DOMAIN §1.4). */
export const leverageOf = (f: Pick<FundFigures, "balanceFen" | "guaranteedFen">): number | null =>
  ratio(f.guaranteedFen, f.balanceFen, 100n);

/** 逾期贷款余额 ÷ 在保余额, in basis points. */
export const overdueShare = (f: FundFigures): number | null => ratio(f.overdueFen, f.guaranteedFen, 10_000n);

/** 代偿率: (累计代偿 − 已追回) ÷ 在保余额, in basis points; the sources divide by the balance of the loans (DOMAIN §1.4). */
export const compensationShare = (f: FundFigures): number | null =>
  ratio(f.compensatedFen - f.recoveredFen, f.guaranteedFen, 10_000n);

export type WhyFundStops =
  | "fundWhy.closed"
  | "fundWhy.empty"
  | "fundWhy.leverage"
  | "fundWhy.overdue"
  | "fundWhy.compensation";

/**
 * What a fund can still promise, in fen: its money times the leverage it may have, less what it stands for and less what
 * it has promised and is not paid out; never below zero, null where its leverage has no limit (DOMAIN §1.4).
 */
export function roomOf(limits: Pick<FundLimits, "leverageMost">, f: FundFigures): Fen | null {
  if (limits.leverageMost === null) return null;
  const most = (BigInt(Math.max(0, f.balanceFen)) * BigInt(limits.leverageMost)) / 100n;
  return Math.max(0, Number(most) - f.guaranteedFen - f.committedFen);
}

/** Why a fund takes no new loan of this size; null when it does. The shares are those before the loan. */
export function whyFundStops(limits: FundLimits, f: FundFigures, addFen: Fen): WhyFundStops | null {
  if (f.balanceFen <= 0) return "fundWhy.empty";
  const [overdue, compensated] = [overdueShare(f), compensationShare(f)];
  if (limits.stopOverdueBp !== null && overdue !== null && overdue >= limits.stopOverdueBp)
    return "fundWhy.overdue";
  if (limits.stopCompensationBp !== null && compensated !== null && compensated >= limits.stopCompensationBp)
    return "fundWhy.compensation";
  const room = roomOf(limits, f);
  if (room === null) return null;
  return addFen > room || room === 0 ? "fundWhy.leverage" : null;
}

/** The fund after so much of its loans had to be paid by it: its own share leaves the book, all of it leaves the loans. */
export const afterPaying = (f: FundFigures, limits: FundLimits, fen: Fen): FundFigures => ({
  ...f,
  balanceFen: f.balanceFen - shareOf(fen, limits.shareBp),
  guaranteedFen: f.guaranteedFen - fen,
  overdueFen: Math.max(0, f.overdueFen - fen),
  compensatedFen: f.compensatedFen + shareOf(fen, limits.shareBp),
});
