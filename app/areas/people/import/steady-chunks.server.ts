/** What one step of a long work says: there is more, or it was the last. */
export type Step = "more" | "done";

export interface Pace {
  /** Milliseconds that one step may hold the database for: whoever saves a form meanwhile waits as long. */
  longest: number;
  smallest: number;
  largest: number;
}

/**
 * Of a work in a thread of its own. Short steps cost more in all: each writes every page of nine indexes that it
 * touches, and a small one touches nearly as many as a large.
 */
const apart: Pace = { longest: 1_200, smallest: 50, largest: 50_000 };

/**
 * Of comparing people, which nobody waits for: one name may have a hundred times as many namesakes as the next, so a
 * step may take many times what the one before it led to expect.
 */
export const comparing: Pace = { longest: 300, smallest: 10, largest: 2_000 };

/** Of a work beside the pages, in their own thread: every page waits for a step. */
export const besidePages: Pace = { longest: 150, smallest: 10, largest: 500 };

/**
 * Milliseconds between two steps, in which those who wait get their turn. Who waits for the database asks again every
 * 100 ms at the longest: a shorter pause they miss time and again, until they give up.
 */
const pause = 130;

/**
 * Does a long work in steps that take about as long as somebody may wait: the size of each follows from the time the
 * one before it took, and the first is small. The machine and its load are never known beforehand.
 */
export async function steadyChunks(
  step: (size: number) => Step,
  first = 1_000,
  { longest, smallest, largest }: Pace = apart,
): Promise<void> {
  let size = first;
  for (;;) {
    const began = performance.now();
    if (step(size) === "done") return;
    const took = Math.max(1, performance.now() - began);
    size = Math.round(Math.min(largest, Math.max(smallest, Math.min(size * 4, (size * longest) / took))));
    await new Promise((resume) => setTimeout(resume, pause));
  }
}
