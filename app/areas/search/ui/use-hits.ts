import { useEffect, useState } from "react";
import { isPrivate, readTerm } from "~/platform/search/search-term";
import type { Found } from "../search-everything.server";

export type HitsState =
  | { is: "empty" | "private" | "failed" }
  | { is: "waiting"; before: Found | null }
  | { is: "found"; found: Found };

const pause = 120;

/** Asks the server for what is typed, after a short pause; an answer to older text is dropped. */
export function useHits(text: string): HitsState {
  const [state, setState] = useState<HitsState>({ is: "empty" });
  useEffect(() => {
    if (readTerm(text).kind === "nothing") return setState({ is: "empty" });
    if (isPrivate(text)) return setState({ is: "private" });
    const stop = new AbortController();
    setState((now) => ({ is: "waiting", before: "found" in now ? now.found : null }));
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/search/hits?${new URLSearchParams({ q: text })}`, {
          signal: stop.signal,
          redirect: "error",
        });
        if (!answer.ok) throw new Error(String(answer.status));
        setState({ is: "found", found: (await answer.json()) as Found });
      } catch {
        if (!stop.signal.aborted) setState({ is: "failed" });
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return state;
}
