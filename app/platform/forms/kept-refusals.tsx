import { useState } from "react";
import { clockOf } from "~/platform/dates";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import type { RefusedChange } from "./use-kept-changes";

/** Changes that were refused, each by name with its reason and the way on: nothing that was noted goes silently. */
export function KeptRefusals<T extends object>(props: {
  refused: readonly RefusedChange<T>[];
  /** Whom or what it was about, and what was noted. */
  labelOf: (row: RefusedChange<T>) => string;
  madeAt?: (change: T) => number;
  tryAgain: (rows: readonly RefusedChange<T>[]) => void;
  giveUp: (row: RefusedChange<T>) => void;
}) {
  const t = useText(interfaceText);
  const { refused, labelOf, madeAt, tryAgain, giveUp } = props;
  const [sure, setSure] = useState<string | null>(null);
  if (refused.length === 0) return null;
  return (
    <Sheet
      title={t("kept.title")}
      count={refused.length}
      className="mt3 keptno"
      actions={
        refused.length > 1 && (
          <button type="button" className="btn sm" onClick={() => tryAgain(refused)}>
            {t("kept.againAll")}
          </button>
        )
      }
      foot={t("kept.lead")}
    >
      <div role="alert">
        {refused.map((r) => (
          <div className="li wrap" key={r.key}>
            <div className="grow">
              <b>{labelOf(r)}</b>{" "}
              {madeAt && (
                <span className="t12 sub">{t("kept.made", { time: clockOf(madeAt(r.change)) })}</span>
              )}
              <div className="t13 bad">{r.why}</div>
              {r.todo && <div className="t13">{r.to ? <a href={r.to}>{r.todo}</a> : r.todo}</div>}
            </div>
            <div className="row">
              <button type="button" className="btn sm" onClick={() => tryAgain([r])}>
                {t("kept.again")}
                <span className="vh"> {labelOf(r)}</span>
              </button>
              <button
                type="button"
                className={sure === r.key ? "btn sm danger" : "btn sm quiet"}
                onClick={() => (sure === r.key ? giveUp(r) : setSure(r.key))}
              >
                {t(sure === r.key ? "kept.giveUpSure" : "kept.giveUp")}
                <span className="vh"> {labelOf(r)}</span>
              </button>
            </div>
          </div>
        ))}
      </div>
    </Sheet>
  );
}

/** Beside what is saved: how many were not. */
export function KeptCount({ count }: { count: number }) {
  const t = useText(interfaceText);
  return (
    <Badge tone="bad" icon="circle-x">
      {t("kept.count", { count })}
    </Badge>
  );
}
