import { useEffect, useRef } from "react";

/**
 * First in a form whose buttons each decide something else: a browser lets Enter in a field press the first button, and
 * a first button that is disabled makes Enter in a line of text press none. In a radio or a box Chromium goes on to the
 * next button, so the form takes the key itself where there is script.
 */
export function EnterDecidesNothing() {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const form = ref.current?.form;
    const stop = (e: KeyboardEvent) => {
      if (e.key === "Enter" && !e.ctrlKey && !e.metaKey && e.target instanceof HTMLInputElement)
        e.preventDefault();
    };
    form?.addEventListener("keydown", stop);
    return () => form?.removeEventListener("keydown", stop);
  }, []);
  return <button ref={ref} type="submit" className="vh" disabled tabIndex={-1} aria-hidden="true" />;
}
