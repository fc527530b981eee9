/**
 * How many half-days somebody may still miss and qualify by attendance; negative when it cannot suffice any more.
 * @param counted half-days that count for the person, @param attended those attended, @param unmarked those without a
 * mark (still to come, or not yet entered); the threshold is in basis points and met exactly at it (DOMAIN §8.28).
 */
export function spareAbsences(
  q: { counted: number; attended: number; unmarked: number },
  attendanceThresholdBp: number,
): number {
  const needed = Math.ceil((q.counted * attendanceThresholdBp) / 10_000);
  return q.attended + q.unmarked - needed;
}
