import { useEffect, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { frameText } from "./text";

/** Files are saved, the page stays: no line for them. */
const isFile = (path: string) => /\.(pdf|zip|xlsx|csv|svg|png|jpe?g)$/.test(path);

/** Whether a click leads away from this page in this window. */
export function leavesPage(link: HTMLAnchorElement, here: Location, click: MouseEvent): boolean {
  if (click.defaultPrevented || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey)
    return false;
  if (link.target && link.target !== "_self") return false;
  if (link.hasAttribute("download") || link.origin !== here.origin || isFile(link.pathname)) return false;
  return !(link.hash && link.pathname === here.pathname && link.search === here.search);
}

/** What somebody sent may take its time: after a second it is said that it is being done. */
const saidAfter = 1000;

/** Nothing for 300 ms, then a thin line under the top of the page until the next one is there. */
export function LoadingLine() {
  const t = useText(frameText);
  const [shown, setShown] = useState<"opening" | "working" | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(timer);
      clearTimeout(later);
      setShown(null);
    };
    const start = (sent = false) => {
      clearTimeout(timer);
      clearTimeout(later);
      timer = setTimeout(() => setShown("opening"), 300);
      if (sent) later = setTimeout(() => setShown("working"), saidAfter);
    };
    const onClick = (e: MouseEvent) => {
      const link = (e.target as Element | null)?.closest?.("a[href]");
      if (link instanceof HTMLAnchorElement && leavesPage(link, location, e)) start();
    };
    const onSubmit = (e: SubmitEvent) => {
      const form = e.target as HTMLFormElement;
      if (!e.defaultPrevented && form.method !== "dialog" && !isFile(new URL(form.action).pathname))
        start(form.method === "post");
    };
    // Coming back from the next page shows this one as it was left.
    window.addEventListener("pageshow", stop);
    document.addEventListener("click", onClick);
    document.addEventListener("submit", onSubmit);
    return () => {
      stop();
      window.removeEventListener("pageshow", stop);
      document.removeEventListener("click", onClick);
      document.removeEventListener("submit", onSubmit);
    };
  }, []);
  return shown ? (
    <div className="loading-line" role="status">
      <span className={shown === "working" ? "loading-words" : "vh"}>
        {t(shown === "working" ? "working" : "loading")}
      </span>
    </div>
  ) : null;
}
