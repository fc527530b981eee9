import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { thresholdText } from "../text/threshold";
import { type AskedRecount, RecountAsked, type ThresholdResult } from "./threshold-form-sheet";

export interface RemovedThreshold {
  fromOn: string;
  from: string;
  /** Of the threshold before it, which counts then. */
  general: string;
  special: string;
  ask: AskedRecount;
}

/** Asks before the last threshold is taken back: what counts then, which pieces change, and why. */
export function ThresholdRemoval({
  removed: d,
  result,
}: {
  removed: RemovedThreshold;
  result?: ThresholdResult;
}) {
  const t = useText(thresholdText);
  const form = useFields<Record<"reason", string>, typeof thresholdText.zh>(thresholdText, {
    lastResult: result?.lastResult,
    defaultValue: { reason: "" },
  });
  const ask = result?.ask ?? d.ask;
  return (
    <Sheet title={t("removeOne", { day: d.from })} id="remove" pad>
      <form method="post" className="form" key={form.key} noValidate>
        <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
        <input type="hidden" name="step" value="remove" />
        <input type="hidden" name="fromOn" value={d.fromOn} />
        <p className="mt4">{t("removeWhat", { day: d.from, general: d.general, special: d.special })}</p>
        <TextField {...form.field("reason")} label={t("removeReason")} maxLength={200} autoComplete="off" />
        {ask.toFixed + ask.toListed > 0 && <RecountAsked ask={ask} />}
        <p className="mt4 row">
          <button type="submit" className="btn danger">
            {t("removeAct")}
          </button>
          <a href="/equipment/thresholds">{t("keep")}</a>
        </p>
      </form>
    </Sheet>
  );
}
