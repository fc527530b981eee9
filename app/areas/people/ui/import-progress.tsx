import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { type FileKindName, fileKinds } from "../import/file-kind";

/** How often the page asks how far it is, in milliseconds. */
const often = 1_000;

/** How far a large file is. Asks by itself; without script the page comes anew every few seconds. */
export function ImportProgress(props: {
  kind: FileKindName;
  state: "checking" | "importing" | "undoing";
  progress: number;
  total: number;
}) {
  const t = useText(fileKinds[props.kind].text);
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, often);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  // How far a file is counts its rows, headings among them: never more than there are people.
  const count = Math.min(props.progress, props.total || props.progress).toLocaleString("en");
  return (
    <Sheet pad>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <p role="status">{t(`progress.${props.state}`, { count, total: props.total.toLocaleString("en") })}</p>
      <p className="mt3">
        <progress
          className="far"
          aria-label={t("progress.bar")}
          max={props.total || undefined}
          value={props.state === "importing" && props.total ? props.progress : undefined}
        />
      </p>
      <p className="sub t13 mt3">{t("progress.leave")}</p>
    </Sheet>
  );
}
