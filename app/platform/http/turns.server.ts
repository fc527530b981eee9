/**
 * Who computes now. Pages are computed one after the other whatever their number: begun all at once, each takes as
 * long as all together; in turn, the first is there at once and none is begun that nobody waits for any more.
 */
export const turnLimits = {
  /** Begun at the same time. */
  atOnce: 4,
  /** A request that still waits for something else (a worker, the disk) after this no longer holds up others. */
  heldMs: 1000,
  /** As long as somebody waits before they are told that too much is going on. */
  patienceMs: 30_000,
  /** And as many as may stand in line. */
  inLine: 1000,
} as const;

export interface Turns {
  /** Resolves when it is this one's turn, with how to give it back; null when too many stand before it. */
  take(gone: AbortSignal): Promise<(() => void) | null>;
}

interface Waiting {
  begin(): void;
}

export function turns(limits: { [key in keyof typeof turnLimits]: number } = turnLimits): Turns {
  let running = 0;
  const line = new Set<Waiting>();

  function begin(): () => void {
    running += 1;
    let held = true;
    const give = () => {
      clearTimeout(timer);
      if (!held) return;
      held = false;
      running -= 1;
      const [next] = line;
      next?.begin();
    };
    const timer = setTimeout(give, limits.heldMs);
    timer.unref();
    return give;
  }

  return {
    take(gone) {
      if (running < limits.atOnce) return Promise.resolve(begin());
      if (line.size >= limits.inLine) return Promise.resolve(null);
      return new Promise((resolve) => {
        const leave = () => {
          clearTimeout(patience);
          gone.removeEventListener("abort", giveUp);
          line.delete(waiting);
        };
        const giveUp = () => {
          leave();
          resolve(null);
        };
        const waiting = {
          begin() {
            leave();
            resolve(begin());
          },
        };
        line.add(waiting);
        const patience = setTimeout(giveUp, limits.patienceMs);
        gone.addEventListener("abort", giveUp);
      });
    },
  };
}
