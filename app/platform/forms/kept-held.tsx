import { useLocation } from "@remix-run/react";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Note } from "~/ui/sheet";
import type { Held } from "./held-batch";
import { keptHeldText } from "./kept-held-words";
import { useViewer } from "./use-viewer";

/** What was noted waits for somebody to sign in: said in words, with the way there and back to this list. Not within a form. */
export function KeptHeld({ held, pending }: { held: Held | null; pending: number }) {
  const t = useText(keptHeldText);
  const name = useViewer();
  const { pathname, search } = useLocation();
  if (!held || pending === 0) return null;
  const back = new URLSearchParams({ to: pathname + search });
  return (
    <Note tone="warn" role="alert">
      {t(held, { count: pending, name })}
      {held === "over" ? (
        <div className="mt2">
          <a className="btn sm" href={`/sign-in?${back}`}>
            {t("signIn")}
          </a>
        </div>
      ) : (
        <form method="post" action={`/sign-out?${back}`} className="mt2">
          <button type="submit" className="btn sm">
            {t("change")}
          </button>
        </form>
      )}
    </Note>
  );
}

/** Beside what is saved: how many wait for that. */
export function HeldCount({ count }: { count: number }) {
  const t = useText(keptHeldText);
  return (
    <Badge tone="warn" icon="clock">
      {t("waits", { count })}
    </Badge>
  );
}
