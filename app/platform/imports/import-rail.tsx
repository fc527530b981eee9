import { useText } from "~/platform/i18n/use-text";
import { Rail } from "~/ui/rail";
import { importsText } from "./text";

/** 选文件 → 对上列 → 试运行 → 确认导入. */
export function ImportRail(props: {
  at: "columns" | "dryRun" | "done";
  fileName: string;
  columns: number;
  confirmed?: string;
  /** It was taken back: nothing of it is done any more. */
  undone?: boolean;
}) {
  const t = useText(importsText);
  const order = ["file", "columns", "dryRun", "confirm"] as const;
  const now = props.at === "done" ? 4 : order.indexOf(props.at);
  const details = [
    props.fileName,
    now === 1 ? t("step.columnsNow") : t("step.columnsDone", { count: props.columns }),
    now === 2 ? t("step.notSaved") : null,
    props.confirmed ?? t("step.undoable"),
  ];
  return (
    <section className="sheet">
      <div className="rail-pad">
        <Rail
          label={t("step.label")}
          steps={order.map((key, i) => ({
            key,
            title: t(`step.${key}`),
            detail: details[i],
            state:
              props.undone && key === "confirm" ? "skipped" : i < now ? "done" : i === now ? "now" : "later",
          }))}
        />
      </div>
    </section>
  );
}
