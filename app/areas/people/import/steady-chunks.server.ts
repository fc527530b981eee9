/** What one step of a long work says: there is more, or it was the last. */
export type Step = "more" | "done";

/**
 * Milliseconds that one step may hold the database for: whoever saves a form meanwhile waits as long. Short steps cost
 * more in all: each writes every page of nine indexes that it touches, and a small one touches nearly as many as a large.
 */
const longest = 2_000;
/** Milliseconds between two steps, in which those who wait get their turn. */
const pause = 25;
const smallest = 500;
const largest = 50_000;

/**
 * Does a long work in steps that take about as long as somebody may wait: the size of each follows from the time the
 * one before it took. The machine and its load are never known beforehand.
 */
export async function steadyChunks(step: (size: number) => Step, first = 10_000): Promise<void> {
  let size = first;
  for (;;) {
    const began = performance.now();
    if (step(size) === "done") return;
    const took = Math.max(1, performance.now() - began);
    size = Math.round(Math.min(largest, Math.max(smallest, Math.min(size * 4, (size * longest) / took))));
    await new Promise((resume) => setTimeout(resume, pause));
  }
}
