import { useEffect } from "react";

/**
 * Keeps pages that are worked on without network, so that they can be opened again without it (decision 023): at the
 * start, and again whenever something was saved. Browsers offer this over TLS only; elsewhere, and while developing,
 * nothing happens.
 * @param paths of this page and of what belongs to it; which may be kept `public/service-worker.js` decides
 * @param savedAt when the server last took something, ms UTC
 */
export function useKeptOffline(paths: readonly string[], savedAt: number | null): void {
  const list = paths.join(" ");
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const keep = async () => {
      try {
        await navigator.serviceWorker.register("/service-worker.js");
        const { active } = await navigator.serviceWorker.ready;
        active?.postMessage({ keep: list.split(" ") });
      } catch {
        // A browser that allows none works as it does without.
      }
    };
    const timer = setTimeout(keep, savedAt === null ? 300 : 2000);
    return () => clearTimeout(timer);
  }, [list, savedAt]);
}
