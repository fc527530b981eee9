import { useText } from "~/platform/i18n/use-text";
import { LongWork } from "~/platform/progress/long-work";
import { Sheet } from "~/ui/sheet";
import { type FileKindName, fileKinds } from "../import/file-kind";

/** How far a large file is. */
export function ImportProgress(props: {
  kind: FileKindName;
  state: "checking" | "importing" | "undoing";
  progress: number;
  /** Rows of the file; 0 where nobody knows before it was read to its end. */
  total: number;
  /** People that it made, whom an undo deletes. */
  created: number;
}) {
  const t = useText(fileKinds[props.kind].text);
  const total = props.state === "undoing" ? props.created : props.total;
  // How far a file is counts its rows, headings among them: never more than there are people.
  const count = Math.min(props.progress, total || props.progress).toLocaleString("en");
  return (
    <Sheet pad>
      <LongWork
        key={props.state}
        words={t(`progress.${props.state === "checking" && total ? "checkingOf" : props.state}`, {
          count,
          total: total.toLocaleString("en"),
        })}
        bar={t("progress.bar")}
        leave={t("progress.leave")}
        done={props.progress}
        // An undo that does not say how far it is has a bar without an end.
        total={(props.state !== "undoing" || props.progress > 0) && total ? total : null}
      />
    </Sheet>
  );
}
