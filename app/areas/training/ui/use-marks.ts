import { useCallback, useEffect, useRef, useState } from "react";
import type { Mark } from "../qualification";

export interface MarkChange {
  sessionId: number;
  enrolmentId: number;
  mark: Mark | null;
}

/** The words of a refusal, out of the page that came back. */
async function whyOf(answer: Response, fallback: string): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("main [role=alert]")?.textContent?.trim() || fallback;
}

const keyOf = (m: { sessionId: number; enrolmentId: number }) => `${m.enrolmentId} ${m.sessionId}`;

/**
 * Marks that are saved as one goes: shown at once, sent in order, kept in the browser until the server has them,
 * so that a village without network loses nothing. The same mark sent twice is one mark.
 */
export function useMarks(classId: number, fallback = "") {
  const store = `qihang-marks-${classId}`;
  const [changed, setChanged] = useState<ReadonlyMap<string, Mark | null>>(new Map());
  const [pending, setPending] = useState(0);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const queue = useRef<MarkChange[]>([]);
  const busy = useRef(false);
  const again = useRef<() => Promise<void>>(async () => undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(() => {
    if (queue.current.length === 0) localStorage.removeItem(store);
    else localStorage.setItem(store, JSON.stringify(queue.current));
    setPending(queue.current.length);
  }, [store]);

  const send = useCallback(async () => {
    if (busy.current || queue.current.length === 0) return;
    busy.current = true;
    const batch = queue.current.slice(0, 200);
    try {
      const body = new FormData();
      body.set("marks", JSON.stringify(batch));
      const answer = await fetch(`/training/${classId}/attendance`, { method: "POST", body });
      // Sent to the sign-in page: the session ran out. What is kept goes out after signing in again.
      if (!answer.redirected && answer.status < 500) {
        // What was marked again meanwhile is another entry, and stays.
        queue.current = queue.current.filter((q) => !batch.includes(q));
        keep();
        // The rule refused these: they are not tried again, and what the server has stands.
        setFailed(answer.ok ? null : await whyOf(answer, fallback));
        if (answer.ok) setSavedAt(Date.now());
        else {
          const refused = new Set(batch.map(keyOf));
          setChanged((before) => new Map([...before].filter(([key]) => !refused.has(key))));
        }
      }
    } catch {
      // No network: what is kept goes out later.
    }
    busy.current = false;
    if (queue.current.length > 0 && navigator.onLine)
      timer.current = setTimeout(() => void again.current(), 300);
  }, [classId, keep, fallback]);
  again.current = send;

  useEffect(() => {
    const kept = localStorage.getItem(store);
    if (kept) {
      queue.current = JSON.parse(kept) as MarkChange[];
      setChanged(new Map(queue.current.map((m) => [keyOf(m), m.mark])));
      setPending(queue.current.length);
    }
    const every = setInterval(send, 4000);
    window.addEventListener("online", send);
    void send();
    return () => {
      clearInterval(every);
      clearTimeout(timer.current);
      window.removeEventListener("online", send);
    };
  }, [send, store]);

  const set = useCallback(
    (changes: readonly MarkChange[]) => {
      setChanged((before) => new Map([...before, ...changes.map((m) => [keyOf(m), m.mark] as const)]));
      queue.current = [
        ...queue.current.filter((q) => !changes.some((c) => keyOf(c) === keyOf(q))),
        ...changes,
      ];
      keep();
      void send();
    },
    [keep, send],
  );

  const markOf = (enrolmentId: number, sessionId: number, stored: Mark | null): Mark | null => {
    const key = keyOf({ enrolmentId, sessionId });
    return changed.has(key) ? (changed.get(key) ?? null) : stored;
  };
  return { set, markOf, pending, savedAt, failed };
}
