/**
 * Interest of one balance, rate and some days before rounding, as a decimal of so many places: 183,000.00 × 3.45% × 92 ÷
 * 360 = 1,613.450000. In yuan; the last place is rounded half up, for showing only.
 * @param ratePpm millionths
 */
export function exactInterest(
  parts: readonly { balanceFen: number; ratePpm: number; days: number }[],
  basis: number,
  places: number,
): string {
  const raw = parts.reduce((sum, p) => sum + BigInt(p.balanceFen) * BigInt(p.ratePpm) * BigInt(p.days), 0n);
  const over = BigInt(basis) * 1_000_000n * 100n;
  const scaled = (raw * 10n ** BigInt(places) * 2n + over) / (over * 2n);
  const digits = scaled.toString().padStart(places + 1, "0");
  const whole = digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${digits.slice(-places)}`;
}
