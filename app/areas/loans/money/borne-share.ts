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

/** Of a compensation that its fund or company bore in part: the part, and what it paid; null where it paid all. */
export const borneInPart = (e: Parts & { shareBp?: number | null }): { shareBp: number; fen: Fen } | null =>
  !e.shareBp || e.shareBp === fullShareBp ? null : { shareBp: e.shareBp, fen: borneFen(e, e.shareBp) };
