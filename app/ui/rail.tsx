import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface RailStep {
  key: string;
  title: string;
  detail?: ReactNode;
  state: "done" | "now" | "later" | "late" | "skipped" | "refused";
}

/** A process, read left to right: done, now (who holds it), later. */
export function Rail({ steps, label }: { steps: readonly RailStep[]; label: string }) {
  return (
    <ol className="rail" aria-label={label}>
      {steps.map((s) => (
        <li
          key={s.key}
          className={
            s.state === "skipped"
              ? "skip1"
              : s.state === "late" || s.state === "refused"
                ? "now late"
                : s.state
          }
          aria-current={s.state === "now" || s.state === "late" ? "step" : undefined}
        >
          <b>
            {s.state === "done" && <Icon name="check" />}
            {(s.state === "now" || s.state === "late") && <Icon name="circle-dot" />}
            {s.state === "refused" && <Icon name="circle-x" />}
            {s.title}
          </b>
          {s.detail}
        </li>
      ))}
    </ol>
  );
}
