/** Medians over alternated repetitions: whatever else the machine does hits both sides of a ratio alike. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return { median, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** The value below which the given share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export type Case = (repetition: number) => unknown;

/** Runs the cases in turn, `repetitions` times after a first round that does not count. @returns milliseconds of each */
export async function alternate<Name extends string>(
  cases: Readonly<Record<Name, Case>>,
  repetitions: number,
  warmUps = 1,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(cases) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUps; round < repetitions; round += 1)
    for (const name of names) {
      const began = performance.now();
      await cases[name](round);
      if (round >= 0) times[name].push(performance.now() - began);
    }
  return times;
}

/** Round by round, one side against the other. */
export const ratios = (above: readonly number[], below: readonly number[]): number[] =>
  above.map((value, i) => value / (below[i] ?? Number.NaN));
