import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useText } from "~/platform/i18n/use-text";
import { bulkText } from "../text/bulk";

/** How often the page asks how far it is, in milliseconds. */
const often = 1_000;

/** How far a change of many people is. Asks by itself; without script the page comes anew every few seconds. */
export function BulkProgress(props: { state: "running" | "undoing"; progress: number; total: number }) {
  const t = useText(bulkText);
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, often);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  const words = { progress: props.progress.toLocaleString("en"), total: props.total.toLocaleString("en") };
  return (
    <div className="stack">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <p role="status">{t(`bulk.${props.state}`, words)}</p>
      <p>
        <progress
          className="far"
          aria-label={t("bulk.bar")}
          max={props.total || undefined}
          value={props.progress}
        />
      </p>
      <p className="sub t13">{t("bulk.leave")}</p>
    </div>
  );
}
