import type { Fen } from "~/platform/money";

// Exact whole arithmetic of interest. A rate is a whole number of millionths (hundredths of a basis point: 3.45% = 34,500),
// money a whole number of fen; their products are bigint, and rounding happens where a rule says so, nowhere else.

/** A rate in millionths a year: 1 = 0.01 basis points. */
export type Ppm = number;

export const ppmOfBp = (bp: number): Ppm => bp * 100;

/**
 * Nearest whole number, halves away from zero (四舍五入).
 * @param over greater than 0
 */
export function roundHalfUp(value: bigint, over: bigint): Fen {
  const sign = value < 0n ? -1n : 1n;
  return Number((sign * (2n * sign * value + over)) / (2n * over));
}

/** Share of an amount in basis points, rounded half up: 50% of 1,613.45 = 806.73. */
export const shareOf = (fen: Fen, bp: number): Fen => roundHalfUp(BigInt(fen) * BigInt(bp), 10_000n);

const decimal = /^(\d{1,3})(?:\.(\d{1,6}))?$/;

/** "0.0345" → 34500; null for anything but a plain decimal below 1 with at most six places. */
export function readRate(text: string): Ppm | null {
  const found = decimal.exec(text);
  if (!found) return null;
  const ppm = Number(found[1]) * 1_000_000 + Number((found[2] ?? "").padEnd(6, "0"));
  return ppm < 1_000_000 ? ppm : null;
}

/** 34500 → "0.0345", with at least four places. */
export function rateText(ppm: Ppm): string {
  const places = String(ppm % 1_000_000)
    .padStart(6, "0")
    .replace(/0{1,2}$/, "");
  return `${Math.floor(ppm / 1_000_000)}.${places}`;
}
