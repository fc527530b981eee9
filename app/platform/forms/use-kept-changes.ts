import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { madeBy } from "~/platform/access/made-by";
import { type Held, heldBy, restsHere } from "./held-batch";
import { isStale, type KeptRefusal, readKeptAnswer, readRecords } from "./kept-answer";
import { adoptKept, ownStore } from "./own-store";
import { serverClock, type Taken, takenSince, withTaken } from "./taken-changes";
import { useFreshList } from "./use-fresh-list";
import type { AskList } from "./use-present-list";
import { useViewer } from "./use-viewer";

/** A change that the server did not take, with its reason: it stays in the browser until somebody decides. */
export interface RefusedChange<T> extends KeptRefusal {
  change: T;
}

/** What a page says about a batch: refused change by change, or all of them where it speaks of none. */
function refusedOf<T>(
  page: Document,
  ok: boolean,
  batch: readonly T[],
  keyOf: (change: T) => string,
  fallback: string,
): RefusedChange<T>[] {
  const single = readKeptAnswer(page);
  if (single)
    return batch.flatMap((change) => {
      const why = single.find((r) => r.key === keyOf(change));
      return why ? [{ ...why, change }] : [];
    });
  if (ok) return [];
  const why = page.querySelector("main [role=alert]")?.textContent?.trim() || fallback;
  return batch.map((change) => ({ change, key: keyOf(change), name: null, why, todo: null, to: null }));
}

const stored = <T>(name: string): T[] => JSON.parse(localStorage.getItem(name) ?? "[]") as T[];
const store = (name: string, rows: readonly unknown[]) =>
  rows.length === 0 ? localStorage.removeItem(name) : localStorage.setItem(name, JSON.stringify(rows));

/**
 * Changes that are saved as one goes: shown at once, sent in order, kept in the browser until the server has them,
 * so that a village without network loses nothing. Each change is answered by itself: what is valid is saved, and what
 * a rule refuses stays here with its reason until it is tried again or given up. The same change sent twice must be
 * one to the server. What the server took stays in the browser, too: a list that was read before it is shown with it.
 */
export function useKeptChanges<T extends object>(options: {
  /** Name of the list in the browser's storage; each person has a store of their own. */
  store: string;
  /** Where they are posted, as JSON in the field `name`. */
  action: string;
  name: string;
  /** Two changes of one key: the later one counts. */
  keyOf: (change: T) => string;
  fallback: string;
  /** When the list was read, by the server's clock; ms UTC. */
  readAt: number;
  /** Fetches the list as the server has it now: `usePresentList`. */
  ask?: AskList;
}) {
  const { action, name, fallback, readAt, ask } = options;
  const viewer = useViewer();
  const place = ownStore(options.store, viewer);
  const keyOf = useRef(options.keyOf);
  const [waiting, setWaiting] = useState<ReadonlyMap<string, T>>(new Map());
  const [taken, setTaken] = useState<readonly Taken<T>[]>([]);
  const [pending, setPending] = useState(0);
  /** The last sending did not reach the server: before it was tried, nobody knows. */
  const [offline, setOffline] = useState(false);
  /** Somebody has to sign in before anything goes out. */
  const [held, setHeld] = useState<Held | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [stale, setStale] = useState(false);
  const [refused, setRefused] = useState<readonly RefusedChange<T>[]>([]);
  const queue = useRef<T[]>([]);
  const busy = useRef(false);
  const again = useRef<() => Promise<void>>(async () => undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(() => {
    store(place, queue.current);
    setPending(queue.current.length);
  }, [place]);
  /** Takes keys off the refused, and puts others there. */
  const refuse = useCallback(
    (off: ReadonlySet<string>, more: readonly RefusedChange<T>[]) => {
      const next = [...stored<RefusedChange<T>>(`${place}-refused`).filter((r) => !off.has(r.key)), ...more];
      store(`${place}-refused`, next);
      setRefused(next);
    },
    [place],
  );

  /** What the server took, with what it said about each. */
  const take = useCallback(
    (rows: readonly T[], told: ReadonlyMap<string, number>, at: number) => {
      const key = keyOf.current;
      const more = rows.map((change) => ({ change, at, record: told.get(key(change)) ?? null }));
      const next = withTaken(stored<Taken<T>>(`${place}-taken`), more, key);
      store(`${place}-taken`, next);
      setTaken(next);
    },
    [place],
  );

  const send = useCallback(async () => {
    if (busy.current || queue.current.length === 0) return;
    busy.current = true;
    const batch = queue.current.slice(0, 200);
    // What nobody answered is tried again by the clock: at once it would only be asked for more and more often.
    let went = false;
    try {
      const body = new FormData();
      body.set(name, JSON.stringify(batch));
      const headers: HeadersInit = viewer ? { [madeBy]: encodeURIComponent(viewer) } : {};
      const answer = await fetch(action, { method: "POST", body, headers });
      setOffline(false);
      const waitsFor = heldBy(answer);
      setHeld(waitsFor);
      if (waitsFor === null && answer.status < 500) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const not = refusedOf(page, answer.ok, batch, keyOf.current, fallback);
        const keys = new Set(not.map((r) => r.key));
        // The refused are written down before they leave the queue: a page closed in between loses none.
        refuse(new Set(batch.map(keyOf.current)), not);
        const done = batch.filter((c) => !keys.has(keyOf.current(c)));
        take(done, new Map(readRecords(page)), serverClock(answer));
        // What was changed again meanwhile is another entry, and stays.
        queue.current = queue.current.filter((q) => !batch.includes(q));
        keep();
        went = true;
        if (done.length > 0) setSavedAt(Date.now());
        if (isStale(page)) setStale(true);
        // What the server has stands on the page where it took nothing.
        setWaiting((before) => new Map([...before].filter(([, c]) => !batch.includes(c))));
      }
    } catch {
      // No network: what is kept goes out later.
      setOffline(true);
    }
    busy.current = false;
    if (went && queue.current.length > 0 && navigator.onLine)
      timer.current = setTimeout(() => void again.current(), 300);
  }, [action, name, keep, refuse, take, fallback, viewer]);
  again.current = send;

  // The strip of the frame says then that nothing has to be saved; that it is being sent it says only while that is so.
  const rests = restsHere(held, pending);
  useEffect(() => {
    const { dataset } = document.body;
    dataset.keepsChanges = "";
    if (rests) dataset.keptRests = "";
    return () => {
      delete dataset.keepsChanges;
      delete dataset.keptRests;
    };
  }, [rests]);

  useEffect(() => {
    adoptKept(localStorage, options.store, place);
    queue.current = stored<T>(place);
    if (queue.current.length > 0) {
      setWaiting(new Map(queue.current.map((c) => [keyOf.current(c), c])));
      setPending(queue.current.length);
    }
    setRefused(stored<RefusedChange<T>>(`${place}-refused`));
    setTaken(stored<Taken<T>>(`${place}-taken`));
    const every = setInterval(send, 4000);
    window.addEventListener("online", send);
    void send();
    return () => {
      clearInterval(every);
      clearTimeout(timer.current);
      window.removeEventListener("online", send);
    };
  }, [send, place, options.store]);

  const set = useCallback(
    (changes: readonly T[]) => {
      const key = keyOf.current;
      setWaiting((before) => new Map([...before, ...changes.map((c) => [key(c), c] as const)]));
      queue.current = [...queue.current.filter((q) => !changes.some((c) => key(c) === key(q))), ...changes];
      keep();
      void send();
    },
    [keep, send],
  );
  /** Sends refused changes once more, as they were made. */
  const tryAgain = useCallback(
    (rows: readonly RefusedChange<T>[]) => {
      set(rows.map((r) => r.change));
      refuse(new Set(rows.map((r) => r.key)), []);
    },
    [set, refuse],
  );
  const giveUp = useCallback((row: RefusedChange<T>) => refuse(new Set([row.key]), []), [refuse]);
  const away = useFreshList({ readAt, pending, savedAt, ask });
  /** What the list lacks: taken since it was read, and what still waits. */
  const changed = useMemo((): ReadonlyMap<string, T> => {
    const since = takenSince(taken, readAt);
    return new Map([...since.map((t) => [keyOf.current(t.change), t.change] as const), ...waiting]);
  }, [taken, waiting, readAt]);
  const records = useMemo(
    (): ReadonlyMap<string, number> =>
      new Map(
        taken.flatMap((t) => (t.record === null ? [] : [[keyOf.current(t.change), t.record] as const])),
      ),
    [taken],
  );
  /** Whether a change still waits here to be sent. */
  const waits = (key: string) => queue.current.some((q) => keyOf.current(q) === key);
  return {
    set,
    changed,
    pending,
    offline,
    held,
    away,
    waits,
    records,
    savedAt,
    stale,
    refused,
    tryAgain,
    giveUp,
  };
}
