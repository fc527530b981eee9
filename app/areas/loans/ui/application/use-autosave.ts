import { useFetcher } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

export interface SavedForm {
  why: string | null;
  errors: Record<string, string>;
  revision: number;
}

/** Typing stops for this long, in milliseconds: then what stands in the form is sent. */
const pause = 1_200;

/**
 * The form saves itself as one goes, through the page's own action; the button does the same without script. Another
 * save waits until the one before was answered, so that revisions follow each other.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, firstRevision: number) {
  const fetcher = useFetcher<SavedForm>();
  const revision = useRef(firstRevision);
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { state, data, submit } = fetcher;
  if (data && data.revision > revision.current) revision.current = data.revision;
  if (firstRevision > revision.current) revision.current = firstRevision;

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const send = () => {
      if (!dirty.current || state !== "idle") return;
      dirty.current = false;
      const body = new FormData(element);
      body.set("revision", String(revision.current));
      body.set("intent", "auto");
      submit(body, { method: "post" });
    };
    const typed = () => {
      dirty.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(send, pause);
    };
    // What was typed while the last save was on its way goes out now.
    if (state === "idle" && dirty.current) timer.current = setTimeout(send, pause);
    element.addEventListener("input", typed);
    return () => {
      element.removeEventListener("input", typed);
      clearTimeout(timer.current);
    };
  }, [form, state, submit]);

  return {
    saving: state !== "idle",
    saved: data ?? null,
    /** The number the next form must send: saves in between have moved it on. */
    revision: revision.current,
  };
}
