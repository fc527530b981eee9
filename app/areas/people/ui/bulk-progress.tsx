import { useText } from "~/platform/i18n/use-text";
import { LongWork } from "~/platform/progress/long-work";
import { bulkText } from "../text/bulk";

/** How far a change of many people is. */
export function BulkProgress(props: { state: "running" | "undoing"; progress: number; total: number }) {
  const t = useText(bulkText);
  const words = { progress: props.progress.toLocaleString("en"), total: props.total.toLocaleString("en") };
  return (
    <div>
      <LongWork
        key={props.state}
        words={t(`bulk.${props.state}`, words)}
        bar={t("bulk.bar")}
        leave={t("bulk.leave")}
        done={props.progress}
        total={props.total || null}
      />
    </div>
  );
}
