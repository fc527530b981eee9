import { useFetcher, useRevalidator } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

export interface SavedForm {
  why: string | null;
  errors: Record<string, string>;
  revision: number;
  /** The network was away: nothing of it has arrived. */
  lost?: boolean;
}

/** Typing stops for this long, in milliseconds: then what stands in the form is sent. */
const pause = 600;
/** And after this long once more when the network was away. */
const again = 5_000;

/** What is wrong is said of what was sent (app/ui/answered.ts), and here that is what stands in the fields now. */
function noteSent(form: HTMLFormElement): void {
  for (const c of form.elements)
    if (c instanceof HTMLInputElement || c instanceof HTMLTextAreaElement) c.dataset.sent = c.value;
}

/** A link that leaves the page in this window. */
function linkAway(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link?.href || (link.target && link.target !== "_self") || link.hasAttribute("download")) return null;
  const to = new URL(link.href);
  return to.pathname === location.pathname && to.search === location.search ? null : link;
}

/**
 * The form saves itself as one goes, through the page's own action; the button does the same without script. Another
 * save waits until the one before was answered, so that revisions follow each other. Whoever leaves by a link leaves
 * once all is saved; on reloading or closing the rest is sent on its way and the browser asks first.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, firstRevision: number) {
  const fetcher = useFetcher<SavedForm>();
  const { revalidate } = useRevalidator();
  const revision = useRef(firstRevision);
  const dirty = useRef(false);
  /** A save is on its way; known at once, while `state` is known a moment later. */
  const busy = useRef(false);
  const begun = useRef(false);
  /** What waits until the save on its way is answered: the link or the button that was pressed. */
  const onward = useRef<{ go: () => void; anyway: boolean } | null>(null);
  const { state, data, submit } = fetcher;
  if (data && data.revision > revision.current) revision.current = data.revision;
  if (firstRevision > revision.current) revision.current = firstRevision;

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const bodyOf = (base: number) => {
      const body = new FormData(element);
      body.set("revision", String(base));
      body.set("intent", "auto");
      return body;
    };
    const send = () => {
      clearTimeout(timer);
      if (!dirty.current || busy.current) return;
      dirty.current = false;
      busy.current = true;
      noteSent(element);
      submit(bodyOf(revision.current), { method: "post" });
    };
    const typed = () => {
      dirty.current = true;
      clearTimeout(timer);
      timer = setTimeout(send, pause);
    };
    const follow = (event: MouseEvent) => {
      const link = linkAway(event);
      if (!link || (!dirty.current && !busy.current)) return;
      event.preventDefault();
      event.stopPropagation();
      onward.current = { go: () => link.click(), anyway: false };
      send();
    };
    const press = (event: SubmitEvent) => {
      if (!busy.current) {
        dirty.current = false;
        return;
      }
      event.preventDefault();
      const { submitter } = event;
      onward.current = { go: () => element.requestSubmit(submitter), anyway: true };
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (!dirty.current) return;
      // A save on its way moves the revision on by one before this arrives.
      const body = bodyOf(revision.current + (busy.current ? 1 : 0));
      dirty.current = false;
      event.preventDefault();
      fetch(location.href, { method: "POST", body, keepalive: true }).then(
        () => revalidate(),
        () => undefined,
      );
    };
    if (state !== "idle") begun.current = true;
    else if (begun.current) {
      begun.current = false;
      busy.current = false;
      const next = onward.current;
      if (data?.lost) {
        dirty.current = true;
        onward.current = null;
      } else if (next && !dirty.current) {
        onward.current = null;
        // A field that could not be read keeps whoever typed it here, once, with its words; a button brings them anyway.
        if (next.anyway || (!data?.why && Object.keys(data?.errors ?? {}).length === 0)) next.go();
      }
    }
    // What was typed while the last save was on its way goes out now.
    if (dirty.current && onward.current) send();
    else if (dirty.current) timer = setTimeout(send, data?.lost ? again : pause);
    element.addEventListener("input", typed);
    element.addEventListener("change", send);
    element.addEventListener("submit", press);
    document.addEventListener("click", follow, true);
    addEventListener("beforeunload", leave);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("input", typed);
      element.removeEventListener("change", send);
      element.removeEventListener("submit", press);
      document.removeEventListener("click", follow, true);
      removeEventListener("beforeunload", leave);
    };
  }, [form, state, data, submit, revalidate]);

  return {
    saving: state !== "idle",
    saved: data ?? null,
    /** The number the next form must send: saves in between have moved it on. */
    revision: revision.current,
  };
}
