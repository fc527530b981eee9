import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { thresholdText } from "../text/threshold";

type Values = Record<"fromOn" | "general" | "special" | "basis" | "reason", string>;
export type EditedThreshold = Omit<Values, "reason"> & { from: string };

export interface ThresholdResult {
  lastResult: SubmissionResult<string[]> | null;
  why: string | null;
  ask: AskedRecount | null;
}

/** Pieces on the books that would be counted otherwise: to be confirmed. */
export interface AskedRecount {
  key: string;
  toFixed: number;
  toListed: number;
}

export function RecountAsked({ ask }: { ask: AskedRecount }) {
  const t = useText(thresholdText);
  return (
    <div className="note warn mt4">
      {ask.toListed > 0 && <p>{t("ask.toListed", { count: ask.toListed })}</p>}
      {ask.toFixed > 0 && <p>{t("ask.toFixed", { count: ask.toFixed })}</p>}
      <label className="plain" htmlFor="sure">
        <input type="checkbox" className="cb" id="sure" name="sure" value={ask.key} /> {t("ask.sure")}
      </label>
    </div>
  );
}

/** The next threshold, or the last one put right. */
export function ThresholdForm({
  edited,
  result,
}: {
  edited: EditedThreshold | null;
  result?: ThresholdResult;
}) {
  const t = useText(thresholdText);
  const { from: _, ...before } = edited ?? { from: "", fromOn: "", general: "", special: "", basis: "" };
  const form = useFields<Values, typeof thresholdText.zh>(thresholdText, {
    lastResult: result?.lastResult,
    defaultValue: { ...before, reason: "" },
  });
  const ask = result?.ask;
  return (
    <Sheet title={edited ? t("editOne", { day: edited.from }) : t("add")} id="add" pad>
      <form method="post" className="form" key={form.key} noValidate>
        <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
        <input type="hidden" name="step" value={edited ? "change" : "add"} />
        {edited && <input type="hidden" name="was" value={edited.fromOn} />}
        <DateField {...form.field("fromOn")} label={t("fromOn")} help={t("addHelp")} pick={t("pick")} />
        <TextField
          {...form.field("general")}
          label={t("general")}
          help={t("generalHelp")}
          inputMode="decimal"
          suffix={t("unit")}
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          {...form.field("special")}
          label={t("special")}
          inputMode="decimal"
          suffix={t("unit")}
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          {...form.field("basis")}
          label={t("basis")}
          help={t("basisHelp")}
          maxLength={80}
          autoComplete="off"
        />
        {edited && (
          <TextField {...form.field("reason")} label={t("reason")} maxLength={200} autoComplete="off" />
        )}
        {ask && <RecountAsked ask={ask} />}
        <p className="mt4 row">
          <button type="submit" className="btn pri">
            {t(edited ? "saveEdit" : "save")}
          </button>
          {edited && <a href="/equipment/thresholds">{t("leave")}</a>}
        </p>
      </form>
    </Sheet>
  );
}
