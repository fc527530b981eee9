import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { serverClock } from "./taken-changes";
import type { AskList } from "./use-present-list";

/** A list that was read longer ago than this is one that the phone kept; milliseconds. */
const old = 20_000;
const every = 4000;
/** While it is looked at, a list is asked for so often: colleagues sign on phones of their own. */
const looksEvery = 20_000;
/** After an answer: scans that follow one another are asked about once. */
const afterAnswer = 1000;

/** The server's clock, ms UTC; null where it cannot be reached. */
async function askClock(): Promise<number | null> {
  try {
    const answer = await fetch("/icon.svg", { method: "HEAD", cache: "no-store" });
    return answer.ok ? serverClock(answer) : null;
  } catch {
    return null;
  }
}

interface Shown {
  /** When the list was read, by the server's clock; ms UTC. */
  readAt: number;
  pending: number;
  savedAt: number | null;
  ask: AskList | undefined;
}

/** Asks for the list after each answer, when the page is looked at again, and every so often while it is. */
function useLooks(ask: AskList | undefined, savedAt: number | null, told: (there: boolean) => void): void {
  const look = useCallback(async () => {
    if (ask && document.visibilityState === "visible") told(await ask());
  }, [ask, told]);
  useEffect(() => {
    const timer = setInterval(look, looksEvery);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);
  useEffect(() => {
    if (savedAt === null) return;
    const timer = setTimeout(look, afterAnswer);
    return () => clearTimeout(timer);
  }, [savedAt, look]);
}

/**
 * Keeps a list as the server has it: by `ask` while it is looked at; and one that was opened without network, or stood
 * there while it was away, is fetched again once the server is there and nothing waits to be sent. Where there is no
 * `ask` the whole page is fetched, only after an answer: a page that is fetched while the network goes away is lost.
 * @returns whether the server cannot be reached: the list is of when it was read
 */
export function useFreshList({ readAt, pending, savedAt, ask }: Shown): boolean {
  const { revalidate } = useRevalidator();
  const [away, setAway] = useState(false);
  const missed = useRef(false);
  const now = useRef({ readAt, pending, ask, revalidate });
  now.current = { readAt, pending, ask, revalidate };

  const look = useCallback(async (opened: boolean) => {
    const clock = await askClock();
    setAway(clock === null);
    // However it came to be shown: a list that is older than it was opened is one that the phone kept.
    if (clock === null || (opened && clock - now.current.readAt > old)) missed.current = true;
    if (clock === null || !missed.current || now.current.pending > 0) return;
    missed.current = false;
    if (!now.current.ask) return now.current.revalidate();
    if (!(await now.current.ask())) missed.current = true;
  }, []);
  const told = useCallback((there: boolean) => {
    setAway(!there);
    if (!there) missed.current = true;
  }, []);
  useLooks(ask, savedAt, told);
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
