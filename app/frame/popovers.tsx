import { useEffect } from "react";

const floating = "details.menu, details.cond";

/**
 * What floats over the page closes with Escape, which gives the focus back to what opened it, and when somebody goes on
 * elsewhere. One that came open with a mistake in it stays until it was seen to.
 */
export function Popovers() {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== "Escape" || e.defaultPrevented) return;
      const open = (e.target as Element | null)?.closest?.<HTMLDetailsElement>(floating);
      if (!open?.open) return;
      open.open = false;
      open.querySelector("summary")?.focus();
    };
    const goesOn = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest("dialog")) return;
      for (const open of document.querySelectorAll<HTMLDetailsElement>(floating))
        if (open.open && !open.contains(target) && !open.querySelector("[aria-invalid]")) open.open = false;
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("focusin", goesOn);
    document.addEventListener("pointerdown", goesOn);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("focusin", goesOn);
      document.removeEventListener("pointerdown", goesOn);
    };
  }, []);
  return null;
}
