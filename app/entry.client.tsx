import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Resolves when the data of the page is read. Until then RemixBrowser suspends, above every boundary: a key or a
 * click in that moment makes React finish at once what cannot be finished yet, and the page stays dead (React 345).
 * Asked for by itself it throws what it waits for before it comes to any hook.
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (waiting instanceof Promise) await waiting;
  }
}

pageData().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
