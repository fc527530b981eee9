import { useCallback, useEffect, useRef, useState } from "react";

/** The words of a refusal, out of the page that came back. */
async function whyOf(answer: Response, fallback: string): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("main [role=alert]")?.textContent?.trim() || fallback;
}

/**
 * Changes that are saved as one goes: shown at once, sent in order, kept in the browser until the server has them,
 * so that a village without network loses nothing. The same change sent twice must be one to the server.
 */
export function useKeptChanges<T extends object>(options: {
  /** Name in the browser's storage. */
  store: string;
  /** Where they are posted, as JSON in the field `name`. */
  action: string;
  name: string;
  /** Two changes of one key: the later one counts. */
  keyOf: (change: T) => string;
  fallback: string;
}) {
  const { store, action, name, fallback } = options;
  const keyOf = useRef(options.keyOf);
  const [changed, setChanged] = useState<ReadonlyMap<string, T>>(new Map());
  const [pending, setPending] = useState(0);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const queue = useRef<T[]>([]);
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
      body.set(name, JSON.stringify(batch));
      const answer = await fetch(action, { method: "POST", body });
      // Sent to the sign-in page: the session ran out. What is kept goes out after signing in again.
      if (!answer.redirected && answer.status < 500) {
        // What was changed again meanwhile is another entry, and stays.
        queue.current = queue.current.filter((q) => !batch.includes(q));
        keep();
        // The rule refused these: they are not tried again, and what the server has stands.
        setFailed(answer.ok ? null : await whyOf(answer, fallback));
        if (answer.ok) setSavedAt(Date.now());
        else {
          const refused = new Set(batch.map(keyOf.current));
          setChanged((before) => new Map([...before].filter(([key]) => !refused.has(key))));
        }
      }
    } catch {
      // No network: what is kept goes out later.
    }
    busy.current = false;
    if (queue.current.length > 0 && navigator.onLine)
      timer.current = setTimeout(() => void again.current(), 300);
  }, [action, name, keep, fallback]);
  again.current = send;

  useEffect(() => {
    const kept = localStorage.getItem(store);
    if (kept) {
      queue.current = JSON.parse(kept) as T[];
      setChanged(new Map(queue.current.map((c) => [keyOf.current(c), c])));
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
    (changes: readonly T[]) => {
      const key = keyOf.current;
      setChanged((before) => new Map([...before, ...changes.map((c) => [key(c), c] as const)]));
      queue.current = [...queue.current.filter((q) => !changes.some((c) => key(c) === key(q))), ...changes];
      keep();
      void send();
    },
    [keep, send],
  );
  return { set, changed, pending, savedAt, failed };
}
