import { useCallback, useEffect, useRef, useState } from "react";
import type { Mark } from "../qualification";

export interface MarkChange {
  sessionId: number;
  enrolmentId: number;
  mark: Mark | null;
}

const keyOf = (m: { sessionId: number; enrolmentId: number }) => `${m.enrolmentId} ${m.sessionId}`;

/**
 * Marks that are saved as one goes: shown at once, sent in order, kept in the browser until the server has them,
 * so that a village without network loses nothing. The same mark sent twice is one mark.
 */
export function useMarks(classId: number) {
  const store = `qihang-marks-${classId}`;
  const [changed, setChanged] = useState<ReadonlyMap<string, Mark | null>>(new Map());
  const [pending, setPending] = useState(0);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const queue = useRef<MarkChange[]>([]);
  const busy = useRef(false);

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
        queue.current = queue.current.slice(batch.length);
        keep();
        setFailed(!answer.ok);
        if (answer.ok) setSavedAt(Date.now());
      }
    } catch {
      // No network: what is kept goes out later.
    }
    busy.current = false;
  }, [classId, keep]);

  useEffect(() => {
    const kept = localStorage.getItem(store);
    if (kept) {
      queue.current = JSON.parse(kept) as MarkChange[];
      setChanged(new Map(queue.current.map((m) => [keyOf(m), m.mark])));
      setPending(queue.current.length);
    }
    const timer = setInterval(send, 4000);
    window.addEventListener("online", send);
    void send();
    return () => {
      clearInterval(timer);
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
