import type { Fen } from "~/platform/money";
import { shareOf } from "../engine/exact";

/** All of a loss, in basis points. */
export const fullShareBp = 10_000;

interface Parts {
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly penaltyFen: Fen;
}

/** What a compensation is about, whoever bears how much of it. */
export const wholeFen = (p: Parts): Fen => p.principalFen + p.interestFen + p.penaltyFen;

/** What the guarantor itself pays of it. */
export const borneFen = (p: Parts, shareBp: number): Fen => shareOf(wholeFen(p), shareBp);

/** What a guarantor bears of a loss, and what of it came back until now: all of it, and the guarantor's part as booked. */
export interface Sharing {
  readonly shareBp: number;
  readonly backFen: Fen;
  readonly bookedFen: Fen;
}

/**
 * The guarantor's part of a sum that comes back, by its share of all that came back so far and less what is booked:
 * rounded once, so that all of it in any pieces gives back exactly what was paid (decision 028). Where rounded-up pieces
 * stand and others were reversed it waits at nothing until the share has caught up.
 */
export const partOfRecovery = (fen: Fen, s: Sharing): Fen =>
  Math.max(0, shareOf(s.backFen + fen, s.shareBp) - s.bookedFen);

/** Of a compensation that its fund or company bore in part: the part, and what it paid; null where it paid all. */
export const borneInPart = (e: Parts & { shareBp?: number | null }): { shareBp: number; fen: Fen } | null =>
  !e.shareBp || e.shareBp === fullShareBp ? null : { shareBp: e.shareBp, fen: borneFen(e, e.shareBp) };
