/** How much longer a long work takes, from the pace that was measured. Pure. */

/** How far it was at an instant (ms). */
export interface Look {
  at: number;
  done: number;
}

/** Looks of this long count, in milliseconds: the pace of the first minute says little about the tenth. */
const remembered = 60_000;
/** Less than this says nothing about the pace. */
const enough = 4_000;

/** The looks with one more; one that lies before the last begins anew, since another step of the work has begun. */
export function withLook(looks: readonly Look[], look: Look): readonly Look[] {
  const last = looks.at(-1);
  if (last && look.done < last.done) return [look];
  return [...looks.filter((l) => look.at - l.at <= remembered), look];
}

/**
 * Minutes to go at the measured pace, rounded up; 0: less than one.
 * @returns null while too little was seen to say
 */
export function minutesLeft(looks: readonly Look[], total: number): number | null {
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || last.at - first.at < enough || last.done <= first.done || total <= last.done)
    return null;
  const ms = ((total - last.done) * (last.at - first.at)) / (last.done - first.done);
  return ms < 60_000 ? 0 : Math.ceil(ms / 60_000);
}
