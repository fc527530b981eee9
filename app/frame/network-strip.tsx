import { useEffect, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { frameText } from "./text";

type State = "fine" | "lost" | "back";

/** A browser that calls itself offline may still reach a server on the same machine: the server is asked. */
async function reachable(): Promise<boolean> {
  try {
    return (await fetch("/icon.svg", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** A strip under the top bar while the server cannot be reached: forms stay as they are and are not sent into nowhere. */
export function NetworkStrip() {
  const t = useText(frameText);
  const [state, setState] = useState<State>("fine");
  // A page that keeps what is marked and sends it by itself says how much; here nobody is told to save.
  const keeps = state !== "fine" && document.querySelector("[data-keeps-changes]") !== null;
  const why = state === "lost" ? (keeps ? "lostKept" : "lostWhy") : keeps ? "backKept" : "backWhy";
  useEffect(() => {
    const look = async () => {
      const there = await reachable();
      setState((now) => (there ? (now === "lost" ? "back" : now) : "lost"));
    };
    window.addEventListener("offline", look);
    window.addEventListener("online", look);
    if (!navigator.onLine) void look();
    return () => {
      window.removeEventListener("offline", look);
      window.removeEventListener("online", look);
    };
  }, []);
  useEffect(() => {
    if (state !== "lost") return;
    const hold = (e: Event) => e.preventDefault();
    document.addEventListener("submit", hold, true);
    const again = setInterval(async () => {
      if (await reachable()) setState("back");
    }, 5000);
    return () => {
      document.removeEventListener("submit", hold, true);
      clearInterval(again);
    };
  }, [state]);
  if (state === "fine") return <div role="status" className="contents" />;
  return (
    <div role="status" className="contents">
      <div className={state === "lost" ? "strip" : "strip ok"}>
        <Icon name={state === "lost" ? "wifi-off" : "circle-check"} />
        <b>{t(`network.${state}`)}</b>
        <span className="grow">{t(`network.${why}`)}</span>
        {state === "back" && (
          <button type="button" className="btn sm" onClick={() => setState("fine")}>
            {t("network.dismiss")}
          </button>
        )}
      </div>
    </div>
  );
}
