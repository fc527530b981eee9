import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { serverClock } from "./taken-changes";

/** A list that was read longer ago than this is one that the phone kept; milliseconds. */
const old = 20_000;
const every = 4000;

/** The server's clock, ms UTC; null where it cannot be reached. */
async function askClock(): Promise<number | null> {
  try {
    const answer = await fetch("/icon.svg", { method: "HEAD", cache: "no-store" });
    return answer.ok ? serverClock(answer) : null;
  } catch {
    return null;
  }
}

/**
 * A list that was opened without network, or stood there while it was away, is fetched again once the server is there
 * and nothing waits to be sent. Asked for only after an answer: a page that is fetched while the network goes away is lost.
 * @returns whether the server cannot be reached: the list is of when it was read
 */
export function useFreshList(readAt: number, pending: number): boolean {
  const { revalidate } = useRevalidator();
  const [away, setAway] = useState(false);
  const missed = useRef(false);
  const now = useRef({ readAt, pending, revalidate });
  now.current = { readAt, pending, revalidate };

  const look = useCallback(async (opened: boolean) => {
    const clock = await askClock();
    setAway(clock === null);
    // However it came to be shown: a list that is older than it was opened is one that the phone kept.
    if (clock === null || (opened && clock - now.current.readAt > old)) missed.current = true;
    if (clock === null || !missed.current || now.current.pending > 0) return;
    missed.current = false;
    now.current.revalidate();
  }, []);
  useEffect(() => {
    const again = () => void look(false);
    void look(true);
    const timer = setInterval(() => missed.current && again(), every);
    window.addEventListener("online", again);
    window.addEventListener("offline", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      window.removeEventListener("offline", again);
    };
  }, [look]);
  return away;
}
