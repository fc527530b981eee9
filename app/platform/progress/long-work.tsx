import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { TimeLeft } from "./left";

/** How often the page asks how far it is, in milliseconds. */
const often = 1_000;

/**
 * Asks by itself how far a long work is; without script the page comes anew every few seconds.
 * @param every how often, in milliseconds
 * @returns how often it has asked
 */
export function useProgress(every = often): number {
  const { revalidate, state } = useRevalidator();
  const [turn, next] = useState(0);
  // An answer that is slow to come is waited for: asking again would break it off.
  useEffect(() => {
    if (state !== "idle") return;
    next((n) => n + 1);
    const timer = setTimeout(revalidate, every);
    return () => clearTimeout(timer);
  }, [revalidate, state, every]);
  return turn;
}

/** A work of minutes that goes on beside the server: how far it is, how much longer it takes, and that one may leave. */
export function LongWork(props: {
  words: string;
  /** What the bar shows, for who cannot see it. */
  bar: string;
  leave: string;
  done: number;
  /** Of how many; null: nobody knows yet. */
  total: number | null;
}) {
  const turn = useProgress();
  const { done, total } = props;
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <p role="status">{props.words}</p>
      <p className="mt3">
        <progress
          className="far"
          aria-label={props.bar}
          max={total ?? undefined}
          value={total === null ? undefined : Math.min(done, total)}
        />
      </p>
      {total !== null && (
        <p className="t13 mt2">
          <TimeLeft done={done} total={total} turn={turn} />
        </p>
      )}
      <p className="sub t13 mt3">{props.leave}</p>
    </>
  );
}
