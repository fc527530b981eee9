/**
 * Calls `over` after that many seconds in which the process had time for others: while it computes without a pause,
 * no second counts. A clock would give up a page only because pages before it were computed. Answers how to stop it.
 */
export function patience(seconds: number, over: () => void, secondMs = 1000): () => void {
  let left = seconds;
  const tick = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(tick);
    over();
  }, secondMs);
  tick.unref();
  return () => clearInterval(tick);
}
